import type { IdentityStatus } from "../../model/directory.js";
import { present } from "../../model/present.js";
import type { IdentityRecord, Sample, Sink } from "../reader.js";
import { baseName } from "./base-name.js";
import { groupOfFileName } from "./member-lists.js";
import { timeOf } from "./times.js";
import { list, object, text, totalOf } from "./values.js";

/** An object of Microsoft Graph, by the lower-case names of its members. */
export type EntraObject = Readonly<Record<string, unknown>>;

export const ENTRA_ID =
  /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/i;

/** Graph's page where nothing else is asked for, and the largest that can be. */
export const PAGE_SIZES: readonly number[] = [100, 999];

/**
 * An object as Graph writes it (`userPrincipalName`) or PowerShell (`UserPrincipalName`, and what its type does not have
 * under `AdditionalProperties`); undefined for what is no object.
 */
export function entraObject(value: unknown): EntraObject | undefined {
  const written = object(value);
  if (written === undefined) return undefined;
  const members = lowerNames(written);
  const additional = object(members.additionalproperties);
  if (additional === undefined) return members;
  const set = Object.entries(members).filter(([, member]) => member !== null);
  return { ...lowerNames(additional), ...Object.fromEntries(set) };
}

function lowerNames(value: EntraObject): EntraObject {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}

/** `user`, `group`, `device`, ... where the object says so; what only users or groups have tells the rest. */
export function entraType(entry: EntraObject): string | undefined {
  const written = text(entry["@odata.type"]) ?? text(entry.objecttype);
  if (written !== undefined) return written.replace(/^#?microsoft\.graph\./i, "").toLowerCase();
  if ("userprincipalname" in entry) return "user";
  return ["securityenabled", "grouptypes", "mailenabled"].some((name) => name in entry) ? "group" : undefined;
}

/** The object id, lower case: Entra ignores the case. `objectId` is what older exports call it. */
export function entraId(entry: EntraObject): string | undefined {
  return (text(entry.id) ?? text(entry.objectid))?.toLowerCase();
}

/** What a list of users or members tells of a person; undefined without an id and without an address. */
export function entraIdentity(user: EntraObject): IdentityRecord | undefined {
  const id = entraId(user);
  const mail = text(user.mail);
  const upn = text(user.userprincipalname);
  if (id === undefined && mail === undefined && upn === undefined) return undefined;
  const type = text(user.usertype);
  const guest = type === undefined ? upn?.includes("#EXT#") === true : type.toLowerCase() === "guest";
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    upn,
    aliases: aliasesOf(user, mail, upn),
    name: text(user.displayname),
    kind: guest ? ("guest" as const) : undefined,
    manager: personOf(user.manager),
    department: text(user.department),
    jobTitle: text(user.jobtitle),
    workerType: text(user.employeetype) ?? type,
    lastLoginAt: timeOf(entraObject(user.signinactivity)?.lastsuccessfulsignindatetime),
    createdAt: timeOf(user.createddatetime),
    inactiveSince: timeOf(user.deleteddatetime),
    ...statusOf(user),
  });
}

/** What somebody in the list of the deleted is, for want of a word of Graph. */
export const DELETED = "deleted";

/** `accountEnabled` comes only where it is selected. Who stands among the deleted can no longer sign in, enabled or not. */
function statusOf(user: EntraObject): { status: IdentityStatus; statusAs?: string } {
  if (timeOf(user.deleteddatetime) !== undefined) return { status: "inactive", statusAs: DELETED };
  const enabled = String(user.accountenabled ?? "")
    .trim()
    .toLowerCase();
  if (enabled === "true") return { status: "active", statusAs: "accountEnabled true" };
  if (enabled === "false") return { status: "inactive", statusAs: "accountEnabled false" };
  // A spreadsheet saves them in its own language: `WAHR`.
  const written = text(user.accountenabled);
  return { status: "unknown", ...(written !== undefined && { statusAs: `accountEnabled ${written}` }) };
}

/** `proxyAddresses` has `smtp:` before mails, and other prefixes before what is none. CSV has one alternate address. */
function aliasesOf(user: EntraObject, mail?: string, upn?: string): string[] | undefined {
  const others = [...(list(user.othermails) ?? []), user.alternateemailaddress].map(text);
  const proxies = (list(user.proxyaddresses) ?? []).map(
    (address) => /^smtp:(.+)$/i.exec(text(address) ?? "")?.[1],
  );
  const home = mail === undefined ? homeAddress(upn) : undefined;
  const aliases = new Set([...others, ...proxies, home].filter((address) => address !== undefined));
  if (mail !== undefined) aliases.delete(mail);
  return aliases.size === 0 ? undefined : [...aliases];
}

/** `anna_partner.example#EXT#@nordlicht.example` is anna@partner.example at home: no domain has an underscore. */
function homeAddress(upn: string | undefined): string | undefined {
  const [, name, domain] = /^(.+)_([^_]+)#EXT#@/.exec(upn ?? "") ?? [];
  return name === undefined ? undefined : `${name}@${domain}`;
}

/** Somebody else's record, where it was expanded: his mail before his name. */
function personOf(value: unknown): string | undefined {
  const person = entraObject(value);
  return text(person?.mail) ?? text(person?.userprincipalname) ?? text(person?.displayname);
}

/** What `@odata.context` says that the list is: `users`, `groups`, `directoryObjects`; undefined where it is not given. */
export function contextOf({ head }: Pick<Sample, "head">): string | undefined {
  const context = text(head?.["@odata.context"]);
  return context === undefined ? undefined : /\$metadata#(.+)$/.exec(context)?.[1];
}

/** Whether records of this list are the entries: at the top, or under `value`. */
export function isEntraList(path: string): boolean {
  return path === "" || path === "value";
}

/** Says to the sink what the answer's head tells of further pages. */
export function checkPages(
  sink: Sink,
  head: Readonly<Record<string, unknown>> | null,
  { entries, of }: { readonly entries: number; readonly of: "people" | "assignments" | "groups" },
): void {
  if (text(head?.["@odata.nextLink"]) !== undefined) {
    sink.partial("It has an @odata.nextLink: there are more pages.", of);
  }
  const total = totalOf(head?.["@odata.count"]) ?? entries;
  if (total > entries) {
    sink.partial(`It holds ${entries} of ${total} (@odata.count).`, of);
  }
}

/** Whether a file of users is named as the members of a group are. An id alone may be anybody's: the tenant's. */
export function isNamedMembersOf(fileName: string): boolean {
  return groupOfFileName(baseName(fileName).replace(ENTRA_ID, "id"), ENTRA_ID) !== undefined;
}

/** Says to the sink what the name of a file of users lets one suspect. */
export function doubtFileName(sink: Sink, fileName: string): void {
  const name = baseName(fileName);
  if (!/group|member/i.test(name)) return;
  const extension = /\.[a-z]+$/i.exec(name)?.[0] ?? "";
  sink.doubt(
    `By its name it may hold the members of a group; then call it members-of-GROUP${extension}, GROUP being its id or name.`,
    "people",
  );
}
