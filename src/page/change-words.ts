import type { DiffField, DiffRow, DiffSubject, DiffValue } from "../model/diff.js";

/** What a field is called where it is not a column. */
const FIELDS: Readonly<Record<string, string>> = {
  level: "level",
  level_through_groups: "level through groups",
  access_now: "works",
  abilities: "abilities",
  grant_groups: "granted by",
  permission_groups: "permitted by",
  through_queries: "through queries",
  user_name: "name",
  user_email: "e-mail",
  user_status: "status",
  login: "signs in by",
  email_verified: "e-mail verified",
  admin: "administrator",
  created_at: "created",
  group_name: "name",
  group_type: "type",
  permissions: "permissions",
  data_source_name: "name",
  data_source_type: "type",
  paused: "paused",
  presence: "in the list",
  times: "times",
  grant_level: "grant",
  query_name: "name",
  data_source: "data source",
  owner: "owner",
  modifiers: "may modify",
  draft: "draft",
  archived: "archived",
  schedule: "schedule",
  has_key: "has a key",
  dashboard_name: "name",
  public_link: "public link",
  queries: "queries",
  alert_name: "name",
  query: "query",
  mailed_to: "mailed to",
  sent_to: "sent to",
  status: "status",
  severity: "severity",
  evidence: "evidence",
  via: "via",
  certainty: "certainty",
  adds: "adds to the groups",
  password_login: "allowed",
  saml_login: "allowed",
  google_login: "allowed",
  google_domains: "domains",
  ldap_login: "allowed",
  public_pages: "open",
};

/** Of something new or gone, what a reader wants to know at a glance: fields in this order, where they are worth a word. */
const AT_A_GLANCE: Readonly<Record<string, (value: DiffValue) => string>> = {
  level: String,
  access_now: (value) => (value === "latent" ? "latent" : ""),
  grant_groups: (value) => named("through", value),
  via: (value) => named("through programs on", value),
  certainty: (value) => (value === "measured" ? "" : String(value)),
  adds: (value) => (value === "no" ? "adds nothing to the groups" : ""),
  through_queries: (value) => named("through queries", value),
  grant_level: (value) => (value === "view" ? "view only" : String(value)),
  user_status: (value) => (value === "enabled" ? "" : String(value)),
  admin: (value) => (value === "yes" ? "administrator" : ""),
  times: (value) => (value === 1 ? "" : `${value} times`),
  presence: (value) => (value === "listed" ? "" : String(value)),
  owner: (value) => named("owner", value),
  public_link: (value) => (value === "yes" ? "has a public link" : ""),
  mailed_to: (value) => named("mailed to", value),
  sent_to: (value) => named("sent to", value),
  severity: String,
  status: (value) => (value === "open" ? "" : String(value)),
  evidence: String,
};

/** A name that has changed stands with whom the change is about, and abilities and permissions follow from the level. */
const SAID_ALREADY = /^(user|group|data_source|query|dashboard|alert)_name$/;
const SAID_BY_LEVEL = ["abilities", "permission_groups", "level_through_groups"];

/** What happened, without whom: `level view → query; granted by: now Finance`. Empty where the outcome says it all. */
export function changeInWords({ fields, note }: Pick<DiffRow, "fields" | "note">): string {
  const told = inWords(fields).replace(/\.$/, "");
  return [told, ...(note === null ? [] : [note])].filter((words) => words !== "").join(". ");
}

function inWords(fields: readonly DiffField[]): string {
  if (fields.length > 0 && fields.every(({ before }) => before === null)) return glance(fields, "after");
  if (fields.length > 0 && fields.every(({ after }) => after === null)) {
    const told = glance(fields, "before");
    return told === "" ? "" : `was ${told}`;
  }
  const byLevel = fields.some(({ field }) => field === "level") ? SAID_BY_LEVEL : [];
  return fields
    .filter(({ field }) => !SAID_ALREADY.test(field) && !byLevel.includes(field))
    .map(difference)
    .join("; ");
}

function glance(fields: readonly DiffField[], side: "before" | "after"): string {
  const values = new Map(fields.map((field) => [field.field, field[side]]));
  return Object.entries(AT_A_GLANCE)
    .flatMap(([field, tell]) => {
      const value = values.get(field);
      return value === undefined || value === null ? [] : [tell(value)];
    })
    .filter((words) => words !== "")
    .join(", ");
}

function difference({ field, before, after }: DiffField): string {
  const title = FIELDS[field] ?? field;
  if (!Array.isArray(before) || !Array.isArray(after)) return `${title} ${text(before)} → ${text(after)}`;
  const came = after.filter((one) => !before.includes(one));
  const went = before.filter((one) => !after.includes(one));
  const words = [
    ...(came.length === 0 ? [] : [`now ${came.join(", ")}`]),
    ...(went.length === 0 ? [] : [`no longer ${went.join(", ")}`]),
  ];
  return `${title}: ${words.join(", ")}`;
}

function named(word: string, value: DiffValue): string {
  const names = text(value);
  return names === "" ? "" : `${word} ${names}`;
}

function text(value: DiffValue): string {
  if (value === null) return "none";
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** What to call one whom or which a change is about: the name of now, and the one before where it is another. */
export function subjectName({ kind, id, before, after }: DiffSubject): string {
  const name = after ?? before;
  if (name === null) return `${kind} #${id}`;
  return before !== null && after !== null && before !== after ? `${before} → ${after}` : name;
}
