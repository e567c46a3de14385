import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Snapshot } from "../../dist/index.js";

type Value = string | number | boolean | null | readonly (string | number)[];
type Row = readonly Value[];

const ORGANISATION = 1;

/** The tables of redash-layout.sql by name, in the order in which they refer to each other, as a snapshot has them. */
function tablesOf(snapshot: Snapshot): ReadonlyMap<string, Row[]> {
  const { server, groups, users, dataSources, grants, queries } = snapshot;
  const modifiers = queries.flatMap(({ id, modifierIds = [] }) =>
    modifierIds.map((user) => [id, user] as const),
  );
  const notRead = new Set([
    ...(snapshot.unseenQueries?.dataSourceIds ?? []),
    ...queries.flatMap(({ modifierIds, dataSourceId }) =>
      modifierIds === undefined && dataSourceId !== null ? [dataSourceId] : [],
    ),
  ]);
  return new Map<string, Row[]>([
    ["organizations", [[ORGANISATION, "Benchmark", server.organisation]]],
    ["groups", groups.map(({ id, type, name, permissions }) => [id, ORGANISATION, type, name, permissions])],
    [
      "users",
      users.map(({ id, name, email, groups: groupIds, disabledAt, pending }) => {
        const details = JSON.stringify({ is_invitation_pending: pending === true });
        return [id, ORGANISATION, name, email, groupIds, disabledAt ?? null, details];
      }),
    ],
    ["data_sources", dataSources.map(({ id, name, type }) => [id, ORGANISATION, name, type])],
    [
      "data_source_groups",
      grants.map(({ dataSourceId, groupId, viewOnly }, index) => [
        index + 1,
        dataSourceId,
        groupId,
        viewOnly,
      ]),
    ],
    [
      "queries",
      queries.map(({ id, dataSourceId, ownerId, name }) => [id, ORGANISATION, dataSourceId, ownerId, name]),
    ],
    [
      "access_permissions",
      modifiers.map(([query, user], index) => [index + 1, "queries", query, "modify", user]),
    ],
    ["queries_not_read", [...notRead].map((id) => [id])],
  ]);
}

/** Writes each table to a file for `\copy`. The tables' names and files, in the order in which they can be loaded. */
export async function writeTables(snapshot: Snapshot, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, rows] of tablesOf(snapshot)) {
    const file = join(folder, `${name}.tsv`);
    await pipeline(Readable.from(linesOf(rows)), createWriteStream(file));
    files.set(name, file);
  }
  return files;
}

function* linesOf(rows: readonly Row[]): Iterable<string> {
  for (const row of rows) yield `${row.map(field).join("\t")}\n`;
}

/** As PostgreSQL's text format has it. */
function field(value: Value): string {
  if (value === null) return "\\N";
  const text = Array.isArray(value)
    ? `{${value.map((one) => JSON.stringify(one)).join(",")}}`
    : String(value);
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}
