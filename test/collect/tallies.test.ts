import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeSection, openSection } from "../../src/collect/section.js";
import { openTallies } from "../../src/collect/tallies.js";
import type { Attempt } from "../../src/redash/endpoint.js";
import { groupMembers, groups } from "../../src/redash/endpoints/index.js";
import { client, problemOf } from "../helpers/client.js";
import { answering, inTurn, serve } from "../helpers/http-server.js";

/** A clock that is a second later each time. */
function ticking(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 10, 25, 9, 0, seconds++));
}

describe("the requests of a section, asked over HTTP", () => {
  it("are told with times and the hash of all their bodies, however they ended", async () => {
    const server = await serve(
      inTurn(
        answering(503, "text/plain", "later"),
        answering(200, "application/json", "[]"),
        (request) => request.socket.destroy(),
        answering(404, "text/plain", ""),
      ),
    );
    const draft = openSection(ticking());
    const reader = client(server.url, { retry: { budget: 1, refund: 0 } });
    await reader.read(groups, undefined, draft.record);
    await problemOf(reader.read(groupMembers, { groupId: 2 }, draft.record), "unreachable");
    await problemOf(reader.read(groups, undefined, draft.record), "answer_not_json");
    const { startedAt, requests } = closeSection(draft, new Date(Date.UTC(2026, 10, 25, 10)));
    expect(startedAt).toBe("2026-11-25T09:00:00.000Z");
    expect(requests).toEqual([
      {
        method: "GET",
        path: "/api/groups",
        requests: 3,
        statuses: { "200": 1, "404": 1, "503": 1 },
        rows: 0,
        firstAt: "2026-11-25T09:00:01.000Z",
        lastAt: "2026-11-25T09:00:04.000Z",
        // for body in later '[]' ''; do printf '%s' "$body" | sha256sum | cut -c1-64; done | LC_ALL=C sort | sha256sum
        bodiesSha256: "34b6dcdee313760c41f76c57e84423345383ba1ea537c84e600f1a2514048256",
      },
      {
        method: "GET",
        path: "/api/groups/<id>/members",
        requests: 1,
        statuses: { failed: 1 },
        rows: 0,
        firstAt: "2026-11-25T09:00:03.000Z",
        lastAt: "2026-11-25T09:00:03.000Z",
        bodiesSha256: null,
      },
    ]);
  });
});

describe("the hash of all bodies", () => {
  const body = (path: string, digit: string): Attempt => {
    return { template: "/api/users", path, status: 200, rows: 1, bodySha256: digit.repeat(64) };
  };
  const hashOf = (...attempts: readonly Attempt[]) => {
    const tallies = openTallies(ticking());
    for (const attempt of attempts) tallies.record(attempt);
    return tallies.all().map(({ bodiesSha256 }) => bodiesSha256);
  };

  it("has them in the order of what was asked for, then of their own hashes", () => {
    // for digit in 7 1 3; do printf '%064d\n' 0 | tr 0 $digit; done | sha256sum
    expect(hashOf(body("/b", "3"), body("/b", "1"), body("/a", "7"))).toEqual([
      "31cc92bb68b1e75bdb276b79f9e64b4e6b94c3ab70f23d87223d71a0bfbcea4e",
    ]);
  });

  it("is the same whatever answer came first, and another where an answer is another or comes to another request", () => {
    const attempt = fc
      .record({
        path: fc.constantFrom("/a", "/b", "/c?page=10", "/c?page=2"),
        digit: fc.constantFrom(..."0123456789abcdef"),
      })
      .map(({ path, digit }) => body(path, digit));
    const shuffled = fc
      .array(attempt, { minLength: 1, maxLength: 12 })
      .chain((attempts) =>
        fc.tuple(fc.constant(attempts), fc.shuffledSubarray(attempts, { minLength: attempts.length })),
      );
    fc.assert(
      fc.property(shuffled, ([attempts, others]) => {
        expect(hashOf(...others)).toEqual(hashOf(...attempts));
        const [first, ...rest] = attempts as [Attempt, ...Attempt[]];
        const changed = { ...first, bodySha256: "f0".repeat(32) };
        expect(hashOf(changed, ...rest)).not.toEqual(hashOf(...attempts));
        expect(hashOf(...rest)).not.toEqual(hashOf(...attempts));
      }),
    );
    expect(hashOf(body("/a", "1"), body("/b", "2"))).not.toEqual(hashOf(body("/a", "2"), body("/b", "1")));
  });
});
