import { describe, expect, it } from "vitest";
import disabledOwner from "../../../src/analyze/rules/disabled-owner.js";
import type { Query } from "../../../src/model/snapshot.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { query, section, user } from "../../helpers/snapshots.js";

const users = [user(3, "Lena", [2], { disabled: true }), user(4, "Ana", [2])];
const says = (...queries: Query[]) => ruleSays(disabledOwner, { users, queries });
const owned = (id: number, ownerId: number, differing: Partial<Query> = {}) =>
  query(id, `Query ${id}`, { ownerId, ...differing });
const DAILY = { everySeconds: 86_400, until: null };

describe("disabled-owner", () => {
  it("finds queries with keys, and those on a schedule", () => {
    const all = [
      owned(1, 3),
      owned(2, 3, { hasKey: false, schedule: DAILY }),
      owned(3, 3, { hasKey: false }),
      owned(4, 4, { schedule: DAILY }),
    ];
    expect(says(...all)).toEqual({
      examined: 1,
      says: [
        "disabled-owner-u3 open: Owns 3 queries. Own API keys that work: 1. On a schedule: 1. (+ query 1, query 2)",
      ],
    });
  });

  it("finds nothing of a schedule that has ended, or of somebody who owns nothing that goes on", () => {
    const ended = { everySeconds: 86_400, until: "2026-11-24" };
    expect(says(owned(1, 3, { hasKey: false, schedule: ended }))).toEqual({ examined: 1, says: [] });
  });

  it("does not know of keys that were not told, or that belong to archived queries", () => {
    const { hasKey: _untold, ...untold } = owned(1, 3);
    expect(says(untold, owned(2, 3, { archived: true })).says).toEqual([
      "disabled-owner-u3 unknown: Owns 2 queries. Of whose key nobody knows whether it is there and works: 2. (+ query 1, query 2)",
    ]);
  });

  it("is not evaluated where queries were not read, and partly where some were not", () => {
    const sections = { queries: section({ status: "not asked" }) };
    expect(ruleSays(disabledOwner, { users, sections })).toEqual({
      state: "not evaluated",
      why: ["Queries: not asked for."],
      examined: null,
      says: [],
    });
    const partial = { queries: section({ status: "partial" }) };
    expect(ruleSays(disabledOwner, { users, queries: [owned(1, 3)], sections: partial })).toMatchObject({
      state: "partly evaluated",
      says: ["disabled-owner-u3 open: Owns 1 query. Own API keys that work: 1. (+ query 1)"],
    });
  });
});
