import { z } from "zod";
import { Problem } from "../model/problem.js";

/**
 * One organisation, from which a simulated server is made. Things refer to each other by `key`, users by
 * `email`; the groups `admin` and `default` and the user `root` always exist. What is left out is the usual.
 */
const key = z.string().min(1);
const time = z.iso.datetime();

/** Redash's own words for what the builtin group `default`, and every group made without a list, may do. */
export const DEFAULT_PERMISSIONS = [
  "create_dashboard",
  "create_query",
  "edit_dashboard",
  "edit_query",
  "view_query",
  "view_source",
  "execute_query",
  "list_users",
  "schedule_query",
  "list_dashboards",
  "list_alerts",
  "list_data_sources",
];

const groupSchema = z.strictObject({
  key,
  name: z.string(),
  permissions: z.array(z.string()).default(DEFAULT_PERMISSIONS),
  /** Made and deleted again: its id is used up, and users may still hold it. */
  deleted: z.boolean().default(false),
});

const dataSourceSchema = z.strictObject({
  key,
  name: z.string(),
  /** A group named twice makes a second grant row; the later row decides. */
  grants: z.array(z.strictObject({ group: key, viewOnly: z.boolean().default(false) })).default([]),
  /** The reason for which it is paused. */
  paused: z.string().optional(),
  /** An unknown type is one whose driver cannot be loaded. */
  type: z.string().default("sqlite"),
});

const userSchema = z.strictObject({
  name: z.string(),
  email: z.string().min(1),
  /** In the server's order, duplicates kept. null: the column is NULL, as old bulk loads left it. */
  groups: z.array(key).nullable().default(["default"]),
  state: z.enum(["enabled", "disabled", "pending"]).default("enabled"),
  disabledAt: time.optional(),
  /** Pending as well as disabled. */
  invited: z.boolean().default(false),
  /** Left out: `password`, or `external` for whoever never accepted the invitation. */
  login: z.enum(["password", "external"]).optional(),
  activeAt: time.optional(),
  createdAt: time.optional(),
  emailVerified: z.boolean().default(true),
});

const querySchema = z.strictObject({
  key,
  name: z.string(),
  dataSource: key,
  owner: z.string().default("root"),
  text: z.string().default("select 1"),
  options: z.record(z.string(), z.unknown()).default({}),
  /** Seconds between runs. */
  schedule: z.int().positive().optional(),
  draft: z.boolean().default(false),
  archived: z.boolean().default(false),
  /** Who may modify it besides its owner. */
  editors: z.array(z.string()).default([]),
  createdAt: time.optional(),
});

const dashboardSchema = z.strictObject({
  key,
  name: z.string(),
  queries: z.array(key).default([]),
  owner: z.string().default("root"),
  draft: z.boolean().default(false),
  archived: z.boolean().default(false),
  /** `revoked`: shared once, and no longer. */
  public: z.enum(["active", "revoked"]).optional(),
  editors: z.array(z.string()).default([]),
});

const destinationSchema = z.strictObject({
  key,
  name: z.string(),
  type: z.string(),
  options: z.record(z.string(), z.unknown()).default({}),
});

const alertSchema = z.strictObject({
  key,
  name: z.string(),
  query: key,
  owner: z.string().default("root"),
  rearm: z.int().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  subscriptions: z.array(z.strictObject({ user: z.string(), destination: key.optional() })).default([]),
});

const snippetSchema = z.strictObject({
  trigger: z.string(),
  description: z.string().default(""),
  snippet: z.string(),
});

const eventSchema = z.strictObject({
  at: time,
  /** A series: so many, `everyHours` apart. */
  times: z.int().positive().default(1),
  everyHours: z.number().positive().optional(),
  /** Left out: no user, such as the use of a query's key. */
  user: z.string().optional(),
  action: z.string(),
  /** `dataSources:key`, or `type:id` as Redash writes it, or a bare type. */
  object: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
  /** More of what the event points to: name of the detail to `list:key`. */
  references: z.record(z.string(), z.string()).default({}),
});

export const organisationSchema = z.strictObject({
  about: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
  groups: z.array(groupSchema).default([]),
  dataSources: z.array(dataSourceSchema).default([]),
  users: z.array(userSchema).default([]),
  queries: z.array(querySchema).default([]),
  dashboards: z.array(dashboardSchema).default([]),
  destinations: z.array(destinationSchema).default([]),
  alerts: z.array(alertSchema).default([]),
  snippets: z.array(snippetSchema).default([]),
  events: z.array(eventSchema).default([]),
});

export type Organisation = z.infer<typeof organisationSchema>;
/** What may be written down: everything usual left out. */
export type OrganisationInput = z.input<typeof organisationSchema>;

/**
 * Parses an organisation and checks that everything it refers to exists.
 * @throws Problem `organisation_invalid`, its `place` such as `users[3].groups[1]`.
 */
export function parseOrganisation(value: unknown): Organisation {
  const parsed = organisationSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(written(issue?.path ?? []), issue?.message ?? "not an organisation");
  }
  checkReferences(parsed.data);
  return parsed.data;
}

function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

function invalid(place: string, what: string): Problem {
  const message = place === "" ? what : `${place}: ${what}`;
  return new Problem("organisation_invalid", `The organisation cannot be used: ${message}.`, { place });
}

type Lookup = (place: string, key: string) => void;

/** Registers the keys of a list, refuses a second one of the same, and gives the check for references to it. */
function lookup(kind: string, keys: Iterable<readonly [place: string, key: string]>): Lookup {
  const known = new Set<string>();
  for (const [place, one] of keys) {
    if (known.has(one)) throw invalid(place, `there is already a ${kind} "${one}"`);
    known.add(one);
  }
  return (place, one) => {
    if (!known.has(one)) throw invalid(place, `no ${kind} "${one}"`);
  };
}

function* keysOf(
  list: string,
  entries: readonly { readonly key: string }[],
): Iterable<readonly [string, string]> {
  for (const [index, entry] of entries.entries()) yield [`${list}[${index}].key`, entry.key];
}

function* userKeys(organisation: Organisation): Iterable<readonly [string, string]> {
  yield ["users", "root"];
  yield ["users", ROOT_EMAIL];
  for (const [index, user] of organisation.users.entries())
    yield [`users[${index}].email`, user.email.toLowerCase()];
}

export const ROOT_EMAIL = "root@example.com";

function checkReferences(organisation: Organisation): void {
  const builtin = [
    ["groups", "admin"],
    ["groups", "default"],
  ] as const;
  const group = lookup("group with key", [...builtin, ...keysOf("groups", organisation.groups)]);
  const dataSource = lookup("data source with key", keysOf("dataSources", organisation.dataSources));
  const query = lookup("query with key", keysOf("queries", organisation.queries));
  const destination = lookup("destination with key", keysOf("destinations", organisation.destinations));
  const dashboard = lookup("dashboard with key", keysOf("dashboards", organisation.dashboards));
  const alert = lookup("alert with key", keysOf("alerts", organisation.alerts));
  const byEmail = lookup("user with e-mail", userKeys(organisation));
  const user: Lookup = (place, email) => byEmail(place, email.toLowerCase());

  each("dataSources", organisation.dataSources, (source, at) =>
    each(`${at}.grants`, source.grants, (grant, place) => group(`${place}.group`, grant.group)),
  );
  each("users", organisation.users, (one, at) =>
    each(`${at}.groups`, one.groups ?? [], (name, place) => group(place, name)),
  );
  each("queries", organisation.queries, (one, at) => {
    dataSource(`${at}.dataSource`, one.dataSource);
    user(`${at}.owner`, one.owner);
    each(`${at}.editors`, one.editors, (email, place) => user(place, email));
  });
  each("dashboards", organisation.dashboards, (one, at) => {
    user(`${at}.owner`, one.owner);
    each(`${at}.queries`, one.queries, (name, place) => query(place, name));
    each(`${at}.editors`, one.editors, (email, place) => user(place, email));
  });
  each("alerts", organisation.alerts, (one, at) => {
    query(`${at}.query`, one.query);
    user(`${at}.owner`, one.owner);
    each(`${at}.subscriptions`, one.subscriptions, (subscription, place) => {
      user(`${place}.user`, subscription.user);
      if (subscription.destination !== undefined)
        destination(`${place}.destination`, subscription.destination);
    });
  });
  const lists = new Map(Object.entries({ groups: group, dataSources: dataSource, users: user }));
  lists
    .set("queries", query)
    .set("dashboards", dashboard)
    .set("alerts", alert)
    .set("destinations", destination);
  each("events", organisation.events, (one, at) => {
    if (one.user !== undefined) user(`${at}.user`, one.user);
    checkObject(lists, `${at}.object`, one.object);
    for (const [name, object] of Object.entries(one.references))
      checkObject(lists, `${at}.references.${name}`, object);
  });
}

function each<T>(list: string, entries: readonly T[], check: (entry: T, place: string) => void): void {
  for (const [index, entry] of entries.entries()) check(entry, `${list}[${index}]`);
}

/** `groups:auditors` must name a group of the organisation; `page:admin/groups` is Redash's own and free. */
function checkObject(lists: ReadonlyMap<string, Lookup>, place: string, object: string): void {
  const [list = "", ...rest] = object.split(":");
  lists.get(list)?.(place, rest.join(":"));
}
