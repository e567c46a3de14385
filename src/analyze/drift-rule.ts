import {
  ACCOUNT_FINDINGS,
  type AccountDrift,
  type AccountFinding,
  type Drift,
  type MembershipDrift,
  type MembershipFinding,
} from "../drift/types.js";
import { groupsOf } from "../graph/user-access.js";
import { putUnder } from "../model/put-under.js";
import { sentences } from "../model/sentences.js";
import { leaving } from "./accounts.js";
import { dayOf } from "./age.js";
import type { DriftMeaning } from "./drift-meanings.js";
import { ACCOUNT_MEANINGS, MEMBERSHIP_MEANINGS } from "./drift-meanings.js";
import { ofUser, someOf, subjects } from "./examining.js";
import { ACCOUNTS, type BaseFacts, type Case, MEMBERS, type RuleDescriptor, rule } from "./rule.js";

export type DriftFacts = BaseFacts & { readonly drift: Drift };

/** What a rule of drift says for itself; the rest follows from the kind of drift that it is about. */
type OwnWords = Pick<RuleDescriptor, "id" | "title" | "severity" | "version" | "changeWhere" | "frameworks">;

/** A rule about what the directory says of accounts. */
export function accountDriftRule(
  finding: AccountFinding,
  words: OwnWords,
  isWanted: (row: AccountDrift, facts: DriftFacts) => boolean = () => true,
): RuleDescriptor<"drift"> {
  return driftRule({
    ...words,
    meaning: ACCOUNT_MEANINGS[finding],
    restsOn: ACCOUNTS,
    identity: ["user"],
    denominator: COMPARED,
    examine: (facts) => ({
      examined: facts.drift.matches.size,
      partly: notComparedOfAccounts(finding, facts),
      cases: facts.drift.accounts.flatMap((row): Case[] => {
        if (row.finding !== finding || row.userId === null || !isWanted(row, facts)) return [];
        const others = row.others.length === 0 ? "" : `The others: ${someOf(row.others)}.`;
        return [ofUser(row.userId, outcomeOfRow(row), sentences([evidenceOf(row), others]))];
      }),
    }),
  });
}

/** A rule about memberships one by one: each is what somebody gives or takes away. */
export function membershipDriftRule(finding: MembershipFinding, words: OwnWords): RuleDescriptor<"drift"> {
  return driftRule({
    ...words,
    meaning: MEMBERSHIP_MEANINGS[finding],
    restsOn: MEMBERS,
    identity: ["user", "group"],
    denominator: "memberships, in Redash or by the directory",
    examine: (facts) => ({
      examined: membershipsOnEitherSide(facts),
      partly: notComparedOfGroups(facts),
      cases: driftOfMemberships(finding, facts).flatMap((row): Case[] => {
        const { userId, groupId, inRedash } = row;
        if (groupId === null) return [];
        const about = [...subjects("user", [userId]), ...subjects("group", [groupId])];
        const ending = inRedash === "yes" ? { changes: leaving(userId, [groupId]) } : {};
        return [{ about, outcome: "found", evidence: evidenceOf(row), ...ending }];
      }),
    }),
  });
}

/** A rule about all such memberships of an account together: their cause and their remedy are the same. */
export function membershipsDriftRule(
  finding: "stale until login" | "not evaluated",
  words: OwnWords,
): RuleDescriptor<"drift"> {
  return driftRule({
    ...words,
    meaning: MEMBERSHIP_MEANINGS[finding],
    restsOn: MEMBERS,
    identity: ["user"],
    denominator: COMPARED,
    examine(facts) {
      const byUser = new Map<number, MembershipDrift[]>();
      for (const row of driftOfMemberships(finding, facts)) putUnder(byUser, row.userId, row);
      return {
        examined: facts.drift.matches.size,
        partly: notComparedOfGroups(facts),
        cases: Array.from(byUser, ([userId, rows]) => caseOfMemberships(userId, rows, facts)),
      };
    },
  });
}

const COMPARED = "accounts compared with the directory";

function caseOfMemberships(userId: number, rows: readonly MembershipDrift[], facts: DriftFacts): Case {
  const groupIds = rows.flatMap(({ groupId }) => groupId ?? []);
  const also = subjects("group", groupIds);
  const groups = `In ${someOf(groupIds.map(facts.groupLabel))}.`;
  if (rows[0]?.finding === "not evaluated") {
    const notKnown = new Set(rows.map((row) => row.notKnown));
    return ofUser(userId, "unknown", sentences([groups, ...notKnown]), { also });
  }
  const reasons = new Set(rows.map(evidenceOf));
  return ofUser(userId, "found", sentences([groups, ...reasons]), {
    also,
    changes: leaving(userId, groupIds),
  });
}

/** A rule that rests on drift; what it means and what to do stands with the kinds of drift, for all that tell of them. */
export function driftRule({
  meaning,
  ...own
}: OwnWords &
  Pick<RuleDescriptor<"drift">, "restsOn" | "identity" | "denominator" | "examine"> & {
    readonly meaning: DriftMeaning;
  }): RuleDescriptor<"drift"> {
  return rule({ ...own, needs: ["drift"], explanation: meaning.means, remedy: meaning.remedy });
}

export function driftOfMemberships(
  finding: MembershipFinding,
  { drift }: Pick<DriftFacts, "drift">,
): MembershipDrift[] {
  return drift.memberships.filter((row) => row.finding === finding);
}

export function outcomeOfRow({ state }: AccountDrift): Case["outcome"] {
  return state === "found" ? "found" : "unknown";
}

/** What a row of drift rests on, and what of it is not known. */
export function evidenceOf({
  restsOn,
  notKnown,
  since,
}: Pick<AccountDrift, "restsOn" | "notKnown" | "since">): string {
  return sentences([
    restsOn,
    since === null ? "" : `Since ${dayOf(since)}.`,
    notKnown === "" ? "" : `Not known: ${notKnown}`,
  ]);
}

/** What was not compared, of one kind of drift of accounts. */
export function notComparedOfAccounts(finding: AccountFinding, { drift }: DriftFacts): readonly string[] {
  return drift.notEvaluated
    .filter(({ what }) => what === finding || what === "The account map")
    .map(({ what, why }) => `${what}: ${why}`);
}

/** What was not compared of groups. Access after a login is no rule's: it follows from them. */
export function notComparedOfGroups({ drift }: DriftFacts): readonly string[] {
  const isOfAccounts = (what: string) => ACCOUNT_FINDINGS.some((finding) => finding === what);
  return drift.notEvaluated
    .filter(({ what }) => !isOfAccounts(what) && !what.startsWith("Access after the next login"))
    .map(({ what, why }) => `${what}: ${why}`);
}

function membershipsOnEitherSide({ snapshot, graph, drift }: DriftFacts): number {
  const here = snapshot.users.reduce((sum, { id }) => sum + (groupsOf(graph, id)?.length ?? 0), 0);
  const onlyThere = drift.memberships.filter(
    ({ inRedash, groupId }) => inRedash === "no" && groupId !== null,
  );
  return here + onlyThere.length;
}
