import type { Directory, DirectoryFile, Identity } from "../model/directory.js";
import { atMost } from "../model/sentences.js";
import { tellingOfGroups } from "./evidence.js";
import type { Asserted } from "./group-map.js";
import type { GroupMap, SamlGroups } from "./types.js";

/** A reason, as it stands after "because", as a sentence of its own. */
export function sentence(reason: string): string {
  return reason === "" ? "" : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** Where it comes from that somebody is in a group: files with their dates, and how groups become values. */
export function groupSource({ rule }: GroupMap, { files }: Directory): string {
  if (rule.kind === "values") return "The values of RedashGroups are given for the account.";
  const telling = tellingOfGroups(files);
  const named = telling.length === 0 ? "the directory" : atMost(telling.map(fileInWords).sort());
  return `Groups as in ${named}, ${underNames(rule)}.`;
}

function fileInWords({ name, asOf }: DirectoryFile): string {
  return asOf === null ? `${name} (of unknown date)` : `${name} of ${asOf.time.slice(0, 10)}`;
}

function underNames(rule: Exclude<GroupMap["rule"], { kind: "values" }>): string {
  switch (rule.kind) {
    case "equal":
      return "each under its own name";
    case "prefix":
      return `those that begin with “${rule.prefix}”, without that`;
    case "table":
      return "as the group map's table names them";
  }
}

export interface LoginCase {
  readonly samlOff: boolean;
  /** The setting, but `not_sent` where SAML is off. */
  readonly samlGroups: SamlGroups;
  /** Entra, and more groups than it sends. */
  readonly tooMany: boolean;
  readonly asserted: Pick<Asserted, "inNone" | "notAllKnown">;
  readonly inNoGroup: GroupMap["inNoGroup"];
  readonly unpredictable: string | undefined;
}

const LEFT = "a login leaves the groups as they are";

/** What the login does, and what of it is not known. */
export function loginInWords(login: LoginCase): { readonly restsOn: string; readonly notKnown: string } {
  const certain = (reason: string) => ({ restsOn: `${reason}: ${LEFT}.`, notKnown: "" });
  const { samlGroups, asserted, inNoGroup } = login;
  if (login.samlOff) return certain("SAML is off in Redash");
  if (samlGroups === "not_sent")
    return certain("RedashGroups is not sent (setting), nor by Google, LDAP, JWT and remote user");
  if (login.tooMany) return certain("Entra sends no groups by SAML for a person in more than 150");
  if (asserted.inNone === "yes" && inNoGroup === "left out")
    return certain("The person is in none of the groups that are sent, and RedashGroups is then left out");
  const notKnown = openQuestion(login);
  const sets = "a login by SAML sets the groups; one by Google, LDAP, JWT or remote user leaves them";
  if (samlGroups === "unknown") return { restsOn: `If RedashGroups is sent, ${sets}.`, notKnown };
  const empty = asserted.inNone === "yes" && inNoGroup === "sent empty";
  const none = "The person is in none of the groups that are sent, and RedashGroups is then sent empty: ";
  return { restsOn: empty ? `${none}${sets}.` : `${sentence(sets)}`, notKnown };
}

function openQuestion({ asserted, inNoGroup, unpredictable }: LoginCase): string {
  if (unpredictable !== undefined) return sentence(unpredictable);
  if (asserted.notAllKnown !== undefined) return sentence(asserted.notAllKnown);
  if (asserted.inNone === "no" || inNoGroup === "sent empty") return "";
  const then =
    inNoGroup === "left out"
      ? "RedashGroups is then left out, which changes nothing"
      : "some providers then send an empty attribute, which leaves default alone, and some leave it out, which changes nothing";
  return asserted.inNone === "unknown"
    ? `It is not known whether the person is in any of the groups that are sent. If in none: ${then}.`
    : `In none of the groups that are sent: ${then}.`;
}

export function statusInWords({ status }: Pick<Identity, "status">): string {
  if (status !== "unknown") return "";
  return "Whether the identity is active is not known: it is taken for one that may log in.";
}
