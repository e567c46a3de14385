import { present } from "../../model/present.js";
import type { GroupRecord, IdentityRecord, Reference } from "../reader.js";
import { timeOf } from "./times.js";
import { list, object, text } from "./values.js";

/** A resource, or a part of one, as it was read. */
export type Resource = Readonly<Record<string, unknown>>;

/** The attribute of this name, which has no case (RFC 7643, section 2.1); as the standard writes it is usual. */
export function attribute(resource: unknown, name: string): unknown {
  const members = object(resource);
  if (members === undefined) return undefined;
  if (Object.hasOwn(members, name)) return members[name];
  for (const other in members) if (isSame(other, name)) return members[other];
  return undefined;
}

function isSame(some: string, other: string): boolean {
  return some.length === other.length && some.toLowerCase() === other.toLowerCase();
}

export function schemasOf(resource: unknown): readonly string[] {
  const schemas: string[] = [];
  for (const schema of list(attribute(resource, "schemas")) ?? []) {
    const name = text(schema);
    if (name !== undefined) schemas.push(name);
  }
  return schemas;
}

/** By its schema, else by what the server says of it, else by what only one of the two has. */
export function typeOf(resource: unknown): "users" | "groups" | "others" {
  const schemas = schemasOf(resource);
  const type = text(attribute(attribute(resource, "meta"), "resourceType"));
  if (schemas.some((schema) => schema.endsWith(":core:2.0:User")) || type === "User") return "users";
  if (schemas.some((schema) => schema.endsWith(":core:2.0:Group")) || type === "Group") return "groups";
  if (schemas.some((schema) => schema.includes(":core:2.0:"))) return "others";
  if (text(attribute(resource, "userName")) !== undefined) return "users";
  return text(attribute(resource, "displayName")) === undefined ? "others" : "groups";
}

/** undefined: it has nothing by which it could be found again. Of its members those named here are kept, no password. */
export function toUser(resource: Resource): IdentityRecord | undefined {
  const id = text(attribute(resource, "id"));
  const { mail, aliases } = mailsOf(resource);
  const userName = text(attribute(resource, "userName"));
  // Where both are one address it is kept once.
  const login = userName === mail ? mail : userName;
  if ((id ?? login ?? mail) === undefined) return undefined;
  const memberOf = referencesIn(attribute(resource, "groups"), toGroupReference);
  const enterprise = enterpriseOf(resource);
  const manager = attribute(enterprise, "manager");
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    login,
    aliases,
    name:
      text(attribute(resource, "displayName")) ?? text(attribute(attribute(resource, "name"), "formatted")),
    manager: text(attribute(manager, "displayName")) ?? text(attribute(manager, "value")) ?? text(manager),
    department: text(attribute(enterprise, "department")),
    jobTitle: text(attribute(resource, "title")),
    workerType: text(attribute(resource, "userType")),
    createdAt: timeOf(attribute(attribute(resource, "meta"), "created")),
    memberOf,
    groupsKnown: memberOf && true,
    ...statusOf(attribute(resource, "active")),
  });
}

export function toGroup(resource: Resource): GroupRecord | undefined {
  const id = text(attribute(resource, "id"));
  const name = text(attribute(resource, "displayName"));
  if ((id ?? name) === undefined) return undefined;
  const members = referencesIn(attribute(resource, "members"), toMember);
  return present({ ids: id === undefined ? [] : [id], name, members });
}

function statusOf(active: unknown): Pick<IdentityRecord, "status" | "statusAs"> {
  const said = saidOf(active);
  if (said === "true") return { status: "active", statusAs: "active true" };
  return said === "false" ? { status: "inactive", statusAs: "active false" } : { status: "unknown" };
}

/** Yes or no as a word: some servers write that instead of the value. */
function saidOf(value: unknown): string | undefined {
  return typeof value === "boolean" ? String(value) : text(value)?.toLowerCase();
}

/** The mail is the primary address, or the only one, or the only one of work; where it is none of these, nobody says. */
function mailsOf(resource: Resource): { mail: string | undefined; aliases: string[] | undefined } {
  const emails = (list(attribute(resource, "emails")) ?? []).map(toEmail);
  if (emails.length < 2) return { mail: emails[0]?.value, aliases: undefined };
  const { value: mail } =
    onlyOne(emails.filter(({ primary }) => primary)) ??
    onlyOne(emails.filter(({ work }) => work)) ??
    NO_EMAIL;
  const aliases = new Set<string>();
  for (const { value } of emails) if (value !== undefined && value !== mail) aliases.add(value);
  return { mail, aliases: aliases.size === 0 ? undefined : [...aliases] };
}

interface Email {
  readonly value: string | undefined;
  readonly primary: boolean;
  readonly work: boolean;
}

const NO_EMAIL: Email = { value: undefined, primary: false, work: false };

function toEmail(email: unknown): Email {
  if (typeof email === "string") return { ...NO_EMAIL, value: text(email) };
  return {
    value: text(attribute(email, "value")),
    primary: saidOf(attribute(email, "primary")) === "true",
    work: text(attribute(email, "type"))?.toLowerCase() === "work",
  };
}

function onlyOne<T>(those: readonly T[]): T | undefined {
  return those.length === 1 ? those[0] : undefined;
}

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** The extension stands under its URN; in drafts of the standard under another that ends the same. */
function enterpriseOf(resource: Resource): unknown {
  const usual = attribute(resource, ENTERPRISE);
  if (usual !== undefined) return usual;
  const name = Object.keys(resource).find((key) => /:extension:enterprise:2\.0:user$/i.test(key));
  return name === undefined ? undefined : resource[name];
}

/** undefined: there is no list. */
function referencesIn(
  value: unknown,
  toReference: (entry: unknown) => Reference | undefined,
): Reference[] | undefined {
  const entries = list(value);
  if (entries === undefined) return undefined;
  const references: Reference[] = [];
  for (const entry of entries) {
    const reference = toReference(entry);
    if (reference !== undefined) references.push(reference);
  }
  return references;
}

/** A group that the user is in, directly or through another group: in it in both cases. */
function toGroupReference(group: unknown): Reference | undefined {
  const id = text(attribute(group, "value"));
  const name = text(attribute(group, "display"));
  return (id ?? name) === undefined ? undefined : present({ id, name, kind: "group" as const });
}

/** Without type and address of the resource it is told by its id which of the two it is. `display` is no key. */
function toMember(member: unknown): Reference | undefined {
  const id = text(attribute(member, "value"));
  if (id === undefined) return undefined;
  const kind = kindOf(member);
  return kind === undefined ? { id } : { id, kind };
}

function kindOf(member: unknown): "person" | "group" | undefined {
  const type = text(attribute(member, "type"))?.toLowerCase();
  const address = text(attribute(member, "$ref"));
  if (type === "group" || address?.includes("/Groups/")) return "group";
  return type === "user" || address?.includes("/Users/") ? "person" : undefined;
}
