import type { Column } from "../model/table.js";
import { USER_STATUSES } from "../model/user-status.js";

// Columns that several tables have: the same name means the same everywhere.

export const USER: readonly Column[] = [
  {
    name: "user_id",
    title: "User id",
    type: "integer",
    description: "The account's number in Redash. It never changes.",
  },
  {
    name: "user_email",
    title: "E-mail",
    type: "text",
    description: "The account's e-mail as Redash has it. Single sign-on may put something else there.",
  },
  { name: "user_name", title: "Name", type: "text", description: "The account's name as Redash has it." },
  {
    name: "user_status",
    title: "Status",
    type: "enum",
    values: USER_STATUSES,
    description:
      "Disabled: an administrator switched the account off. Pending: the invitation is not accepted yet, but the account's API key works. Disabled counts before pending.",
  },
];

export const ADMIN: Column = {
  name: "admin",
  title: "Administrator",
  type: "enum",
  values: ["yes", "no", "unknown"],
  description:
    "Whether the account has the permission admin: it is granted every data source, and can give itself any other permission. Unknown only where the server does not tell the account's groups.",
};

export const ACCESS_NOW: Column = {
  name: "access_now",
  title: "Now",
  type: "enum",
  values: ["live", "latent"],
  description:
    "Live: works now, by session or API key (where the account is pending, or disabled on Redash 5, by API key alone). Latent: the account is disabled, and all of this comes back when it is enabled.",
};

export const LAST_EXECUTION: Column = {
  name: "last_executed_at",
  title: "Last execution",
  type: "time",
  description:
    "When the user last had query text run here, in UTC, by the events of the window that was asked for. `not in the window`: no event says so, and the events reach over all of it. `unknown`: events were not asked for, or do not reach that far. Who only reads results that are there leaves no such event.",
};

const NOT_IN_EXPORT = "Empty where the export of the directory does not have it, or none was given.";

/** What the directory says of the person, at the end of a row. */
export const PERSON: readonly Column[] = [
  {
    name: "manager",
    title: "Manager",
    type: "text",
    description: `Whom the person reports to, as the directory has it. ${NOT_IN_EXPORT}`,
  },
  {
    name: "department",
    title: "Department",
    type: "text",
    description: `The person's department, as the directory has it. ${NOT_IN_EXPORT}`,
  },
  {
    name: "job_title",
    title: "Job title",
    type: "text",
    description: `The person's job title, as the directory has it. ${NOT_IN_EXPORT}`,
  },
  {
    name: "worker_type",
    title: "Kind of worker",
    type: "text",
    description: `Employee, contractor and the like, in the directory's own word. ${NOT_IN_EXPORT}`,
  },
];

/** On what a row of drift rests. */
export const REASONS: readonly Column[] = [
  { name: "rests_on", title: "Rests on", type: "text", description: "What this row was concluded from." },
  {
    name: "not_known",
    title: "Not known",
    type: "text",
    description: "What could not be known. Empty: nothing is missing.",
  },
];

export const GROUP: readonly Column[] = [
  {
    name: "group_id",
    title: "Group id",
    type: "integer",
    description: "The group's number in Redash. It never changes.",
  },
  {
    name: "group_name",
    title: "Group",
    type: "text",
    description: "The group's name. Several groups can have the same name: the id tells them apart.",
  },
];

export const DATA_SOURCE: readonly Column[] = [
  {
    name: "data_source_id",
    title: "Data source id",
    type: "integer",
    description: "The data source's number in Redash. It never changes.",
  },
  {
    name: "data_source_name",
    title: "Data source",
    type: "text",
    description:
      "The data source's name. Unknown where Redash shows the data source nowhere but by its number.",
  },
  {
    name: "data_source_type",
    title: "Type",
    type: "text",
    description: "What it connects to, in Redash's own word, such as pg for PostgreSQL.",
  },
];
