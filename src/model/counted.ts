/** A number with its noun: `1 group`, `12 groups`, `3 are on`. Never `1 groups`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString("en-US")} ${value === 1 ? one : many}`;
}
