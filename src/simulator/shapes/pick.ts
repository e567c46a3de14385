/** The named fields of a value, in the order named. */
export function pick(
  value: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, value[field]]));
}
