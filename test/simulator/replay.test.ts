import { describe, expect, onTestFinished, test } from "vitest";
import { RECORDED_VERSIONS, type Recording, readRecording, target } from "../helpers/recordings.js";
import { type Replay, startReplay } from "../helpers/replay.js";
import { derivedExchange } from "../helpers/replay-derived.js";
import { sharedRedash } from "../helpers/shared.js";

const RECORDING: Recording = {
  version: "10.1.0",
  org: "tiny",
  baseUrl: "http://127.0.0.1:5010",
  exchanges: [
    {
      request: { method: "GET", path: "/api/groups", query: {}, as: "admin" },
      status: 200,
      headers: { "content-type": "application/json" },
      body: [{ id: 1 }],
    },
    {
      request: { method: "GET", path: "/api/groups", query: {}, as: "nobody" },
      status: 404,
      headers: { "content-type": "application/json" },
      body: { message: "no" },
    },
    {
      request: { method: "GET", path: "/api/data_sources/999999", query: {}, as: "admin" },
      status: 404,
      headers: { "content-type": "application/json" },
      body: { message: "[/api/data_sources/999999]" },
    },
  ],
};

async function start(): Promise<Replay> {
  const replay = await startReplay(RECORDING);
  onTestFinished(() => replay.close());
  return replay;
}

function ask(replay: Replay, path: string, key = replay.adminKey): Promise<Response> {
  return fetch(replay.url + path, { headers: key === "" ? {} : { authorization: `Key ${key}` } });
}

test("says again what was recorded for the same caller", async () => {
  const replay = await start();
  expect(await (await ask(replay, "/api/groups")).json()).toEqual([{ id: 1 }]);
  expect((await ask(replay, "/api/groups", "")).status).toBe(404);
  expect(replay.requests).toEqual(["/api/groups", "/api/groups"]);
});

test("says so when a request is not in the recording", async () => {
  const replay = await start();
  const answer = await ask(replay, "/api/groups?page=2");
  expect(answer.status).toBe(599);
  expect(await answer.text()).toContain(
    "/api/groups?page=2 as admin is not in the recording of 10.1.0, tiny",
  );
  expect(replay.unknown).toEqual(["/api/groups?page=2"]);
});

test("answers for an id that the organisation never had as for the one that was tried", async () => {
  const replay = await start();
  const answer = await ask(replay, "/api/data_sources/17");
  expect([answer.status, await answer.json()]).toEqual([404, { message: "[/api/data_sources/17]" }]);
});

const folder = sharedRedash();

describe.skipIf(folder === undefined)("derived pages of users are those that the server gave", () => {
  test.each(RECORDED_VERSIONS.filter((version) => version !== "4.0.2"))("%s", (version) => {
    const recording = readRecording(folder ?? "", version, "acme");
    const asked = "/api/users?page=1&page_size=250&order=name";
    const recorded = recording.exchanges.find(
      ({ request }) => request.as === "admin" && target(request) === asked,
    );
    const derived = derivedExchange(recording, asked, "admin");
    expect(namesOf(derived?.body)).toEqual(namesOf(recorded?.body));
    expect(namesOf(derived?.body)).toHaveLength(37);
    const disabled = derivedExchange(recording, `${asked}&disabled=true`, "admin");
    expect(namesOf(disabled?.body)).toEqual([...namesOf(disabled?.body)].sort());
    expect(namesOf(disabled?.body)).toHaveLength(6);
  });
});

function namesOf(body: unknown): string[] {
  return (body as { results: { name: string }[] }).results.map(({ name }) => name);
}
