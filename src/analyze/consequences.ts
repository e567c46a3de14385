import type { Drift } from "../drift/types.js";
import type { AccessGraph } from "../graph/access-graph.js";
import { isShared, type SharedChange } from "../graph/after-changes.js";
import { changeKey } from "../graph/cut.js";
import type { Change } from "../graph/types.js";
import { type Losers, whoLoses } from "../graph/who-loses.js";
import type { Snapshot } from "../model/snapshot.js";

/** What changes bring besides what they are made for. */
export interface Consequences {
  /** Users whose level falls on a data source that the changes are about, ascending ids; not those they aim at. */
  readonly alsoLoses: readonly number[];
  /** The same, where what somebody has now or would have then is not known. */
  readonly mayAlsoLose: readonly number[];
  /**
   * Whether the changes are still there after the next login: `no` where it undoes one of them. null: no change.
   * Grants and owners of queries hold; a group comes back where the directory sends it, `default` wherever groups are sent.
   */
  readonly holdsAfterLogin: "yes" | "no" | "unknown" | null;
}

/** What consequences are asked of; `drift` null: the accounts were compared with no directory. */
export interface Circumstances {
  readonly snapshot: Snapshot;
  readonly graph: AccessGraph;
  readonly drift: Drift | null;
}

/**
 * What else the changes do, were all of them made.
 *
 * @param aimedAt Users whose access is meant to fall; the users that the changes name are among them in any case.
 */
export function consequencesOf(
  changes: readonly Change[],
  circumstances: Circumstances,
  aimedAt: readonly number[] = [],
): Consequences {
  const named = changes.flatMap((change) => (isShared(change) ? [] : [change.userId]));
  const spared = new Set([...aimedAt, ...named]);
  const others = (ids: readonly number[]) => ids.filter((id) => !spared.has(id));
  const { surely, perhaps } = losersOf(changes.filter(isShared), circumstances.graph);
  return {
    alsoLoses: others(surely),
    mayAlsoLose: others(perhaps),
    holdsAfterLogin: holdsAfterLogin(changes, circumstances),
  };
}

/** Thousands of findings ask about few changes of grants, each of which can hit everybody: so many are kept. */
const MOST_KEPT = 64;
const KEPT = new WeakMap<AccessGraph, Map<string, Losers>>();

function losersOf(changes: readonly SharedChange[], graph: AccessGraph): Losers {
  if (changes.length === 0) return { surely: [], perhaps: [] };
  const kept = KEPT.get(graph) ?? new Map<string, Losers>();
  KEPT.set(graph, kept);
  const key = changes.map(changeKey).sort().join();
  const losers = kept.get(key) ?? whoLoses(graph, changes);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, losers);
  return losers;
}

function holdsAfterLogin(
  changes: readonly Change[],
  circumstances: Circumstances,
): Consequences["holdsAfterLogin"] {
  if (changes.length === 0) return null;
  const each = changes.map((change) =>
    change.kind === "membership" ? membershipHolds(change, circumstances) : "yes",
  );
  if (each.includes("no")) return "no";
  return each.includes("unknown") ? "unknown" : "yes";
}

const HOLDS = { yes: "no", no: "yes", unknown: "unknown" } as const;

function membershipHolds(
  { userId, groupId }: Extract<Change, { readonly kind: "membership" }>,
  { snapshot, graph, drift }: Circumstances,
): "yes" | "no" | "unknown" {
  if (drift !== null) return HOLDS[drift.comesBack(userId, groupId)];
  // A login of a disabled account is refused, and changes nothing.
  if (graph.index.users.get(userId)?.user.disabled === true) return "yes";
  return snapshot.signIn.saml === false ? "yes" : "unknown";
}
