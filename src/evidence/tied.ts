import type { Total } from "../model/snapshot.js";

/**
 * Whether a total is what the server counts, or another reading of its section made good what it lacks: the last total
 * that the server counts tells what all readings together found. null: the server gives none.
 */
export function tied({ reported, distinct }: Total, ofSection: readonly Total[]): boolean | null {
  if (reported === null) return null;
  const together = ofSection.findLast((total) => total.reported !== null);
  return reported === distinct || together?.reported === together?.distinct;
}
