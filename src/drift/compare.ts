import type { AccessGraph } from "../graph/access-graph.js";
import type { Directory } from "../model/directory.js";
import type { Snapshot } from "../model/snapshot.js";
import { accountDrift } from "./account-drift.js";
import { evidenceOf } from "./evidence.js";
import { groupDrift } from "./group-drift.js";
import { matchAccounts } from "./match-accounts.js";
import { standingsOf } from "./standing.js";
import type { Comparison, Drift, DriftSettings, Match } from "./types.js";

/**
 * What the identity provider says against what Redash shows: accounts, memberships, and the access that the next login
 * changes. The order of the lists of both changes nothing.
 *
 * @param graph of the snapshot.
 */
export function compare(
  snapshot: Snapshot,
  graph: AccessGraph,
  directory: Directory,
  settings: DriftSettings,
): Drift {
  const matches = matchAccounts(snapshot.users, directory.identities, settings.match);
  return compareMatched(snapshot, graph, { directory, settings }, matches);
}

/** The same where it is known already who each account is. */
export function compareMatched(
  snapshot: Snapshot,
  graph: AccessGraph,
  { directory, settings }: Comparison,
  matches: ReadonlyMap<number, Match>,
): Drift {
  const evidence = evidenceOf(snapshot, directory, settings.match, matches);
  const standings = standingsOf(evidence, snapshot.users, matches);
  const groups = groupDrift({ snapshot, graph, directory, settings, matches, evidence, standings });
  const { samlGroupsOf, comesBack, memberships, access } = groups;
  const accounts = accountDrift({ snapshot, directory, matches, evidence, standings, samlGroupsOf });
  return {
    matches,
    logins: accounts.logins,
    accounts: accounts.rows,
    memberships,
    access,
    comesBack,
    notEvaluated: [...accounts.notEvaluated, ...groups.notEvaluated],
  };
}
