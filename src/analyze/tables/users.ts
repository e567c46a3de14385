import { LOGIN_EFFECTS, MATCH_RULES } from "../../drift/types.js";
import { accessNow, groupsOf } from "../../graph/user-access.js";
import { IDENTITY_STATUSES } from "../../model/directory.js";
import type { User } from "../../model/snapshot.js";
import type { Cell, Column } from "../../model/table.js";
import { adminCell, identityOf, idList, lastActiveCell, personCells, UNKNOWN, userCells } from "../cells.js";
import { ACCESS_NOW, ADMIN, PERSON, USER } from "../columns.js";
import { findingsByAccount } from "../drift-summary.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";

const users: TableDescriptor = {
  id: "users",
  title: "Users",
  description: "Every account that the server has, disabled ones included, and how much it reaches.",
  columns: [
    ...USER,
    ADMIN,
    {
      name: "login",
      title: "Signs in by",
      type: "enum",
      values: ["password", "external", "unknown"],
      description:
        "Password: a password is set in Redash. External: none is, so only single sign-on or the API key.",
    },
    {
      name: "created_at",
      title: "Created",
      type: "time",
      description: "When the account was made, in UTC, or `unknown`.",
    },
    {
      name: "last_active_at",
      title: "Last active",
      type: "time",
      description:
        "When the account last used Redash, in UTC, its API key included; late by some minutes. `never`, or `unknown` where the server does not tell (before Redash 7).",
    },
    {
      name: "disabled_at",
      title: "Disabled at",
      type: "time",
      description: "When the account was disabled, in UTC, or `unknown`. Empty for one that is not disabled.",
    },
    ACCESS_NOW,
    {
      name: "pending_known",
      title: "Pending known",
      type: "enum",
      values: ["yes", "no"],
      description:
        "Whether the server tells if an invitation is accepted. Before Redash 7 it does not: a pending account is shown as enabled there.",
    },
    {
      name: "groups",
      title: "Groups",
      type: "list",
      description:
        "The groups the account is in, without deleted ones. `unknown` where the server does not tell.",
    },
    { name: "group_ids", title: "Group ids", type: "list", description: "The ids of the same groups." },
    count("query", "on how many data sources the account can have query text of its own run."),
    count("view", "of how many other data sources the account can read results of queries."),
    count("schema", "of how many other data sources the account can only see names of tables and columns."),
    count("unknown", "of how many data sources it is not known what the account can do."),
    {
      name: "directory_match",
      title: "In the directory",
      type: "enum",
      values: ["matched", "ambiguous", "none"],
      description:
        "Whether one identity of the directory was found for the account, several, or none. Empty: no directory was given.",
    },
    {
      name: "matched_by",
      title: "Matched by",
      type: "enum",
      values: MATCH_RULES,
      description: "What was equal: the rule by which the identity was found. Empty where none was.",
    },
    {
      name: "directory_status",
      title: "Status in the directory",
      type: "enum",
      values: IDENTITY_STATUSES,
      description:
        "Whether the person's account at the identity provider is active. Unknown: the export does not tell. Empty: no identity was found.",
    },
    {
      name: "next_login",
      title: "Next login",
      type: "enum",
      values: LOGIN_EFFECTS,
      description:
        "What the person's next sign-in through the identity provider does to the account. None comes: nobody can come that way. Empty: no directory was given.",
    },
    {
      name: "drift",
      title: "Drift",
      type: "list",
      description:
        "What account-drift.csv has found of the account. Empty: nothing, or no directory was given.",
    },
    ...PERSON,
  ],
  make(input) {
    const { users: all } = input.snapshot;
    return {
      rowCount: all.length,
      *rows() {
        const findings = input.drift === null ? NONE : findingsByAccount(input.drift);
        for (const user of all) yield row(user, findings.get(user.id) ?? [], input);
      },
    };
  },
};

export default Object.freeze(users);

function count(level: string, description: string): Column {
  return {
    name: `data_sources_${level}`,
    title: `Data sources: ${level}`,
    type: "integer",
    description: `Level ${level}: ${description}`,
  };
}

const NONE: ReadonlyMap<number, readonly string[]> = new Map();

function row(
  user: User,
  findings: readonly string[],
  { graph, counts, groupLabel, drift }: TableInput,
): Cell[] {
  const match = drift?.matches.get(user.id);
  const identity = identityOf(drift, user.id);
  const groupIds = groupsOf(graph, user.id);
  const levels = counts.byUser.get(user.id);
  return [
    ...userCells(user),
    adminCell(graph, user.id),
    user.login ?? UNKNOWN,
    user.createdAt ?? UNKNOWN,
    lastActiveCell(user),
    user.disabled ? (user.disabledAt ?? UNKNOWN) : null,
    accessNow(graph, user.id),
    user.pending === undefined ? "no" : "yes",
    groupIds?.map(groupLabel) ?? [UNKNOWN],
    groupIds === null ? [UNKNOWN] : idList(groupIds),
    levels?.query ?? 0,
    levels?.view ?? 0,
    levels?.schema ?? 0,
    levels?.unknown ?? 0,
    match?.outcome ?? null,
    match?.outcome === "matched" ? match.rule : null,
    identity?.status ?? null,
    drift?.logins.get(user.id) ?? null,
    findings,
    ...personCells(identity),
  ];
}
