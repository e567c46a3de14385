import type { Directory } from "../model/directory.js";
import type { Snapshot } from "../model/snapshot.js";
import type { MatchSettings } from "./types.js";

/** What the files allow to be said, against a snapshot: made once for all accounts. */
export interface Evidence {
  readonly directory: Directory;
  readonly match: MatchSettings;
}

export function evidenceOf(
  _snapshot: Pick<Snapshot, "startedAt" | "finishedAt">,
  directory: Directory,
  match: MatchSettings,
): Evidence {
  return { directory, match };
}
