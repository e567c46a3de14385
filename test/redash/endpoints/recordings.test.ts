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

function recordedAnswers(folder: string): Exchange[] {
  return readdirSync(join(folder, "recordings"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => ["acme", "empty"].map((name) => join(entry.parentPath, entry.name, `${name}.json`)))
    .flatMap((file) => (JSON.parse(readFileSync(file, "utf8")) as { exchanges: Exchange[] }).exchanges)
    .filter(({ request, status }) => request.method === "GET" && status === 200);
}

describe.skipIf(shared === undefined)("what eight real servers answered (recordings)", () => {
  const answers = shared === undefined ? [] : recordedAnswers(shared);

  test.each(Object.values(registry))("$template parses in every recorded answer", (endpoint) => {
    const pattern = new RegExp(`^${endpoint.template.replace("<id>", "\\d+").replace(".", "\\.")}$`);
    const fitting = answers.filter(({ request }) => pattern.test(request.path));
    const { schema, rows } = endpoint as ReadEndpoint<unknown, unknown>;
    for (const { request, body } of fitting) {
      const parsed = schema.safeParse(body);
      expect(parsed.error?.issues, request.path).toBeUndefined();
      expect(rows(parsed.data)).toBeGreaterThanOrEqual(0);
    }
    expect(fitting.length).toBeGreaterThanOrEqual(RELEASES.length * 2);
  });
});
