import { describe, expect, it } from "vitest";
import { asParsed, parseSnapshot, parseSnapshotByLines } from "../../src/model/parse-snapshot.js";
import { Problem } from "../../src/model/problem.js";
import { type Snapshot, snapshotSchema } from "../../src/model/snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import {
  alert,
  dashboard,
  dataSource,
  events,
  grant,
  group,
  query,
  section,
  snapshot,
  user,
} from "../helpers/snapshots.js";

const destination = (id: number, name: string) => ({ id, name, type: "email" });

const GOOD = snapshot({
  users: [user(3, "Ana", [2, 15, 15])],
  groups: [group(2, "default", { type: "builtin" }), group(5, "Analysts")],
  dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
  grants: [grant(5, 3), grant(2, 3, "view")],
  unknownGrants: [{ dataSourceId: 4, groupIds: [5] }],
});

function refusal(text: string): Pick<Problem, "code" | "message" | "place"> {
  try {
    parseSnapshot(text, "snapshot.json");
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, message: error.message, place: error.place };
    throw error;
  }
  throw new Error("it was accepted");
}

describe("parseSnapshot", () => {
  it("reads back what was written, the ids of deleted groups included", () => {
    const text = [...jsonSnapshot(GOOD)].join("");
    expect(parseSnapshot(text, "snapshot.json").users).toEqual(GOOD.users);
  });

  it("keeps what it knows and drops the rest", () => {
    const [ana] = GOOD.users;
    const text = JSON.stringify({ ...GOOD, users: [{ ...ana, api_key: "k".repeat(40) }], extra: 1 });
    expect(JSON.stringify(parseSnapshot(text, "s"))).not.toMatch(/api_key|kkkk|extra/);
  });

  it.each<[string, string, string]>([
    ["", "This is not a snapshot: it is not JSON.", "snapshot.json"],
    ["<html>", "This is not a snapshot: it is not JSON.", "snapshot.json"],
    ['{"kind": "redash-access-snap', "The snapshot is cut short: its end is missing.", "snapshot.json"],
    ["[]", "This is JSON, but not a snapshot.", "snapshot.json"],
    [
      '{"kind": "redash-access-report", "schemaVersion": 1}',
      "This is JSON, but not a snapshot.",
      "snapshot.json",
    ],
  ])("refuses %j", (text, message, place) => {
    expect(refusal(text)).toEqual({ code: "snapshot_invalid", message, place });
  });

  it("says of a newer format that it is newer, whatever else is in it", () => {
    expect(refusal(JSON.stringify({ kind: GOOD.kind, schemaVersion: 5, users: "elsewhere" }))).toEqual({
      code: "snapshot_newer",
      message: "The snapshot has format 5; this redash-access knows 4.",
      place: "snapshot.json",
    });
  });

  it("says of an older format that it is older, and who made it", () => {
    expect(refusal(JSON.stringify({ kind: GOOD.kind, schemaVersion: 3, users: [] }))).toEqual({
      code: "snapshot_older",
      message: "The snapshot has format 3, of an older redash-access; this one knows 4.",
      place: "snapshot.json",
    });
  });

  it.each<[string, Partial<Snapshot>, string, string]>([
    [
      "a wrong type",
      { users: [{ ...user(3, "Ana", []), email: 5 as never }] },
      "users.0.email",
      "expected string",
    ],
    ["a grant to no group", { grants: [grant(9, 3)] }, "grants.0", "there is no group 9"],
    ["a grant of no data source", { grants: [grant(5, 8)] }, "grants.0", "there is no data source 8"],
    [
      "a pair that stands twice",
      { grants: [grant(5, 3), grant(5, 3, "view")] },
      "grants.1",
      "group 5 has data source 3 twice",
    ],
    [
      "an unknown grant of no data source",
      { unknownGrants: [{ dataSourceId: 8, groupIds: [] }] },
      "unknownGrants.0",
      "there is no data source 8",
    ],
    [
      "an unknown grant to no group",
      { unknownGrants: [{ dataSourceId: 4, groupIds: [5, 9] }] },
      "unknownGrants.0",
      "there is no group 9",
    ],
    [
      "a user that stands twice",
      { users: [user(3, "Ana", []), user(3, "Bo", [])] },
      "users.1.id",
      "the id 3 stands twice",
    ],
    [
      "a data source that stands twice",
      { dataSources: [...GOOD.dataSources, dataSource(4, "x")] },
      "dataSources.2.id",
      "the id 4 stands twice",
    ],
    [
      "a group that stands twice",
      { groups: [...GOOD.groups, group(5, "x")] },
      "groups.2.id",
      "the id 5 stands twice",
    ],
    ...(["queries", "dashboards", "alerts", "destinations"] as const).map(
      (list): [string, Partial<Snapshot>, string, string] => {
        const twice = { queries: query, dashboards: dashboard, alerts: alert, destinations: destination };
        const make = twice[list];
        return [
          `${list} of one id`,
          { [list]: [make(7, "x"), make(7, "y")] },
          `${list}.1.id`,
          "the id 7 stands twice",
        ];
      },
    ),
    [
      "unseen queries of no data source",
      {
        unseenQueries: { count: 1, dataSourceIds: [4, 8] },
        sections: snapshot({ sections: { queries: section({ status: "partial" }) } }).sections,
      },
      "unseenQueries",
      "there is no data source 8",
    ],
    [
      "unseen queries beside a complete section",
      { unseenQueries: { count: null, dataSourceIds: [] } },
      "unseenQueries",
      "the queries are called complete, and some were not read",
    ],
    [
      "executions that are summed up twice",
      {
        events: events({
          executions: [
            { userId: 3, dataSourceId: 4, last: "2026-11-01T10:00:00Z", times: 2 },
            { userId: 3, dataSourceId: 4, last: "2026-11-02T10:00:00Z", times: 1 },
          ],
        }),
      },
      "events.executions.1",
      "the same stands there twice",
    ],
    [
      "a gap in a complete section",
      {
        sections: snapshot({
          sections: { users: section({ gaps: [{ code: "x", what: "x", where: "x", hint: "x" }] }) },
        }).sections,
      },
      "sections.users.status",
      "it is called complete, and has a gap",
    ],
  ])("refuses %s, and names the place", (_, change, at, what) => {
    const { code, message, place } = refusal(JSON.stringify({ ...GOOD, ...change }));
    expect({ code, place }).toEqual({ code: "snapshot_invalid", place: `snapshot.json: ${at}` });
    expect(message).toContain(what);
  });
});

describe("asParsed", () => {
  const { kind, ...rest } = GOOD;
  /** With keys in another order, and one that no schema has. */
  const built = { ...rest, kind, extra: 1 } as Snapshot;

  it("gives keys their one order, and leaves out what the schema does not have", () => {
    expect(Object.keys(built)).not.toEqual(Object.keys(snapshotSchema.shape));
    const parsed = asParsed(built);
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(snapshotSchema.parse(built)));
    expect(Object.keys(parsed)).toEqual(Object.keys(snapshotSchema.shape));
  });

  it.each(["by lines", "from the whole text", "by asParsed"])(
    "gives what was parsed %s as it is, which parsing again would not change",
    async (how) => {
      const text = [...jsonSnapshot(built)].join("");
      const read = {
        "by lines": () => parseSnapshotByLines([Buffer.from(text)]),
        "from the whole text": () => parseSnapshot(text, "snapshot.json"),
        "by asParsed": () => asParsed(built),
      }[how];
      const parsed = (await read?.()) as Snapshot;
      expect(asParsed(parsed)).toBe(parsed);
      expect(JSON.stringify(parsed)).toBe(JSON.stringify(snapshotSchema.parse(parsed)));
    },
  );

  it("parses what was made of a parsed one", () => {
    const parsed = asParsed(built);
    const wrong = { ...parsed, users: [{ ...user(3, "Ana", [2]), email: 7 }] } as object as Snapshot;
    expect(() => asParsed(wrong)).toThrow(/email/);
  });
});
