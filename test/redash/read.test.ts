import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/redash/endpoint.js";
import { groups } from "../../src/redash/endpoints/index.js";
import { client, problemOf } from "../helpers/client.js";
import { answering, inTurn, serve } from "../helpers/http-server.js";

const good = answering(200, "application/json", "[]");
const GROUP = { id: 2, name: "default", type: "builtin", permissions: [], created_at: null };
const twoGroups = answering(200, "application/json", JSON.stringify([GROUP, { ...GROUP, id: 3 }]));
const failing = (status: number, headers = {}) => answering(status, "application/json", "{}", headers);

test.each([429, 502, 503, 504, 520])("a passing %i is asked again until it goes well", async (status) => {
  const bad = failing(status);
  const server = await serve(inTurn(bad, bad, bad, bad, bad, twoGroups));
  const attempts: Attempt[] = [];
  const reading = client(server.url).read(groups, undefined, (attempt) => attempts.push(attempt));
  expect((await reading).map((group) => group.id)).toEqual([2, 3]);
  const asked = { template: "/api/groups", path: "/api/groups" };
  // As `sha256sum` gives them of the bodies.
  const [empty, two] = [
    "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "209aee6d22dd9ccec6d5be8ee82f65383fed66dacadfff96c189ba6b6e33d98b",
  ];
  expect(attempts).toEqual([
    ...Array(5).fill({ ...asked, status, rows: 0, bodySha256: empty }),
    { ...asked, status: 200, rows: 2, bodySha256: two },
  ]);
});

test.each([
  [500, 3],
  [429, 6],
  [503, 6],
  [403, 1],
  [404, 1],
  [400, 1],
  [302, 1],
])("a lasting %i ends after %i tries", async (status, tries) => {
  const server = await serve(failing(status));
  const error = await client(server.url)
    .read(groups, undefined)
    .catch((reason: unknown) => reason);
  expect(server.requests).toHaveLength(tries);
  expect(error).toMatchObject({ status });
  if (tries > 1) expect(error).toMatchObject({ message: expect.stringContaining(`(tried ${tries} times)`) });
});

test("one stray page in the middle of a run is asked for again, once", async () => {
  const page = answering(200, "text/html", "<h1>Back in a minute</h1>");
  const server = await serve(inTurn(good, page, good, page, page));
  const reader = client(server.url);
  await reader.read(groups, undefined);
  expect(await reader.read(groups, undefined)).toEqual([]);
  await problemOf(reader.read(groups, undefined), "answer_not_json");
  expect(server.requests).toHaveLength(5);
});

describe("what the server asks to wait is waited", () => {
  const [answered, until] = ["2026-11-25T09:00:00Z", "2026-11-25T09:01:00Z"].map((time) => new Date(time));
  test.each([
    ["in seconds", { "retry-after": "60" }],
    ["as a date", { "retry-after": until?.toUTCString(), date: answered?.toUTCString() }],
  ])("%s: the client has not asked again when it is closed", async (_name, headers) => {
    const server = await serve(failing(429, headers));
    const reader = client(server.url);
    const reading = problemOf(reader.read(groups, undefined), "interrupted");
    await expect.poll(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.requests).toHaveLength(1);
    await reader.close();
    await reading;
  });

  test("but no longer than the limit", async () => {
    const server = await serve(inTurn(failing(429, { "retry-after": "86400" }), good));
    expect(await client(server.url, { retry: { maxRetryAfterMs: 5 } }).read(groups, undefined)).toEqual([]);
  });
});

test("the budget of the run bounds the retries of all reads together", async () => {
  const server = await serve(failing(503));
  const reader = client(server.url, { retry: { budget: 7 } });
  const reads = Array.from({ length: 5 }, () => reader.read(groups, undefined));
  const outcomes = await Promise.allSettled(reads);
  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("rejected"));
  expect(server.requests).toHaveLength(5 + 7);
});

test("good answers refill the budget", async () => {
  const bad = failing(503);
  const server = await serve(inTurn(bad, good, bad, good, bad, bad));
  const reader = client(server.url, { retry: { budget: 1, refund: 1 } });
  await reader.read(groups, undefined);
  await reader.read(groups, undefined);
  await problemOf(reader.read(groups, undefined), "server_error");
  expect(server.requests).toHaveLength(6);
});

test("an attempt that gave no readable answer counts no rows", async () => {
  const server = await serve(answering(200, "application/json", '[{"id": "x"}]'));
  const attempts: Attempt[] = [];
  await problemOf(
    client(server.url).read(groups, undefined, (attempt) => attempts.push(attempt)),
    "answer_unexpected",
  );
  const bodySha256 = "9d53684e43f283f90ca089cbf36ad8b79e41a97292d3f124c11747c286a131b4";
  expect(attempts).toEqual([
    { template: "/api/groups", path: "/api/groups", status: 200, rows: 0, bodySha256 },
  ]);
});

test("a defect is thrown as it is, not dressed as a problem", async () => {
  const server = await serve(good);
  const rows = () => {
    throw new TypeError("a defect");
  };
  await expect(client(server.url).read({ ...groups, rows }, undefined)).rejects.toThrow(TypeError);
});
