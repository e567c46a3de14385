import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/server.js";
import { RECORDED_ORGANISATIONS, RECORDED_VERSIONS, readOrganisation } from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";

/** What one user, with the user's own key, got on a real server for one data source. */
interface Access {
  readonly email: string;
  readonly dataSource: number;
  readonly listed: boolean;
  readonly viewOnly: boolean | null;
  /** Of `GET /data_sources/<id>` and of `GET /queries/<a published query on it>`. */
  readonly statuses: { readonly dataSource: number; readonly query: number };
}

const folder = sharedRedash();
if (folder === undefined)
  process.stdout.write("Left out: comparing whom the simulator lets in with real servers.\n");

describe.skipIf(folder === undefined)("the simulator lets in whom the real servers let in", () => {
  let compared = 0;
  afterAll(() => {
    process.stdout.write(`Compared ${compared} answers to users with their own keys.\n`);
    expect(compared).toBeGreaterThan(10_000);
  });

  for (const version of RECORDED_VERSIONS) {
    for (const organisation of RECORDED_ORGANISATIONS) {
      test(`${version}, ${organisation}`, async () => {
        const file = join(folder ?? "", "recordings", version, `${organisation}.oracle.json`);
        const { access }: { access: readonly Access[] } = JSON.parse(readFileSync(file, "utf8"));
        const simulator = await startSimulator({
          organisation: readOrganisation(folder ?? "", organisation),
          version,
        });
        const got = await accessOf(simulator, access);
        await simulator.close();
        compared += 3 * got.length;
        const expected = access.map(({ email, dataSource, listed, viewOnly, statuses }) => {
          const { dataSource: detail, query } = statuses;
          return { email, dataSource, listed, viewOnly, statuses: { dataSource: detail, query } };
        });
        expect(got).toEqual(expected);
      });
    }
  }
});

/** The same users and data sources, asked of the simulator; one user after the other. */
async function accessOf(simulator: Simulator, pairs: readonly Access[]): Promise<Access[]> {
  const got: Access[] = [];
  for (const email of new Set(pairs.map((pair) => pair.email))) {
    const list = await listOf(simulator, email);
    const own = pairs.filter((pair) => pair.email === email);
    got.push(...(await Promise.all(own.map(({ dataSource }) => oneOf(simulator, email, dataSource, list)))));
  }
  return got;
}

async function oneOf(
  simulator: Simulator,
  email: string,
  dataSource: number,
  list: ReadonlyMap<number, boolean>,
): Promise<Access> {
  const query = simulator.world.queries.find(
    (candidate) => candidate.dataSourceId === dataSource && !candidate.draft && !candidate.archived,
  );
  const [detail, opened] = await Promise.all([
    ask(simulator, email, `/api/data_sources/${dataSource}`),
    ask(simulator, email, `/api/queries/${query?.id}`),
  ]);
  const viewOnly = list.get(dataSource);
  return {
    email,
    dataSource,
    listed: viewOnly !== undefined,
    viewOnly: viewOnly ?? null,
    statuses: { dataSource: detail.status, query: opened.status },
  };
}

async function listOf(simulator: Simulator, email: string): Promise<ReadonlyMap<number, boolean>> {
  const { status, body } = await ask(simulator, email, "/api/data_sources");
  const rows = status === 200 ? (body as { id: number; view_only: boolean }[]) : [];
  return new Map(rows.map((row) => [row.id, row.view_only]));
}

async function ask(simulator: Simulator, email: string, path: string) {
  const response = await fetch(simulator.url + path, {
    headers: { authorization: `Key ${simulator.keyOf(email)}` },
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe.skipIf(folder === undefined)("an administrator of a real server opened queries by id", () => {
  test.each(RECORDED_VERSIONS)("%s: on every data source, those that no group of his has too", (version) => {
    const file = join(folder ?? "", "recordings", version, "acme.oracle.json");
    const { access }: { access: readonly Access[] } = JSON.parse(readFileSync(file, "utf8"));
    const own = access.filter(({ email }) => email === "ana.garcia@example.com");
    expect(own.map(({ statuses }) => statuses.query)).toEqual(Array(12).fill(200));
  });
});
