/** The named fields of a value, in the order named. */
export function pick(
  value: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const field of fields) picked[field] = value[field];
  return picked;
}
