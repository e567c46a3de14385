import { expect, it } from "vitest";
import type { Manifest } from "../../src/model/manifest.js";
import { filesOf, wholeSource } from "../helpers/runs.js";
import { section, snapshot, tally } from "../helpers/snapshots.js";

async function manifestOf(differing: Parameters<typeof snapshot>[0]): Promise<Manifest> {
  const source = wholeSource({ snapshot: snapshot(differing), comparison: null, since: null });
  return JSON.parse(String((await filesOf(source)).get("manifest.json")));
}

it("tells every kind of request by its section: how many, how they ended, when, and the hash of all bodies", async () => {
  const { requests } = await manifestOf({
    sections: {
      users: section({
        requests: [
          tally("/api/users", {
            requests: 3,
            statuses: { "200": 2, failed: 1 },
            rows: 400,
            firstAt: "2026-11-25T09:15:01Z",
            lastAt: "2026-11-25T09:15:09Z",
            bodiesSha256: "ab".repeat(32),
          }),
        ],
      }),
      alerts: section({ requests: [tally("/api/alerts", { statuses: { failed: 1 }, bodiesSha256: null })] }),
    },
  });
  const at = "2026-11-25T09:15:00Z";
  expect(requests).toEqual([
    {
      section: "users",
      method: "GET",
      path: "/api/users",
      requests: 3,
      statuses: { "200": 2, failed: 1 },
      rows: 400,
      firstAt: "2026-11-25T09:15:01Z",
      lastAt: "2026-11-25T09:15:09Z",
      bodiesSha256: "ab".repeat(32),
    },
    {
      section: "alerts",
      method: "GET",
      path: "/api/alerts",
      requests: 1,
      statuses: { failed: 1 },
      rows: 0,
      firstAt: at,
      lastAt: at,
      bodiesSha256: null,
    },
  ]);
});

it("tells what the collection was asked to do", async () => {
  const asked = { prove: true, detailRequests: 10, events: { days: 90, pages: 400 } };
  expect((await manifestOf({ asked })).collection).toEqual(asked);
});
