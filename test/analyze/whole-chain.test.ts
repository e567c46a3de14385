import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import type { Query } from "../../src/model/snapshot.js";
import { csvChunks } from "../../src/report/reporters/csv.js";
import type { Truth } from "../../src/simulator/truth.js";
import { collectFrom, simulator, VERSIONS } from "../helpers/collect.js";
import { sharedRedash } from "../helpers/shared.js";

const demo = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const shared = sharedRedash();
const organisations = [
  { name: "demo", file: demo },
  // Skipped in a clone that has no recordings beside it.
  { name: "acme", file: shared && join(shared, "organisations/acme.json") },
];

/** From what is so on the server to the file that a script reads: what it says must be what a naive count says. */
describe.each(VERSIONS)("effective-access.csv of %s", (version) => {
  it.for(organisations)("has the rows of $name", async ({ file }, { skip }) => {
    if (file === undefined) return skip("no recordings");
    const organisation = JSON.parse(readFileSync(file, "utf8"));
    const server = await simulator({ organisation, version });
    const snapshot = await collectFrom(server);
    const { tables, population } = buildReport(snapshot);
    const table = tables.find(({ id }) => id === "effective-access");
    const csv = Buffer.concat([...csvChunks(table as NonNullable<typeof table>, "machines")]);
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows).toHaveLength(population.accessRows);

    const hidden = new Set(
      server
        .truth()
        .dataSources.filter((source) => source.hidden)
        .map(({ id }) => `${id}`),
    );
    const seen = rows.filter((row) => !hidden.has(row.data_source_id ?? ""));
    const said = seen.map((row) => [row.user_id, row.data_source_id, row.level, row.access_now].join(" "));
    const naive = naiveRows(server.truth(), snapshot.queries, Number.parseInt(version, 10));
    expect(said).toEqual(naive);
    expect(naive.length).toBeGreaterThan(50);
    const unseen = rows.filter((row) => hidden.has(row.data_source_id ?? ""));
    expect(unseen.filter(({ level }) => level !== "unknown")).toEqual([]);
  });
});

/** Written out by hand from docs/redash-api.md, "Who can do what", sharing no line with the product's rule. */
function naiveRows(truth: Truth, queries: readonly Query[], release: number): string[] {
  const { users, groups, grants } = truth;
  const dataSources = truth.dataSources.filter(({ hidden }) => !hidden);
  const rows: string[] = [];
  for (const user of users) {
    const own = groups.filter(({ id }) => user.groups?.includes(id));
    const permissions = own.flatMap((group) => group.permissions);
    const may = (permission: string) => permissions.includes(permission);
    const now = user.state === "disabled" && release !== 5 ? "latent" : "live";
    const grantsOf = (sourceId: number) =>
      grants.filter(({ groupId, dataSourceId }) => {
        return dataSourceId === sourceId && own.some((group) => group.id === groupId);
      });
    const isFull = (sourceId: number) => may("admin") || grantsOf(sourceId).some(({ viewOnly }) => !viewOnly);
    const owned = queries.filter(({ ownerId }) => ownerId === user.id);
    const modified = queries.filter(({ modifierIds }) => release >= 7 && modifierIds?.includes(user.id));
    // On 8 alone a query can be moved to any data source, a new one as well.
    const creates = may("create_query") && dataSources.some(({ id }) => isFull(id));
    const anywhere = release === 8 && (owned.length > 0 || creates);
    for (const { id } of dataSources) {
      const [granted, full] = [may("admin") || grantsOf(id).length > 0, isFull(id)];
      const edits =
        may("edit_query") && [...owned, ...modified].some(({ dataSourceId }) => dataSourceId === id);
      const runs = release >= 8 || full || (release === 7 && granted && may("execute_query"));
      const asOwner = (edits && runs) || (may("edit_query") && anywhere);
      const query = asOwner || (full && (may("execute_query") || may("create_query")));
      if (!granted && !query) continue;
      const view = may("view_query") || (release >= 10 && may("execute_query"));
      rows.push([user.id, id, query ? "query" : view ? "view" : "schema", now].join(" "));
    }
  }
  return rows;
}
