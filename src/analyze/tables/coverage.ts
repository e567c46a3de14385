import { type Note, SECTION_NAMES, type Section, type Snapshot } from "../../model/snapshot.js";
import type { Cell, Column } from "../../model/table.js";
import { idList } from "../cells.js";
import { accountLabels } from "../changed-while-reading.js";
import { SECTION_TITLES } from "../section-titles.js";
import type { TableDescriptor } from "../table-descriptor.js";

const coverage: TableDescriptor = {
  id: "coverage",
  title: "Coverage",
  description: "What was read, what the server counts, how the two compare, and what is not known.",
  columns: [
    {
      name: "section",
      title: "Section",
      type: "enum",
      values: SECTION_NAMES.map((name) => SECTION_TITLES[name]),
      description: "The part of the collection that the row is about.",
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
      values: ["section", "total", "gap", "note", "change"],
      description:
        "Section: how much was asked. Total: something counted. Gap: something that is not known. Note: something to know that takes nothing away. Change: an account that changed while it was read.",
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
    list("user_ids", "User ids", "The accounts concerned, where they are known."),
    list("group_ids", "Group ids", "The groups concerned, where they are known."),
    list("data_source_ids", "Data source ids", "The data sources concerned, where they are known."),
    list("query_ids", "Query ids", "The queries concerned, where they are known; of many the first ones."),
    list("dashboard_ids", "Dashboard ids", "The same of dashboards."),
  ],
  make({ snapshot }) {
    const rows = SECTION_NAMES.flatMap((name) => rowsOf(name, snapshot));
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

function rowsOf(name: (typeof SECTION_NAMES)[number], snapshot: Snapshot): Cell[][] {
  const { sections, changes } = snapshot;
  const section = sections[name];
  const labelOf = accountLabels(snapshot);
  const said = [
    asked(section),
    ...section.totals.map(({ of, reading, reported, read, distinct }) => {
      const difference = reported === null ? null : distinct - reported;
      return { kind: "total", what: of, reading, reported, read, distinct, difference };
    }),
    ...section.gaps.map(({ code, what, where, hint, ...concerned }) => {
      return { kind: "gap", code, what, where, hint, ...ids(concerned) };
    }),
    ...section.notes.map(({ code, what, ...concerned }) => ({ kind: "note", code, what, ...ids(concerned) })),
    ...(name === "users" ? changes : []).map(({ userId, what }) => {
      const said = `${labelOf(userId)} changed while it was read: ${what}`;
      return { kind: "change", what: said, user_ids: [String(userId)] };
    }),
  ];
  return said.map((cells: Said) => {
    const row: Said = { section: SECTION_TITLES[name], status: section.status, ...cells };
    return coverage.columns.map((column) => row[column.name] ?? null);
  });
}

function asked({ startedAt, finishedAt, requests }: Section): Said {
  return {
    kind: "section",
    where: [...new Set(requests.map(({ method, path }) => `${method} ${path}`))].join(", "),
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
