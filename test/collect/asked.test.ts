import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CollectOptions } from "../../src/collect/collect.js";
import * as endpoints from "../../src/redash/endpoints/index.js";
import { collectFrom, simulator } from "../helpers/collect.js";
import { serve } from "../helpers/http-server.js";
import { organisation } from "../helpers/organisations.js";

describe("a snapshot tells what the collection was asked to do", () => {
  it.each<[Partial<CollectOptions>, unknown]>([
    [{}, { prove: false, detailRequests: 5_000, events: null }],
    [
      { prove: true, detailRequests: 7, events: { days: 90, pages: 3 } },
      { prove: true, detailRequests: 7, events: { days: 90, pages: 3 } },
    ],
  ])("%j", async (options, asked) => {
    const server = await simulator({ organisation: organisation(), version: "26.3.0" });
    expect((await collectFrom(server, options)).asked).toEqual(asked);
  });
});

interface Answered {
  readonly path: string;
  readonly body: Buffer;
}

/** Passes everything on to a server, and keeps what it answered. */
async function listening(url: string, answers: Answered[]): Promise<string> {
  const between = await serve(async (request, response) => {
    const path = request.url ?? "/";
    const headers = { authorization: request.headers.authorization ?? "" };
    const answer = await fetch(`${url}${path}`, { headers, redirect: "manual" });
    const body = Buffer.from(await answer.arrayBuffer());
    answers.push({ path, body });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" }).end(body);
  });
  return between.url;
}

/** As the schema of the snapshot says that it is made. */
function hashOf(answers: readonly Answered[]): string {
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
  const byPath = answers.map(({ path, body }) => `${path}\n${sha256(body)}`).sort();
  return sha256(byPath.map((line) => `${line.slice(line.indexOf("\n") + 1)}\n`).join(""));
}

const PATTERNS = new Map(
  Object.values(endpoints).map(({ template }) => [
    template,
    new RegExp(`^${template.replaceAll(/<\w+>/g, "[^/?]+")}(\\?|$)`),
  ]),
);

it("whoever has the answers can make the hash of each kind of request again", async () => {
  const server = await simulator({
    organisation: organisation(),
    version: "26.3.0",
    misbehaviours: [{ kind: "refuse", path: "/api/data_sources/2", status: 500 }],
  });
  const answers: Answered[] = [];
  const url = await listening(server.url, answers);
  const snapshot = await collectFrom({ url, adminKey: server.adminKey }, { prove: true });
  const requests = Object.values(snapshot.sections).flatMap((section) => section.requests);
  const paths = requests.map(({ path }) => path);
  const once = requests.filter(({ path }) => paths.indexOf(path) === paths.lastIndexOf(path));
  expect(once.length).toBeGreaterThan(5);
  for (const { path, bodiesSha256 } of once) {
    const ofKind = answers.filter((answer) => PATTERNS.get(path)?.test(answer.path));
    expect({ path, bodiesSha256 }).toEqual({ path, bodiesSha256: hashOf(ofKind) });
  }
});
