/** `1234567` as `1,234,567`: the same in every locale. */
export function figure(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number with its noun: `1 group`, `1,200 groups`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${figure(value)} ${value === 1 ? one : many}`;
}
