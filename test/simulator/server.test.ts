import { describe, expect, onTestFinished, test } from "vitest";
import { isProblem } from "../../src/model/problem.js";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/server.js";
import { organisation } from "../helpers/organisations.js";

async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ organisation: organisation(), version: "26.3.0", ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

function ask(
  simulator: Simulator,
  path: string,
  method = "GET",
  authorization = `Key ${simulator.adminKey}`,
) {
  return fetch(simulator.url + path, {
    method,
    redirect: "manual",
    headers: authorization === "" ? {} : { authorization },
  });
}

const seen = async (answer: Promise<Response>) => {
  const response = await answer;
  return [response.status, response.headers.get("content-type")];
};

const JSON_TYPE = "application/json";
const HTML = "text/html; charset=utf-8";

describe("at the edges, as experiments/edges.json", () => {
  test.each([
    ["GET", "/api/users?page=0", 400, JSON_TYPE],
    ["GET", "/api/users?page=-1", 400, JSON_TYPE],
    ["GET", "/api/users?page_size=251", 400, JSON_TYPE],
    ["GET", "/api/users?page_size=0", 400, JSON_TYPE],
    ["GET", "/api/users?page=6", 400, JSON_TYPE],
    ["GET", "/api/users?page=abc&page_size=1", 200, JSON_TYPE],
    ["GET", "/api/users?q=nobodyhasthis&page=1", 200, JSON_TYPE],
    ["GET", "/api/users?q=nobodyhasthis&page=2", 404, JSON_TYPE],
    ["GET", "/api/users?order=nonsense&page_size=1", 200, JSON_TYPE],
    ["GET", "/api/users?disabled=foo&page_size=1", 500, JSON_TYPE],
    ["GET", "/api/users?disabled=TRUE&page_size=1", 200, JSON_TYPE],
    ["GET", "/api/users/?page_size=1", 200, HTML],
    ["GET", "/api/users/current", 500, JSON_TYPE],
    ["GET", "/api/users/2/disable", 200, HTML],
    ["GET", "/api/nothing", 200, HTML],
    ["GET", "/ping", 200, HTML],
    ["HEAD", "/api/users", 200, JSON_TYPE],
    ["OPTIONS", "/api/users", 200, HTML],
    ["PUT", "/api/users/1", 405, JSON_TYPE],
    ["PATCH", "/api/users/1", 405, JSON_TYPE],
  ])("%s %s: %i", async (method, path, status, type) => {
    const simulator = await start();
    expect(await seen(ask(simulator, path, method))).toEqual([status, type]);
  });

  test("HEAD has no body, and 'page=abc' is page 1", async () => {
    const simulator = await start();
    expect(await (await ask(simulator, "/api/users", "HEAD")).text()).toBe("");
    expect(await (await ask(simulator, "/api/users?page=abc")).json()).toMatchObject({ page: 1, count: 4 });
  });
});

describe("whose key it is", () => {
  test("with the word Key or without, not Bearer, not in another user's place", async () => {
    const simulator = await start();
    const status = async (authorization: string) =>
      (await ask(simulator, "/api/session", "GET", authorization)).status;
    expect(await status(`Key ${simulator.adminKey}`)).toBe(200);
    expect(await status(simulator.adminKey)).toBe(200);
    expect(await status(`Bearer ${simulator.adminKey}`)).toBe(404);
    expect(await status("")).toBe(404);
    expect((await fetch(`${simulator.url}/api/session?api_key=${simulator.adminKey}`)).status).toBe(200);
  });

  test.each([
    ["4.0.2", 200, 200],
    ["5.0.2", 200, 200],
    ["6.0.0", 404, 200],
    ["26.3.0", 404, 200],
  ])("%s: a disabled user's answers %i, a pending one's %i", async (version, disabled, pending) => {
    const simulator = await start({ version });
    const status = async (email: string) =>
      (await ask(simulator, "/api/session", "GET", `Key ${simulator.keyOf(email)}`)).status;
    expect(await status("cleo@example.com")).toBe(disabled);
    expect(await status("dan@example.com")).toBe(pending);
  });

  test("one who is no administrator gets shorter lists, not an error", async () => {
    const simulator = await start();
    const rows = async (path: string) =>
      (await ask(simulator, path, "GET", `Key ${simulator.keyOf("ben@example.com")}`)).json();
    expect(await rows("/api/groups")).toMatchObject([{ name: "Viewers" }]);
    expect(await rows("/api/data_sources")).toMatchObject([{ name: "Warehouse", view_only: true }]);
    expect(await rows("/api/users")).toMatchObject({ message: /permission/ });
  });
});

test("a base path is part of every address", async () => {
  const simulator = await start({ basePath: "/acme/" });
  expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/acme$/);
  const session = await (await ask(simulator, "/api/session")).json();
  expect(session).toMatchObject({ client_config: { basePath: `${simulator.url}/` } });
  expect(await seen(fetch(simulator.url.replace("/acme", "/api/session")))).toEqual([404, HTML]);
  expect((await ask(simulator, "/status.json", "GET", "")).status).toBe(302);
});

test.each([
  ["5.0.2", 500],
  ["26.3.0", 500],
  ["4.0.2", 200],
])(
  "%s: a page with a user whose groups are NULL is %i; the members leave him out",
  async (version, status) => {
    const users = [{ name: "Nul", email: "nul@example.com", groups: null }];
    const simulator = await start({ version, organisation: { users } });
    expect((await ask(simulator, "/api/users?page_size=2&order=name")).status).toBe(status);
    const one = await ask(simulator, "/api/users?page=2&page_size=1&order=name");
    expect(one.status).toBe(200);
    expect(await (await ask(simulator, "/api/groups/2/members")).json()).toHaveLength(1);
  },
);

test("counts the requests, the open ones too, and tells every secret that it holds", async () => {
  const simulator = await start({ misbehaviours: [{ kind: "late", ms: 30 }] });
  await Promise.all([1, 2, 3].map((id) => ask(simulator, `/api/groups/${id}?x=1`)));
  expect(simulator.requests.map(({ method, path, status }) => `${method} ${path} ${status}`).sort()).toEqual([
    "GET /api/groups/1?x=1 200",
    "GET /api/groups/2?x=1 200",
    "GET /api/groups/3?x=1 200",
  ]);
  expect(simulator.mostOpen()).toBe(3);
  expect(simulator.keys()).toHaveLength(5);
});

test("a version before 4 is refused", async () => {
  const error = await start({ version: "3.0.0" }).catch((caught: unknown) => caught);
  expect(isProblem(error, "version_unsupported")).toBe(true);
});
