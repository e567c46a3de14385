import type { Directory } from "../model/directory.js";
import type { Snapshot } from "../model/snapshot.js";
import type { Evidence } from "./evidence.js";
import type { AccountDrift, Match, NotEvaluated, SamlGroups } from "./types.js";

interface AccountDriftInput {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly matches: ReadonlyMap<number, Match>;
  readonly evidence: Evidence;
  /**
   * Whether the attribute is sent for the person of an account: the setting, but `not_sent` where it is known to be
   * left out for that person (Entra, more than 150 groups; in none of the groups, and then left out).
   */
  readonly samlGroupsOf: (userId: number) => SamlGroups;
}

interface AccountDrifts {
  /** By user id, then finding; then the row of the organisation; then identities without account, by key. */
  readonly rows: readonly AccountDrift[];
  readonly notEvaluated: readonly NotEvaluated[];
}

export function accountDrift(_input: AccountDriftInput): AccountDrifts {
  throw new Error("not built yet");
}
