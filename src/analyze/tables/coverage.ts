import type { Completeness } from "../../model/completeness.js";
import { GAP_STATUSES, type ReportedGap } from "../../model/reported-gap.js";
import {
  type Note,
  SECTION_NAMES,
  type Section,
  type SectionName,
  type Snapshot,
} from "../../model/snapshot.js";
import type { Cell, Column } from "../../model/table.js";
import { callsOf } from "../calls-of.js";
import { idList } from "../cells.js";
import { accountLabel, changedAccounts } from "../changed-while-reading.js";
import { SECTION_TITLES } from "../section-titles.js";
import type { TableDescriptor } from "../table-descriptor.js";

/** What is missing of the comparison, and so of no part of the collection. */
const DIRECTORY = "Directory";

const coverage: TableDescriptor = {
  id: "coverage",
  title: "Coverage",
  description: "What was read, what the server counts, how the two compare, and what is not known.",
  columns: [
    {
      name: "section",
      title: "Section",
      type: "enum",
      values: [...SECTION_NAMES.map((name) => SECTION_TITLES[name]), DIRECTORY],
      description:
        "The part of the collection that the row is about; or the directory, where its exports leave something open.",
    },
    {
      name: "status",
      title: "Status",
      type: "enum",
      values: ["complete", "partial", "failed", "not asked"],
      description:
        "Of the whole section. Complete: everything was read. Partial: what is there is right, the gaps say what is not. Failed: nothing could be read. Not asked: nobody asked for it, so nothing is known of it.",
    },
    {
      name: "kind",
      title: "Kind",
      type: "enum",
      values: ["section", "total", "gap", "note", "change", "both sides", "user ids", "own check"],
      description:
        "Section: how much was asked. Total: something counted. Gap: something that is not known. Note: something to know that takes nothing away. Change: an account that changed while it was read. Both sides: whether data sources and groups tell the same grants. User ids: ids that nobody has, and what explains them. Own check: a page of Redash, and the number to find there.",
    },
    text("code", "Code", "A short name of the gap or the note that stays the same, for scripts."),
    text("what", "What", "What was counted, or what there is to know."),
    text("reading", "Reading", "How it was read, where the server gives the same in several ways."),
    integer("reported", "Reported", "How many the server says there are. Empty where it gives no total."),
    integer("read", "Read", "How many rows were read."),
    integer("distinct", "Distinct", "How many of the rows read were different ones."),
    integer("difference", "Difference", "Distinct minus reported: below zero, some were not read."),
    text("where", "Where", "The calls of the Redash API that were made, or the one where it showed."),
    text("hint", "What to do", "What somebody can do about a gap."),
    integer("requests", "Requests", "How many requests the section took, repeated ones included."),
    time("started_at", "Started", "When reading the section began, in UTC."),
    time("finished_at", "Finished", "When it ended, in UTC."),
    text(
      "gap_id",
      "Gap id",
      "Of a gap: its code and what it is about, the same in the next run. By it a gap can be accepted.",
    ),
    {
      name: "gap_status",
      title: "Gap status",
      type: "enum",
      values: GAP_STATUSES,
      description:
        "Open: nobody answers for it. Accepted: somebody does, until the day named; what is missing stays unknown. Acceptance expired: that day is over.",
    },
    text("accepted_by", "Accepted by", "Who answers for the gap. Empty: nobody has accepted it."),
    text("accepted_until", "Accepted until", "The last day on which the acceptance holds, in UTC."),
    text("acceptance_reason", "Why accepted", "The reason that was given."),
    list("user_ids", "User ids", "The accounts concerned, where they are known."),
    list("group_ids", "Group ids", "The groups concerned, where they are known."),
    list("data_source_ids", "Data source ids", "The data sources concerned, where they are known."),
    list("query_ids", "Query ids", "The queries concerned, where they are known; of many the first ones."),
    list("dashboard_ids", "Dashboard ids", "The same of dashboards."),
  ],
  make({ snapshot, gaps, completeness }) {
    const directory = gaps.filter(({ section }) => section === null).map(gapRow);
    const rows = [
      ...SECTION_NAMES.flatMap((name) => rowsOf(name, snapshot, gaps, completeness)),
      ...directory.map((said) => cellsOf({ section: DIRECTORY, status: "partial", ...said })),
    ];
    return { rowCount: rows.length, rows: () => rows };
  },
};

export default Object.freeze(coverage);

function text(name: string, title: string, description: string): Column {
  return { name, title, type: "text", description };
}

function integer(name: string, title: string, description: string): Column {
  return { name, title, type: "integer", description };
}

function time(name: string, title: string, description: string): Column {
  return { name, title, type: "time", description };
}

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}

/** One row's cells by the name of their column; what a kind of row does not say is empty. */
type Said = Readonly<Record<string, Cell | undefined>>;

function rowsOf(
  name: SectionName,
  snapshot: Snapshot,
  gaps: readonly ReportedGap[],
  completeness: Completeness | null,
): Cell[][] {
  const section = snapshot.sections[name];
  const said: Said[] = [
    asked(section),
    ...section.totals.map(({ of, reading, reported, read, distinct }) => {
      const difference = reported === null ? null : distinct - reported;
      return { kind: "total", what: of, reading, reported, read, distinct, difference };
    }),
    ...gaps.filter((gap) => gap.section === name).map(gapRow),
    ...section.notes.map(({ code, what, ...concerned }) => ({ kind: "note", code, what, ...ids(concerned) })),
    ...(name === "users" ? changeRows(snapshot) : []),
    ...(completeness === null ? [] : completenessRows(name, completeness)),
  ];
  return said.map((cells) => cellsOf({ section: SECTION_TITLES[name], status: section.status, ...cells }));
}

function cellsOf(row: Said): Cell[] {
  return coverage.columns.map((column) => row[column.name] ?? null);
}

function gapRow({ id, code, what, where, hint, status, acceptance, ...concerned }: ReportedGap): Said {
  return {
    ...{ kind: "gap", code, what, where, hint, gap_id: id, gap_status: status },
    accepted_by: acceptance?.approver,
    accepted_until: acceptance?.expires,
    acceptance_reason: acceptance?.reason,
    ...ids(concerned),
  };
}

function completenessRows(name: SectionName, { bothSides, userIds, ownChecks }: Completeness): Said[] {
  return [
    ...(name === "grants" ? [{ kind: "both sides", what: bothSides }] : []),
    ...(name === "users" ? [{ kind: "user ids", what: userIds.words }] : []),
    ...ownChecks
      .filter(({ section }) => section === name)
      .map(({ page, look, number }) => ({ kind: "own check", what: look, where: page, distinct: number })),
  ];
}

function changeRows(snapshot: Snapshot): Said[] {
  return changedAccounts(snapshot).flatMap((account) =>
    account.what.map((what) => {
      const said = `${accountLabel(account)} changed while it was read: ${what}`;
      return { kind: "change", what: said, user_ids: [String(account.userId)] };
    }),
  );
}

function asked({ startedAt, finishedAt, requests }: Section): Said {
  return {
    kind: "section",
    where: callsOf(requests),
    requests: requests.reduce((sum, tally) => sum + tally.requests, 0),
    started_at: startedAt,
    finished_at: finishedAt,
  };
}

function ids({
  users,
  groups,
  dataSources,
  queries,
  dashboards,
}: Pick<Note, "users" | "groups" | "dataSources" | "queries" | "dashboards">): Said {
  return {
    user_ids: users && idList(users),
    group_ids: groups && idList(groups),
    data_source_ids: dataSources && idList(dataSources),
    query_ids: queries && idList(queries),
    dashboard_ids: dashboards && idList(dashboards),
  };
}
