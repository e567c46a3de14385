import { expect, it } from "vitest";
import { sumEvents } from "../../../src/collect/events/sum-events.js";
import type { RawEvent } from "../../../src/redash/endpoints/events.js";

function event(
  userId: number | null,
  action: string,
  objectType: string,
  objectId: string | null,
  day: number,
) {
  return { userId, action, objectType, objectId, createdAt: `2026-11-0${day}T10:00:00Z` } satisfies RawEvent;
}

it("keeps who ran something on what last, and how often", () => {
  const run = (userId: number, source: string, day: number) =>
    event(userId, "execute_query", "data_source", source, day);
  expect(sumEvents([run(7, "3", 2), run(7, "3", 5), run(7, "3", 4), run(7, "1", 1), run(2, "9", 3)])).toEqual(
    {
      executions: [
        { userId: 2, dataSourceId: 9, last: "2026-11-03T10:00:00Z", times: 1 },
        { userId: 7, dataSourceId: 1, last: "2026-11-01T10:00:00Z", times: 1 },
        { userId: 7, dataSourceId: 3, last: "2026-11-05T10:00:00Z", times: 3 },
      ],
      logins: [],
      keyUses: [],
      groupChanges: [],
      byNobody: { times: 0, dataSourceIds: [] },
      withoutNumber: 0,
    },
  );
});

it("keeps logins, uses of query keys, and changes of groups, the newest first", () => {
  const sum = sumEvents([
    event(1, "login", "redash", null, 1),
    event(1, "login", "redash", null, 2),
    event(null, "api_get", "query", "16", 3),
    event(1, "add_member", "group", "5", 3),
    event(null, "remove_data_source", "group", "4", 4),
    event(2, "create", "group", "5", 3),
  ]);
  expect(sum).toMatchObject({
    logins: [{ userId: 1, last: "2026-11-02T10:00:00Z", times: 2 }],
    keyUses: [{ queryId: 16, last: "2026-11-03T10:00:00Z", times: 1 }],
    groupChanges: [
      { groupId: 4, action: "remove_data_source", userId: null, at: "2026-11-04T10:00:00Z" },
      { groupId: 5, action: "create", userId: 2, at: "2026-11-03T10:00:00Z" },
      { groupId: 5, action: "add_member", userId: 1, at: "2026-11-03T10:00:00Z" },
    ],
  });
});

it("counts for nobody what names no user, and not at all what names its thing by no id", () => {
  const sum = sumEvents([
    event(null, "execute_query", "data_source", "6", 1),
    event(null, "execute_query", "data_source", "2", 1),
    event(null, "execute_query", "data_source", "6", 2),
    event(3, "execute_query", "data_source", "warehouse", 1),
    event(3, "execute_query", "data_source", "99999999999999999999", 1),
    event(3, "add_member", "group", null, 1),
  ]);
  expect(sum).toMatchObject({
    executions: [],
    groupChanges: [],
    byNobody: { times: 3, dataSourceIds: [2, 6] },
    withoutNumber: 3,
  });
});

it("passes over everything else, whatever words it has", () => {
  const sum = sumEvents([
    event(1, "view", "page", "admin/groups", 1),
    event(1, "list", "group", "5", 1),
    event(1, "api_get", "query", "16", 1),
    event(1, "execute_query", "query", "16", 1),
    event(null, "login", "redash", null, 1),
    { userId: 1, action: null, objectType: null, objectId: "5", createdAt: "2026-11-01T10:00:00Z" },
  ]);
  expect(sum).toMatchObject({ executions: [], logins: [], keyUses: [], groupChanges: [], withoutNumber: 0 });
});
