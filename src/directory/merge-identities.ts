import { addressKey, type Identity, type IdentityStatus } from "../model/directory.js";
import { Problem } from "../model/problem.js";
import { isAddress } from "./identity-keys.js";
import type { PlacedIdentity } from "./part.js";
import type { IdentityRecord } from "./reader.js";
import { least, sorted } from "./text-order.js";
import { told } from "./values.js";

/** The most telling one first: whoever says "service account" knows more than who says nothing special. */
const KINDS = ["service", "guest", "person"] as const satisfies readonly NonNullable<Identity["kind"]>[];

/**
 * One person out of what several records say of him. Entries of lists of people go before records that only mention
 * him; among equals the least value is taken, so that their order says nothing. Addresses that are not taken become
 * aliases.
 *
 * @throws {Problem} directory_contradicts: active in one place, inactive in another.
 */
export function mergeIdentities(all: readonly PlacedIdentity[]): PlacedIdentity {
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  const entries = all.filter(({ record }) => record.mentioned !== true).map(({ record }) => record);
  const mentions = all.filter(({ record }) => record.mentioned === true).map(({ record }) => record);
  const ranks = [entries, mentions];
  const { status, statusPlace } = mergeStatus(all);
  const telling = all.map(({ record }) => record).filter((record) => record.status === status);
  const record: IdentityRecord = {
    ids: sorted([...entries, ...mentions].flatMap(({ ids }) => ids)),
    status,
    ...told({
      statusAs: least(telling.flatMap(({ statusAs }) => statusAs ?? [])),
      inactiveSince: least(telling.flatMap(({ inactiveSince }) => inactiveSince ?? [])),
      ...mergeAddresses(ranks),
      ...mergeWords(ranks),
      ...mergeFacts([...entries, ...mentions]),
      mentioned: entries.length === 0 ? true : undefined,
    }),
  };
  return { record, places: sorted(all.flatMap(({ places }) => places)), statusPlace };
}

function mergeStatus(all: readonly PlacedIdentity[]): {
  readonly status: IdentityStatus;
  readonly statusPlace: string | null;
} {
  const placesOf = (status: IdentityStatus) =>
    all.flatMap(({ record, statusPlace }) =>
      record.status === status && statusPlace !== null ? statusPlace : [],
    );
  const [active, inactive] = [least(placesOf("active")), least(placesOf("inactive"))];
  if (active !== undefined && inactive !== undefined) throw contradiction(all, active, inactive);
  if (active !== undefined) return { status: "active", statusPlace: active };
  if (inactive !== undefined) return { status: "inactive", statusPlace: inactive };
  return { status: "unknown", statusPlace: null };
}

function contradiction(all: readonly PlacedIdentity[], active: string, inactive: string): Problem {
  const who = least(
    all.map(({ record }) => record.mail ?? record.upn ?? record.login ?? record.ids[0] ?? ""),
  );
  return new Problem("directory_contradicts", `${who} is active in ${active} and inactive in ${inactive}.`, {
    place: `${active}, ${inactive}`,
    hint: "Give exports of the same time, or leave out the one that is wrong.",
  });
}

type Ranks = readonly (readonly IdentityRecord[])[];

function mergeAddresses(ranks: Ranks) {
  const mails = ranks.map((rank) => rank.flatMap((one) => (one.mailFrom === undefined && one.mail) || []));
  const fromLogin = ranks.map((rank) => rank.flatMap((one) => (one.mailFrom && one.mail) || []));
  const given = firstOf(mails);
  const mail = given ?? firstOf(fromLogin);
  const upns = ranks.map((rank) => rank.flatMap(({ upn }) => upn ?? []));
  const logins = ranks.map((rank) => rank.flatMap(({ login }) => login ?? []));
  const [upn, login] = [firstOf(upns), firstOf(logins)];
  const taken = new Set([mail, upn, login].flatMap((address) => (address ? addressKey(address) : [])));
  const others = new Map<string, string>();
  const further = [...ranks.flat().flatMap(({ aliases }) => aliases ?? []), ...[mails, upns, logins].flat(2)];
  for (const address of sorted(further.filter(isAddress))) {
    const key = addressKey(address);
    if (!taken.has(key) && !others.has(key)) others.set(key, address);
  }
  return {
    mail,
    mailFrom: mail !== undefined && given === undefined ? ("login" as const) : undefined,
    upn,
    login,
    aliases: others.size === 0 ? undefined : [...others.values()],
  };
}

/** Of the first rank that has any: an address before a bare login, the least before the others. */
function firstOf(ranks: readonly (readonly string[])[]): string | undefined {
  const values = ranks.find((rank) => rank.length > 0) ?? [];
  return least(values.filter(isAddress)) ?? least(values);
}

function mergeWords(ranks: Ranks) {
  const first = (field: "name" | "manager" | "department" | "jobTitle" | "workerType") => {
    for (const rank of ranks) {
      const value = least(rank.flatMap((record) => record[field] ?? []));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return {
    name: first("name"),
    manager: first("manager"),
    department: first("department"),
    jobTitle: first("jobTitle"),
    workerType: first("workerType"),
  };
}

function mergeFacts(all: readonly IdentityRecord[]) {
  const logins = all.flatMap(({ lastLoginAt }) => lastLoginAt ?? []);
  const times = sorted(logins.filter((time) => time !== "never"));
  const assigned = all.flatMap((record) => record.assigned ?? []);
  return {
    kind: KINDS.find((kind) => all.some((record) => record.kind === kind)),
    lastLoginAt: times.at(-1) ?? (logins.length > 0 ? ("never" as const) : undefined),
    createdAt: least(all.flatMap(({ createdAt }) => createdAt ?? [])),
    assigned: assigned.length === 0 ? undefined : assigned.includes(true),
    memberOf: all.some(({ memberOf }) => memberOf !== undefined)
      ? all.flatMap(({ memberOf }) => memberOf ?? [])
      : undefined,
    groupsKnown: all.some(({ groupsKnown }) => groupsKnown === true) ? true : undefined,
  };
}
