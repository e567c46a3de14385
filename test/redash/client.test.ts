import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/redash/endpoint.js";
import { groupMembers, groups, organizationStatus } from "../../src/redash/endpoints/index.js";
import { API_KEY, client, problemOf } from "../helpers/client.js";
import { answering, serve } from "../helpers/http-server.js";

const good = answering(200, "application/json", "[]");
const silence: RequestListener = () => {};
const slowly: RequestListener = (request, response) => {
  setTimeout(() => good(request, response), 10);
};

test("the key goes in the header alone, under the path of the base URL", async () => {
  const server = await serve(good);
  const reader = client(`${server.url}/acme/`);
  expect(reader.baseUrl).toBe(`${server.url}/acme`);
  await reader.read(groupMembers, { groupId: 2 });
  const [request] = server.requests;
  expect(request?.method).toBe("GET");
  expect(request?.url).toBe("/acme/api/groups/2/members");
  expect(request?.headers.authorization).toBe(`Key ${API_KEY}`);
  expect(JSON.stringify({ ...request?.headers, authorization: "" })).not.toContain(API_KEY);
});

test.each([
  ["", "key_missing"],
  [" \n", "key_missing"],
  ["two words", "key_refused"],
  ["line\r\nx-injected: 1", "key_refused"],
  ["schlüssel", "key_refused"],
])("the key %j is refused before anything is sent", (apiKey, code) => {
  expect(() => client("https://redash.example.com", { apiKey })).toThrow(expect.objectContaining({ code }));
});

test("blanks around the key, as a file ends with, do not count", async () => {
  const server = await serve(good);
  await client(server.url, { apiKey: ` ${API_KEY}\r\n` }).read(groups, undefined);
  expect(server.requests[0]?.headers.authorization).toBe(`Key ${API_KEY}`);
});

test("a proxy's address that is none is refused without repeating it", () => {
  const open = (httpsProxy: string) => () => client("https://redash.example.com", { proxy: { httpsProxy } });
  expect(open("http://ana:100%@proxy:3128")).toThrow(expect.objectContaining({ code: "option_invalid" }));
  expect(open("socks5://ana:hunter2@proxy")).toThrow(expect.objectContaining({ code: "option_invalid" }));
  expect(open("http://ana:hunter2@proxy:port")).toThrow(expect.objectContaining({ code: "option_invalid" }));
  expect(open("http://ana:hunter2@proxy:port")).not.toThrow(/hunter2/);
});

test.each([1, 3])(
  "no more than %i requests are under way at once, and all are answered",
  async (concurrency) => {
    let open = 0;
    let most = 0;
    const server = await serve((request, response) => {
      open += 1;
      most = Math.max(most, open);
      response.on("close", () => {
        open -= 1;
      });
      slowly(request, response);
    });
    const reader = client(server.url, { concurrency });
    const reads = Array.from({ length: 12 }, (_, index) => reader.read(groupMembers, { groupId: index }));
    expect(await Promise.all(reads)).toHaveLength(12);
    expect(server.requests).toHaveLength(12);
    expect(most).toBe(concurrency);
  },
);

test("by default four", async () => {
  const server = await serve(silence);
  const reader = client(server.url);
  const reads = Array.from({ length: 9 }, () => reader.read(groups, undefined));
  const outcomes = Promise.allSettled(reads);
  await expect.poll(() => server.requests.length).toBe(4);
  await reader.close();
  expect((await outcomes).every(({ status }) => status === "rejected")).toBe(true);
  expect(server.requests).toHaveLength(4);
});

test("one read that fails leaves the others alone", async () => {
  const server = await serve((request, response) => {
    const listener = request.url?.includes("/3/") ? answering(403, "application/json", "{}") : slowly;
    listener(request, response);
  });
  const reader = client(server.url);
  const reads = [1, 2, 3, 4, 5, 6].map((groupId) => reader.read(groupMembers, { groupId }));
  const outcomes = (await Promise.allSettled(reads)).map(({ status }) => status);
  expect(outcomes.filter((status) => status === "rejected")).toHaveLength(1);
  expect(outcomes[2]).toBe("rejected");
});

describe("a stop", () => {
  test("by the caller's signal ends what is under way and what waits, and closes the sockets", async () => {
    const server = await serve(silence);
    const controller = new AbortController();
    const attempts: Attempt[] = [];
    const reader = client(server.url, { signal: controller.signal, concurrency: 2 });
    const reads = [1, 2, 3, 4].map((groupId) =>
      problemOf(
        reader.read(groupMembers, { groupId }, (attempt) => attempts.push(attempt)),
        "interrupted",
      ),
    );
    await expect.poll(() => server.requests.length).toBe(2);
    controller.abort();
    const problems = await Promise.all(reads);
    expect(problems.map(({ place }) => place)).toContain("GET /api/groups/4/members");
    await expect.poll(() => server.sockets.size).toBe(0);
    expect(server.requests).toHaveLength(2);
    expect(attempts).toEqual(
      [1, 2].map((groupId) => ({
        template: "/api/groups/<id>/members",
        path: `/api/groups/${groupId}/members`,
        status: null,
        rows: 0,
        bodySha256: null,
      })),
    );
  });

  test("ends a half-received answer", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write("[");
    });
    const controller = new AbortController();
    const reading = client(server.url, { signal: controller.signal }).read(groups, undefined);
    const ended = problemOf(reading, "interrupted");
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    await ended;
    await expect.poll(() => server.sockets.size).toBe(0);
  });

  test("ends the wait before a retry", async () => {
    const server = await serve(answering(503, "text/html", "", { "retry-after": "60" }));
    const controller = new AbortController();
    const reading = client(server.url, { signal: controller.signal }).read(groups, undefined);
    const ended = problemOf(reading, "interrupted");
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    await ended;
    expect(server.requests).toHaveLength(1);
  });

  test("that came before the first read lets nothing be sent", async () => {
    const server = await serve(good);
    await problemOf(
      client(server.url, { signal: AbortSignal.abort() }).read(groups, undefined),
      "interrupted",
    );
    expect(server.requests).toEqual([]);
  });

  test("by the time limit of the run says so", async () => {
    const server = await serve(silence);
    const reading = client(server.url, { runDeadlineMs: 80 }).read(organizationStatus, undefined);
    const problem = await problemOf(reading, "run_time_spent");
    expect(problem.message).toBe("The run has used up its 0.08 s.");
  });

  test("a limit beyond what a timer can hold does not end the run at once", async () => {
    const server = await serve(slowly);
    expect(await client(server.url, { runDeadlineMs: 2 ** 40 }).read(groups, undefined)).toEqual([]);
  });

  test("by close closes idle connections too", async () => {
    const server = await serve(good);
    const reader = client(server.url);
    await reader.read(groups, undefined);
    expect(server.sockets.size).toBe(1);
    await reader.close();
    await expect.poll(() => server.sockets.size).toBe(0);
    await problemOf(reader.read(groups, undefined), "interrupted");
  });
});

test("a client does not show its key", () => {
  const reader = client("https://redash.example.com");
  expect(inspect(reader, { depth: 9, showHidden: true }) + JSON.stringify(reader)).not.toContain(API_KEY);
});
