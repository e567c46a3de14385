import { sentences } from "../model/sentences.js";
import type { Group } from "../model/snapshot.js";
import { ascending, sortFew } from "../model/sort-few.js";
import type { Asserted } from "./group-map.js";
import type { Prediction } from "./prediction.js";
import { sentence } from "./prediction-words.js";
import type { Standing } from "./standing.js";
import {
  MEMBERSHIP_FINDINGS,
  type MembershipDrift,
  type MembershipFinding,
  type SamlGroups,
  type Told,
} from "./types.js";

/** The groups of the organisation, as the rows need them. */
export interface RedashGroups {
  readonly byId: ReadonlyMap<number, Group>;
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly defaultId: number;
  /** What a name that no group has was probably meant to be, as a sentence. null: not all groups were read. */
  readonly nearest: ((name: string) => string) | null;
  /** The names under which groups of the directory are sent, whoever is in them. */
  readonly sentNames: ReadonlySet<string>;
}

interface Account {
  readonly id: number;
  /** Raw. */
  readonly groups: readonly number[];
}

/** The rows of an account whose person may log in, in their order. */
export function membershipDrift(
  account: Account,
  prediction: Prediction,
  samlGroups: SamlGroups,
  groups: RedashGroups,
): MembershipDrift[] {
  const rows = unknownNames(account, prediction, groups);
  for (const group of groupsOf(everyGroup(account, prediction.asserted, groups), groups)) {
    const told = toldOf(account, group, prediction, samlGroups);
    const isDefault = group.id === groups.defaultId;
    const finding = isDefault ? findingOfDefault(told, samlGroups) : findingOf(told, prediction, samlGroups);
    if (finding !== null) rows.push(rowOf(account, group, told, finding, prediction, samlGroups, groups));
  }
  return sortFew(rows, inOrder);
}

/** Those that the account is in now, that are sent for it, and default. */
function everyGroup(
  account: Account,
  { values }: Asserted,
  { byName, defaultId }: RedashGroups,
): readonly number[] {
  const ids = [...account.groups, defaultId];
  for (const name of values.keys()) ids.push(...(byName.get(name) ?? []));
  return ids;
}

/** An account of whose person no login comes. */
interface LeftAccount extends Account {
  /** That somebody may come in all the same, by a password: a sentence, or nothing. */
  readonly password: string;
}

/**
 * The rows of an account whose person will not log in any more: every group, default too, which may be granted data
 * sources. Of a service account, which never does, those but default that the directory does not give it too.
 *
 * @param asserted of the identity. null: nobody in the directory is the person, or no file tells of groups.
 */
export function staleMemberships(
  account: LeftAccount,
  standing: Extract<Standing, { kind: "no login" }>,
  asserted: Asserted | null,
  groups: RedashGroups,
): MembershipDrift[] {
  const restsOn = sentences([
    standing.restsOn,
    "No login comes that would take the membership away; an API key goes on working.",
    account.password,
  ]);
  const isService = standing.because === "service account";
  const isDefault = (id: number) => id === groups.defaultId;
  return groupsOf(account.groups, groups)
    .filter(({ id, name }) => !isService || (!isDefault(id) && asserted?.values.has(name) !== true))
    .map(({ id: groupId, name }) => ({
      finding: isService ? "extra and stays" : "stale until login",
      userId: account.id,
      groupId,
      sentName: isDefault(groupId) ? null : (asserted?.values.get(name)?.name ?? name),
      directoryPath: asserted?.values.get(name)?.path ?? "",
      inDirectory:
        asserted === null ? (standing.identity === null ? "no" : "unknown") : inDirectory(asserted, name),
      inRedash: "yes",
      ifSent: "yes",
      ifNotSent: "yes",
      afterNextLogin: "yes",
      since: standing.since,
      restsOn,
      notKnown: sentences([
        standing.notKnown,
        isDefault(groupId) || asserted?.values.has(name) ? "" : sentence(asserted?.notKnownOf(name) ?? ""),
      ]),
    }));
}

/** Each once, by ascending id, without deleted ones. */
function groupsOf(ids: readonly number[], { byId }: RedashGroups): Group[] {
  const groups: Group[] = [];
  let before: number | undefined;
  for (const id of ascending(ids)) {
    const group = id === before ? undefined : byId.get(id);
    if (group !== undefined) groups.push(group);
    before = id;
  }
  return groups;
}

type ToldOfGroup = Pick<
  MembershipDrift,
  "inDirectory" | "inRedash" | "ifSent" | "ifNotSent" | "afterNextLogin"
>;

function toldOf(account: Account, group: Group, prediction: Prediction, samlGroups: SamlGroups): ToldOfGroup {
  const inRedash = account.groups.includes(group.id) ? "yes" : "no";
  const ifSent = prediction.ifSent(group);
  return {
    inDirectory: inDirectory(prediction.asserted, group.name),
    inRedash,
    ifSent,
    ifNotSent: inRedash,
    afterNextLogin: afterNextLogin(ifSent, inRedash, samlGroups),
  };
}

function afterNextLogin(
  ifSent: Told,
  ifNotSent: "yes" | "no",
  samlGroups: SamlGroups,
): MembershipDrift["afterNextLogin"] {
  if (samlGroups === "not_sent" || ifSent === ifNotSent) return ifNotSent;
  return samlGroups === "sent" && ifSent !== "unknown" ? ifSent : "not evaluated";
}

function inDirectory(asserted: Asserted, name: string): Told {
  if (asserted.values.has(name)) return "yes";
  return asserted.notKnownOf(name) === undefined ? "no" : "unknown";
}

/** Everybody is put into default by Redash itself: it is never too much, but a login can add somebody who left it. */
function findingOfDefault(
  { inRedash, afterNextLogin }: ToldOfGroup,
  samlGroups: SamlGroups,
): MembershipFinding | null {
  if (inRedash === "yes" || afterNextLogin === "no") return null;
  if (afterNextLogin === "yes") return "missing until next login";
  return samlGroups === "unknown" ? "missing, next login not known" : "not evaluated";
}

function findingOf(
  { inDirectory, inRedash, afterNextLogin }: ToldOfGroup,
  { unpredictable }: Prediction,
  samlGroups: SamlGroups,
): MembershipFinding | null {
  if (inDirectory === "unknown") return inRedash === "yes" ? "not evaluated" : null;
  if (unpredictable && samlGroups !== "not_sent")
    return inRedash === "yes" || inDirectory === "yes" ? "not evaluated" : null;
  if (inDirectory === inRedash) return null;
  const extra = inRedash === "yes";
  if (afterNextLogin === "not evaluated") {
    if (samlGroups !== "unknown") return "not evaluated";
    return extra ? "extra, next login not known" : "missing, next login not known";
  }
  if (extra) return afterNextLogin === "no" ? "extra now, gone at next login" : "extra and stays";
  return afterNextLogin === "yes" ? "missing until next login" : "missing and stays missing";
}

function rowOf(
  account: Account,
  { id, name }: Group,
  told: ToldOfGroup,
  finding: MembershipFinding,
  { asserted, restsOn, notKnown }: Prediction,
  samlGroups: SamlGroups,
  groups: RedashGroups,
): MembershipDrift {
  const isDefault = id === groups.defaultId;
  const value = asserted.values.get(name);
  const notSent = !isDefault && value === undefined && !groups.sentNames.has(name);
  const open = told.afterNextLogin === "not evaluated";
  return {
    finding,
    userId: account.id,
    groupId: id,
    sentName: isDefault ? null : (value?.name ?? name),
    directoryPath: value?.path ?? "",
    ...told,
    since: null,
    restsOn: sentences([
      restsOn,
      isDefault ? "Whenever a login sets groups, default is among them." : "",
      notSent ? "Nothing is sent under this name." : "",
    ]),
    notKnown: sentences([
      !isDefault && told.inDirectory === "unknown" ? sentence(asserted.notKnownOf(name) ?? "") : "",
      open && samlGroups === "unknown" ? "Whether RedashGroups is sent is not known." : "",
      open && told.ifSent === "unknown" && (isDefault || told.inDirectory !== "unknown") ? notKnown : "",
    ]),
  };
}

/** Values that no group has as its name: the server drops them without a word. */
function unknownNames(
  account: Account,
  prediction: Prediction,
  { byName, nearest }: RedashGroups,
): MembershipDrift[] {
  const rows: MembershipDrift[] = [];
  if (nearest === null) return rows;
  for (const [name, value] of prediction.asserted.values) {
    if (name === "" || byName.has(name)) continue;
    rows.push({
      finding: "name not known in Redash",
      userId: account.id,
      groupId: null,
      sentName: value.name,
      directoryPath: value.path,
      inDirectory: "yes",
      inRedash: "no",
      ifSent: "no",
      ifNotSent: "no",
      afterNextLogin: "no",
      since: null,
      restsOn: sentences([prediction.restsOn, nearest(name)]),
      notKnown: "",
    });
  }
  return rows;
}

function inOrder(a: MembershipDrift, b: MembershipDrift): number {
  return (
    MEMBERSHIP_FINDINGS.indexOf(a.finding) - MEMBERSHIP_FINDINGS.indexOf(b.finding) ||
    (a.groupId ?? Number.MAX_SAFE_INTEGER) - (b.groupId ?? Number.MAX_SAFE_INTEGER) ||
    ((a.sentName ?? "") < (b.sentName ?? "") ? -1 : 1)
  );
}
