import { addressKey, type Identity, type IdentityStatus } from "../../model/directory.js";
import { Problem } from "../../model/problem.js";
import { least, sorted } from "../../model/text-order.js";
import type { PlacedIdentity } from "../parts/file-part.js";
import type { IdentityRecord } from "../reader.js";
import { ADDRESS_ATTRIBUTES, isAddress } from "./identity-keys.js";

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
  const { status, statusPlace } = mergeStatus(all);
  const records = all.map(({ record }) => record);
  const merged: Merged = { ids: sorted(records.flatMap(({ ids }) => ids)), status };
  const telling = records.filter((record) => record.status === status);
  put(merged, "statusAs", first(telling, "statusAs"));
  put(merged, "inactiveSince", leastOf(telling, "inactiveSince"));
  if (telling.some(({ notYetActive }) => notYetActive === true)) merged.notYetActive = true;
  putAddresses(merged, records);
  for (const field of WORDS) put(merged, field, first(records, field));
  putFacts(merged, records);
  return { record: merged, places: sorted(all.flatMap(({ places }) => places)), statusPlace };
}

const WORDS = ["name", "manager", "department", "jobTitle", "workerType"] as const;

type Merged = { -readonly [Field in keyof IdentityRecord]: IdentityRecord[Field] };

function put<Field extends keyof Merged>(to: Merged, field: Field, value: Merged[Field] | undefined): void {
  if (value !== undefined) to[field] = value;
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
  const records = all.map(({ record }) => record);
  const address = first(records, "mail") ?? first(records, "upn") ?? first(records, "login");
  const who = address ?? least(records.flatMap(({ ids }) => ids));
  return new Problem("directory_contradicts", `${who} is active in ${active} and inactive in ${inactive}.`, {
    place: `${active}, ${inactive}`,
    hint: "Give exports of the same time, or leave out the one that is wrong.",
  });
}

type Word = Exclude<
  keyof IdentityRecord,
  "ids" | "aliases" | "memberOf" | "groupsKnown" | "mentioned" | "assigned" | "notYetActive"
>;

/** The least value of the entries of lists of people, else of the mentions. */
function first(records: readonly IdentityRecord[], field: Word, suits?: Suits): string | undefined {
  let best: string | undefined;
  let isFromEntry = false;
  for (const record of records) {
    const value = record[field];
    if (value === undefined || suits?.(value, record) === false) continue;
    const isEntry = record.mentioned !== true;
    const isBetter = best === undefined || (isEntry === isFromEntry ? value < best : isEntry);
    if (isBetter) [best, isFromEntry] = [value, isEntry];
  }
  return best;
}

type Suits = (value: string, record: IdentityRecord) => boolean;

function leastOf(
  records: readonly IdentityRecord[],
  field: "inactiveSince" | "createdAt",
): string | undefined {
  return least(records.flatMap((record) => record[field] ?? []));
}

function lastLogin(records: readonly IdentityRecord[]): string | undefined {
  const logins = records.flatMap(({ lastLoginAt }) => lastLoginAt ?? []);
  return sorted(logins.filter((time) => time !== "never")).at(-1) ?? logins[0];
}

function putFacts(merged: Merged, records: readonly IdentityRecord[]): void {
  const some = (is: (record: IdentityRecord) => boolean) => (records.some(is) ? true : undefined);
  put(
    merged,
    "kind",
    KINDS.find((kind) => records.some((one) => one.kind === kind)),
  );
  put(merged, "lastLoginAt", lastLogin(records));
  put(merged, "createdAt", leastOf(records, "createdAt"));
  const lists = records.flatMap(({ memberOf }) => (memberOf === undefined ? [] : [memberOf]));
  if (lists.length > 0) merged.memberOf = lists.flat();
  put(
    merged,
    "groupsKnown",
    some(({ groupsKnown }) => groupsKnown === true),
  );
  const unassigned = records.some(({ assigned }) => assigned === false) ? false : undefined;
  put(merged, "assigned", some(({ assigned }) => assigned === true) ?? unassigned);
  if (records.every(({ mentioned }) => mentioned === true)) merged.mentioned = true;
}

/** A mail that is one goes before a login that stands for it, and an address before a bare login. */
function putAddresses(merged: Merged, records: readonly IdentityRecord[]): void {
  const given = first(records, "mail", (_, { mailFrom }) => mailFrom === undefined);
  const mail = given ?? first(records, "mail");
  const upn = first(records, "upn");
  const login = first(records, "login", isAddress) ?? first(records, "login");
  put(merged, "mail", mail);
  if (mail !== undefined && given === undefined) merged.mailFrom = "login";
  put(merged, "upn", upn);
  put(merged, "login", login);
  const others = new Set<string>();
  const add = (address: string | undefined) => {
    if (address !== undefined && address !== mail && address !== upn && address !== login)
      others.add(address);
  };
  for (const record of records) {
    record.aliases?.forEach(add);
    for (const attribute of ADDRESS_ATTRIBUTES) add(record[attribute]);
  }
  if (others.size > 0) put(merged, "aliases", aliasesOf(others, [mail, upn, login]));
}

/** The addresses among them that are compared as none of those taken, each once. */
function aliasesOf(
  others: ReadonlySet<string>,
  taken: readonly (string | undefined)[],
): string[] | undefined {
  const keys = new Set(taken.flatMap((address) => (address === undefined ? [] : addressKey(address))));
  const aliases = sorted(others).filter((address) => {
    const key = addressKey(address);
    const isNew = isAddress(address) && !keys.has(key);
    keys.add(key);
    return isNew;
  });
  return aliases.length === 0 ? undefined : aliases;
}
