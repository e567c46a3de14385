import { figure } from "../model/counted.js";

/** A number in a column of numbers: a zero is greyed, a latent one stands in brackets. */
export function countCell(
  n: number,
  { latent = false } = {},
): { readonly text: string; readonly zero: boolean } {
  return { text: n > 0 && latent ? `(${figure(n)})` : figure(n), zero: n === 0 };
}
