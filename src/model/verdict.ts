/**
 * How far a run is whole, from the best down. `changed while reading`: nothing is missing, and something other than
 * activity differed between two answers, so that it is the state of no one moment. `partial, gaps accepted`: somebody
 * answers for every gap; what is missing is as unknown as before.
 */
export const VERDICT_KINDS = [
  "complete",
  "changed while reading",
  "partial, gaps accepted",
  "partial",
] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

/** As it stands wherever a verdict is shown: `PARTIAL, GAPS ACCEPTED`. */
export function verdictWord(kind: VerdictKind): string {
  return kind.toUpperCase();
}
