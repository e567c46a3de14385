/** A number with its noun: `1 group`, `1,200 groups`, in every locale the same. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${String(value).replace(/\B(?=(\d{3})+$)/g, ",")} ${value === 1 ? one : many}`;
}
