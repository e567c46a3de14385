/**
 * Names of types where a value should stand: what PowerShell writes for lists and objects that it does not unfold, in
 * a CSV cell or below the depth of `ConvertTo-Json`. They say that there was something, and not what.
 */
const TYPE_NAME =
  /^(?:System\.\w+\[\]|System\.Object|System\.(?:Collections|Management\.Automation)\.\S+|Microsoft\.(?:\w+\.)+\w+(?:\[\])?|@\{.*\})$/s;

/** The text of a cell or member, trimmed; undefined where there is none: no text, empty, or a .NET type's name. */
export function text(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  return trimmed === "" || TYPE_NAME.test(trimmed) ? undefined : trimmed;
}

/** An id as text: providers write theirs as text or as a whole number. */
export function idOf(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : text(value);
}

/** A total as a number: some servers write theirs as text. */
export function totalOf(value: unknown): number | undefined {
  const total = typeof value === "string" && /^\d+$/.test(value.trim()) ? Number(value) : value;
  return Number.isSafeInteger(total) ? (total as number) : undefined;
}

/** The value as an object with named members; undefined for everything else, lists and null included. */
export function object(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Record<string, unknown>;
}

/** The value as a list; undefined for everything else. */
export function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
