import type { GroupRecord, IdentityRecord, Reference } from "./reader.js";
import { timeOf } from "./times.js";
import { list, object, text, told } from "./values.js";

/** A resource or a part of one, by attribute names in lower case: they have no case (RFC 7643, section 2.1). */
export type Resource = Readonly<Record<string, unknown>>;

export function attributesOf(value: unknown): Resource {
  const resource = object(value) ?? {};
  // Most parts of a resource are members of groups, a million of them, whose names are in lower case as they are.
  if (Object.keys(resource).every((name) => name === name.toLowerCase())) return resource;
  return Object.fromEntries(Object.entries(resource).map(([name, member]) => [name.toLowerCase(), member]));
}

export function schemasOf(resource: Resource): readonly string[] {
  return (list(resource.schemas) ?? []).flatMap((schema) => text(schema) ?? []);
}

/** By its schema, else by what the server says of it, else by what only one of the two has. */
export function typeOf(resource: Resource): "users" | "groups" | "others" {
  const schemas = schemasOf(resource);
  const type = text(attributesOf(resource.meta).resourcetype);
  if (schemas.some((schema) => schema.endsWith(":core:2.0:User")) || type === "User") return "users";
  if (schemas.some((schema) => schema.endsWith(":core:2.0:Group")) || type === "Group") return "groups";
  if (schemas.some((schema) => schema.includes(":core:2.0:"))) return "others";
  if (text(resource.username) !== undefined) return "users";
  return text(resource.displayname) === undefined ? "others" : "groups";
}

/** undefined: it has nothing by which it could be found again. Of its members those named here are kept, no password. */
export function toUser(resource: Resource): IdentityRecord | undefined {
  const id = text(resource.id);
  const login = text(resource.username);
  const { mail, aliases } = mailsOf(resource);
  if ((id ?? login ?? mail) === undefined) return undefined;
  const memberOf = list(resource.groups)?.flatMap((group) => toGroupReference(group) ?? []);
  const enterprise = enterpriseOf(resource);
  const manager = attributesOf(enterprise.manager);
  return told({
    ids: id === undefined ? [] : [id],
    ...statusOf(resource.active),
    mail,
    login,
    aliases: aliases.length === 0 ? undefined : aliases,
    name: text(resource.displayname) ?? text(attributesOf(resource.name).formatted),
    manager: text(manager.displayname) ?? text(manager.value) ?? text(enterprise.manager),
    department: text(enterprise.department),
    jobTitle: text(resource.title),
    workerType: text(resource.usertype),
    createdAt: timeOf(attributesOf(resource.meta).created),
    memberOf,
    groupsKnown: memberOf && true,
  });
}

export function toGroup(resource: Resource): GroupRecord | undefined {
  const id = text(resource.id);
  const name = text(resource.displayname);
  if ((id ?? name) === undefined) return undefined;
  const members = list(resource.members)?.flatMap((member) => toMember(member) ?? []);
  return told({ ids: id === undefined ? [] : [id], name, members });
}

/** Some servers write the word instead of the value. */
function statusOf(active: unknown): Pick<IdentityRecord, "status" | "statusAs"> {
  const said = typeof active === "boolean" ? String(active) : text(active)?.toLowerCase();
  if (said === "true") return { status: "active", statusAs: "active true" };
  return said === "false" ? { status: "inactive", statusAs: "active false" } : { status: "unknown" };
}

/** The mail is the primary address, or the only one, or the only one of work; where it is none of these, nobody says. */
function mailsOf(resource: Resource): { mail: string | undefined; aliases: string[] } {
  const emails = (list(resource.emails) ?? []).map((email) =>
    typeof email === "string" ? { value: email } : attributesOf(email),
  ) as readonly Resource[];
  const primary = emails.filter(
    (email) => email.primary === true || text(email.primary)?.toLowerCase() === "true",
  );
  const work = emails.filter((email) => text(email.type)?.toLowerCase() === "work");
  const [chosen] = [primary, emails, work].find((some) => some.length === 1) ?? [];
  const mail = text(chosen?.value);
  const addresses = emails.flatMap((email) => text(email.value) ?? []);
  return { mail, aliases: [...new Set(addresses)].filter((address) => address !== mail) };
}

/** The extension stands under its URN, which has no case either. */
function enterpriseOf(resource: Resource): Resource {
  const name = Object.keys(resource).find((key) => /:extension:enterprise:2\.0:user$/.test(key));
  return attributesOf(name === undefined ? undefined : resource[name]);
}

/** A group that the user is in, directly or through another group: in it in both cases. */
function toGroupReference(value: unknown): Reference | undefined {
  const group = attributesOf(value);
  const id = text(group.value);
  const name = text(group.display);
  return (id ?? name) === undefined ? undefined : told({ id, name, kind: "group" as const });
}

/** Without type and address of the resource it is told by its id which of the two it is. `display` is no key. */
function toMember(value: unknown): Reference | undefined {
  const member = attributesOf(value);
  const id = text(member.value);
  return id === undefined ? undefined : told({ id, kind: kindOf(member) });
}

function kindOf(member: Resource): "person" | "group" | undefined {
  const type = text(member.type)?.toLowerCase();
  const address = text(member.$ref);
  if (type === "group" || address?.includes("/Groups/")) return "group";
  return type === "user" || address?.includes("/Users/") ? "person" : undefined;
}
