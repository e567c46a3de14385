import type { Release } from "../model/versions.js";

/**
 * What differs between releases in the answers on queries, dashboards, alerts, events and the server's own
 * status, as data read off the recordings. What differs in the other answers stands in release-answers.
 */
export interface ReleaseContent {
  readonly queryFields: readonly string[];
  /** Whether an object tells if it is one of the caller's favourites. */
  readonly tellsFavourite: boolean;
  /** Whether `GET /queries` shows a draft to everybody who may see its data source, not to its owner alone. */
  readonly listsOthersDrafts: boolean;
  /** Whether `GET /queries/archive` is a list; before, the word was taken for a query's id. */
  readonly listsArchive: boolean;
  /** The hash of a query is made of its text, or of its text with the parameters' own values put in. */
  readonly hashOf: "text" | "text with values";
  /** How a schedule is written. Not recorded; read from the source. */
  readonly schedule: "text" | "object";
  readonly dashboardList: "bare" | "paged";
  readonly dashboardFields: readonly string[];
  /** Which fields of its owner a dashboard shows; undefined: all that a user has. */
  readonly dashboardOwnerFields: readonly string[] | undefined;
  /** What `GET /dashboards/<...>` takes. With `id`, a slug is a 500 unless `?legacy` is there. */
  readonly dashboardKey: "slug" | "id";
  /** Whether adding a widget raises the version of its dashboard. */
  readonly widgetsRaiseVersion: boolean;
  /** Of `/status.json`: `named` queues list the data sources that use them. */
  readonly queues: "celery, named" | "celery" | "rq";
  readonly tellsDatabaseSize: boolean;
}

const QUERY_FIELDS = [
  "id",
  "latest_query_data_id",
  "name",
  "description",
  "query",
  "query_hash",
  "schedule",
  "api_key",
  "is_archived",
  "is_draft",
  "updated_at",
  "created_at",
  "data_source_id",
  "options",
  "version",
];

const DASHBOARD_FIELDS = [
  "id",
  "slug",
  "name",
  "user_id",
  "layout",
  "dashboard_filters_enabled",
  "widgets",
  "is_archived",
  "is_draft",
  "updated_at",
  "created_at",
  "version",
];

const R4: ReleaseContent = {
  queryFields: QUERY_FIELDS,
  tellsFavourite: false,
  listsOthersDrafts: false,
  listsArchive: false,
  hashOf: "text",
  schedule: "text",
  dashboardList: "bare",
  dashboardFields: DASHBOARD_FIELDS,
  dashboardOwnerFields: undefined,
  dashboardKey: "slug",
  widgetsRaiseVersion: false,
  queues: "celery, named",
  tellsDatabaseSize: false,
};
const R5: ReleaseContent = {
  ...R4,
  queryFields: [...QUERY_FIELDS, "tags"],
  tellsFavourite: true,
  listsOthersDrafts: true,
  dashboardList: "paged",
  dashboardFields: [...DASHBOARD_FIELDS, "user", "tags"],
  tellsDatabaseSize: true,
};
const R6: ReleaseContent = { ...R5, schedule: "object", widgetsRaiseVersion: true };
const R7: ReleaseContent = {
  ...R6,
  queryFields: [...R5.queryFields, "is_safe"],
  listsArchive: true,
  queues: "celery",
};
const R8: ReleaseContent = { ...R7, widgetsRaiseVersion: false };
const R10: ReleaseContent = {
  ...R8,
  dashboardFields: [...R5.dashboardFields, "options"],
  dashboardOwnerFields: ["id", "name", "email", "profile_image_url"],
  dashboardKey: "id",
  queues: "rq",
};
const R25: ReleaseContent = { ...R10, hashOf: "text with values" };

const CONTENT: Readonly<Record<Release, ReleaseContent>> = {
  4: R4,
  5: R5,
  6: R6,
  7: R7,
  8: R8,
  10: R10,
  25: R25,
  26: R25,
};

export function releaseContent(release: Release): ReleaseContent {
  return CONTENT[release];
}
