import { counted } from "../model/counted.js";
import type { SourceCounts } from "./access-counts.js";

/**
 * `12 accounts, and 3 of which it is not known`: of a data source, how many whose access works can do something there.
 * @param counts of a data source that is not in the snapshot: undefined
 */
export function reachInWords(
  counts: SourceCounts | undefined,
  certain: (counts: SourceCounts) => number,
): string {
  const accounts = counted(counts === undefined ? 0 : certain(counts), "account");
  const possible = counts?.live.unknown ?? 0;
  return possible === 0
    ? accounts
    : `${accounts}, and ${counted(possible, "account")} of which it is not known`;
}
