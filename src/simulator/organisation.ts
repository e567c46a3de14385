import { z } from "zod";

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
