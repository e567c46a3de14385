import type { AccessGraph } from "../graph/access-graph.js";
import { addressKey, type Directory, type Identity } from "../model/directory.js";
import { sentences } from "../model/sentences.js";
import type { Snapshot, User } from "../model/snapshot.js";
import { compareMatched } from "./compare.js";
import { matchedIdentity } from "./standing.js";
import type { AccountDrift, Comparison, Drift, DriftSettings, Match, MembershipDrift } from "./types.js";

/** Stands for every name, address and id of somebody else, so that no text that has one comes out the same. */
export const SOMEBODY = "\u0000";

export const WITHHELD = "withheld here, because it may name somebody who is not on this page:";
const WITHHELD_REASON = `Why is ${WITHHELD} the report of the full run has it.`;

/** The same drift, worded without any name, address or id of anybody but these people. */
export function wordedWithoutOthers(
  drift: Drift,
  snapshot: Snapshot,
  graph: AccessGraph,
  comparison: Comparison,
  people: ReadonlySet<number>,
): Drift {
  const { anonymous, matches } = anonymised(snapshot, comparison, drift.matches, people);
  return compareMatched(anonymous.snapshot, graph, anonymous.comparison, matches);
}

/**
 * What was found of these people, in texts that name nobody else: one that comes out otherwise without the names of all
 * others is withheld. What was found stays as it is.
 * @param worded of `wordedWithoutOthers`
 */
export function withholdingOthers(drift: Drift, worded: Drift, people: ReadonlySet<number>): Drift {
  const accounts = new Map(worded.accounts.map((row) => [accountKey(row), row]));
  const memberships = new Map(worded.memberships.map((row) => [membershipKey(row), row]));
  const reasons = new Set(worded.notEvaluated.map(({ what, why }) => JSON.stringify([what, why])));
  return {
    ...drift,
    accounts: drift.accounts
      .filter(({ userId, identity }) => (userId === null ? identity === null : people.has(userId)))
      .map((row) => withheldRow(row, accounts.get(accountKey(row)), "account-drift.csv")),
    memberships: drift.memberships
      .filter(({ userId }) => people.has(userId))
      .map((row) => withheldRow(row, memberships.get(membershipKey(row)), "membership-drift.csv")),
    notEvaluated: drift.notEvaluated.map((one) =>
      reasons.has(JSON.stringify([one.what, one.why])) ? one : { ...one, why: WITHHELD_REASON },
    ),
  };
}

/** An account has each finding once; so has the organisation. */
function accountKey({ userId, finding }: AccountDrift): string {
  return JSON.stringify([userId, finding]);
}

function membershipKey({ userId, groupId, sentName }: MembershipDrift): string {
  return JSON.stringify([userId, groupId, sentName]);
}

interface Texts {
  readonly restsOn: string;
  readonly notKnown: string;
  readonly others?: readonly string[];
}

function withheldRow<Row extends Texts>(row: Row, worded: Texts | undefined, file: string): Row {
  const restsOn = row.restsOn === worded?.restsOn ? row.restsOn : "";
  const notKnown = row.notKnown === worded?.notKnown ? row.notKnown : "";
  const others = row.others?.filter((other) => worded?.others?.includes(other));
  const isAll = restsOn === row.restsOn && notKnown === row.notKnown && others?.length === row.others?.length;
  if (isAll) return row;
  return {
    ...row,
    restsOn: sentences([restsOn, `More is ${WITHHELD} ${file} of the full run has it.`]),
    notKnown,
    ...(others !== undefined && { others }),
  };
}

/** The same people, files and settings, with no name, address or id of anybody but the people and who they are. */
function anonymised(
  snapshot: Snapshot,
  { directory, settings }: Comparison,
  matches: ReadonlyMap<number, Match>,
  people: ReadonlySet<number>,
) {
  const own = new Set([...people].flatMap((id) => ownIdentity(matches.get(id)) ?? []));
  const identities = new Map(
    directory.identities.map((identity) => [identity, own.has(identity) ? identity : nameless(identity)]),
  );
  const emails = new Set(
    snapshot.users.filter(({ id }) => people.has(id)).map(({ email }) => addressKey(email)),
  );
  return {
    anonymous: {
      snapshot: {
        ...snapshot,
        users: withoutNames(snapshot.users, people),
      },
      comparison: {
        directory: withoutRemarks(directory, [...identities.values()]),
        settings: namelessSettings(settings, emails),
      },
    },
    matches: new Map([...matches].map(([id, match]) => [id, matchOf(match, identities)])),
  };
}

function ownIdentity(match: Match | undefined): Identity | null {
  return match === undefined ? null : matchedIdentity(match);
}

function matchOf(match: Match, anonymous: ReadonlyMap<Identity, Identity>): Match {
  const of = (identity: Identity) => anonymous.get(identity) ?? nameless(identity);
  return {
    ...match,
    identities: match.identities.map(of),
    hints: match.hints.map(({ identity, by }) => ({ identity: of(identity), by })),
  };
}

function nameless(identity: Identity): Identity {
  const hidden = (key: "mail" | "upn" | "login") =>
    identity[key] === undefined ? {} : { [key]: SOMEBODY + key };
  return {
    ...identity,
    ...hidden("mail"),
    ...hidden("upn"),
    ...hidden("login"),
    name: SOMEBODY,
    ids: [SOMEBODY],
    aliases: [],
  };
}

/** The accounts, with name and address of none but these people. */
export function withoutNames(users: readonly User[], people: ReadonlySet<number>): User[] {
  return users.map((user) => {
    if (people.has(user.id)) return user;
    return { ...user, name: SOMEBODY, email: addressKey(user.email) === "" ? user.email : SOMEBODY };
  });
}

/** Remarks and reasons are free text of the readers. */
function withoutRemarks(directory: Directory, identities: Identity[]): Directory {
  return {
    ...directory,
    identities,
    files: directory.files.map((file) => ({ ...file, warnings: file.warnings.map(() => SOMEBODY) })),
    warnings: directory.warnings.map(() => SOMEBODY),
    groups: directory.groups.map((group) =>
      group.unknownBecause === undefined ? group : { ...group, unknownBecause: SOMEBODY },
    ),
  };
}

function namelessSettings(settings: DriftSettings, emails: ReadonlySet<string>): DriftSettings {
  const { groupMap, match } = settings;
  const key = (email: string, index: number) => (emails.has(email) ? email : `${SOMEBODY}${index}`);
  const { rule } = groupMap;
  return {
    ...settings,
    groupMap:
      rule.kind !== "values"
        ? groupMap
        : {
            ...groupMap,
            rule: {
              kind: "values",
              values: new Map([...rule.values].map(([email, values], index) => [key(email, index), values])),
            },
          },
    match: {
      ...match,
      accountMap: new Map([...match.accountMap.keys()].map((email, index) => [key(email, index), SOMEBODY])),
    },
  };
}
