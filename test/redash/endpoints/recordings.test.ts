import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RELEASES } from "../../../src/model/versions.js";
import type { ReadEndpoint } from "../../../src/redash/endpoint.js";
import * as registry from "../../../src/redash/endpoints/index.js";
import { sharedRedash } from "../../helpers/shared.js";

interface Exchange {
  readonly request: { readonly method: string; readonly path: string };
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

const shared = sharedRedash();

/** What the recorder did not ask; Redash writes the same there as in the lists (its serializers). */
const NOT_RECORDED = { "/api/queries/<id>": true, "/api/alerts/<id>": true };

/** Every object inside an answer. */
function* within(value: unknown): Iterable<object> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const inner of Object.values(value)) yield* within(inner);
}

function recordedAnswers(folder: string): Exchange[] {
  return readdirSync(join(folder, "recordings"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => ["acme", "empty"].map((name) => join(entry.parentPath, entry.name, `${name}.json`)))
    .flatMap((file) => (JSON.parse(readFileSync(file, "utf8")) as { exchanges: Exchange[] }).exchanges)
    .filter(({ request, status }) => request.method === "GET" && status === 200);
}

describe.skipIf(shared === undefined)("what eight real servers answered (recordings)", () => {
  const answers = shared === undefined ? [] : recordedAnswers(shared);

  const recorded = Object.values(registry).filter(({ template }) => !(template in NOT_RECORDED));

  test.each(recorded)("$template parses in every recorded answer", (endpoint) => {
    const path = endpoint.template.replace("<id>", "\\d+").replace("<id or slug>", "[^/]+");
    const pattern = new RegExp(`^${path.replace(".", "\\.")}$`);
    const fitting = answers.filter(({ request }) => pattern.test(request.path));
    const { schema, rows } = endpoint as ReadEndpoint<unknown, unknown>;
    for (const { request, body } of fitting) {
      const parsed = schema.safeParse(body);
      expect(parsed.error?.issues, request.path).toBeUndefined();
      expect(rows(parsed.data)).toBeGreaterThanOrEqual(0);
    }
    const releases =
      endpoint === registry.queryArchive ? RELEASES.filter((release) => release >= 7) : RELEASES;
    expect(fitting.length).toBeGreaterThanOrEqual(releases.length * 2);
  });

  test.each([
    [registry.query, "query_hash"],
    [registry.alert, "rearm"],
  ])("$template, which was not recorded, parses as it stands in other answers", ({ schema }, telling) => {
    const found = answers.flatMap(({ body }) => [...within(body)].filter((inner) => telling in inner));
    for (const inner of found) expect(schema.safeParse(inner).error?.issues).toBeUndefined();
    expect(found.length).toBeGreaterThanOrEqual(RELEASES.length * 2);
  });
});
