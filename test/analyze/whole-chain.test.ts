import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
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
    const { tables, population } = buildReport(await collectFrom(server));
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
    const naive = naiveRows(server.truth(), Number.parseInt(version, 10));
    expect(said).toEqual(naive);
    expect(naive.length).toBeGreaterThan(50);
    const unseen = rows.filter((row) => hidden.has(row.data_source_id ?? ""));
    expect(unseen.filter(({ level }) => level !== "unknown")).toEqual([]);
  });
});

/** Written out by hand from docs/redash-api.md, "Who can do what", sharing no line with the product's rule. */
function naiveRows({ users, groups, dataSources, grants }: Truth, release: number): string[] {
  const rows: string[] = [];
  for (const user of users) {
    const own = groups.filter(({ id }) => user.groups?.includes(id));
    const permissions = own.flatMap((group) => group.permissions);
    const may = (permission: string) => permissions.includes(permission);
    const now = user.state === "disabled" && release !== 5 ? "latent" : "live";
    for (const { id } of dataSources.filter(({ hidden }) => !hidden)) {
      const here = grants.filter(({ groupId, dataSourceId }) => {
        return dataSourceId === id && own.some((group) => group.id === groupId);
      });
      const full = may("admin") || here.some(({ viewOnly }) => !viewOnly);
      if (!full && here.length === 0) continue;
      const query = full && (may("execute_query") || may("create_query"));
      const view = may("view_query") || (release >= 10 && may("execute_query"));
      rows.push([user.id, id, query ? "query" : view ? "view" : "schema", now].join(" "));
    }
  }
  return rows;
}
