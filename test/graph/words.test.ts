import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import { labelsOf } from "../../src/graph/labels.js";
import { accessOf } from "../../src/graph/user-access.js";
import { accessInWords } from "../../src/graph/words.js";
import type { Group } from "../../src/model/snapshot.js";
import { dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

const OWNERS = group(11, "Platform owners", { permissions: ["admin", "view_query"] });
const DEFAULT = group(2, "default");
const ANALYSTS = group(3, "Analysts", { permissions: [] });
const SUPPORT = group(4, "Support", { permissions: ["view_query"] });
const AUTHORS = group(13, "Query authors", { permissions: ["create_query"] });
const PARKED = group(15, "Parking lot", { permissions: [] });

type Case = {
  groups: Group[];
  grants?: ReturnType<typeof grant>[];
  unknown?: number[];
  version?: string;
  disabled?: boolean;
  presence?: "hidden" | "possible";
  groupsKnown?: boolean;
};

/** The words for a user in all of the groups and data source 1. */
function words(given: Case): string {
  const { groups, grants = [], unknown = [], version = "10.1.0" } = given;
  const graph = buildGraph(
    snapshot({
      version,
      groups,
      users: [
        user(1, "Ann", given.groupsKnown === false ? null : groups.map(({ id }) => id), {
          disabled: given.disabled === true,
        }),
      ],
      dataSources: [dataSource(1, "Warehouse", { presence: given.presence ?? "listed" })],
      grants,
      unknownGrants: [{ dataSourceId: 1, groupIds: unknown }],
    }),
  );
  return accessInWords(accessOf(graph, 1, 1), labelsOf(groups));
}

describe("access in words", () => {
  it.each<[Case, string]>([
    [
      { groups: [DEFAULT, ANALYSTS], grants: [grant(3, 1), grant(2, 1, "view")] },
      "runs any SQL, through Analysts; may run queries through default",
    ],
    [
      { groups: [AUTHORS], grants: [grant(13, 1)] },
      "can have any SQL run by creating a query and refreshing it, through Query authors; " +
        "may create queries through Query authors",
    ],
    [
      { groups: [SUPPORT, ANALYSTS], grants: [grant(3, 1), grant(4, 1, "view")] },
      "reads results of saved queries and runs them anew, through Analysts and Support; " +
        "may read queries through Support",
    ],
    [
      { groups: [SUPPORT], grants: [grant(4, 1, "view")], version: "6.0.0" },
      "reads results of saved queries, through Support; may read queries through Support",
    ],
    [
      { groups: [PARKED], grants: [grant(15, 1, "view")] },
      "sees names of tables and columns but cannot read results, through Parking lot",
    ],
    [
      { groups: [PARKED], grants: [grant(15, 1)] },
      "sees names of tables and columns but cannot read results, can have saved queries refreshed, " +
        "through Parking lot",
    ],
    [{ groups: [PARKED] }, "no access"],
  ])("%#: %j", (given, expected) => {
    expect(words(given)).toBe(expected);
  });

  it.each<[Case, string]>([
    [
      { groups: [OWNERS] },
      "reads results of saved queries and runs them anew as administrator, through Platform owners; " +
        "may read queries through Platform owners",
    ],
    [
      { groups: [OWNERS, DEFAULT], grants: [grant(2, 1)] },
      "runs any SQL as administrator, through Platform owners, and through default; may run queries through default",
    ],
    [
      { groups: [OWNERS, DEFAULT], grants: [grant(2, 1, "view")] },
      "runs any SQL as administrator, through Platform owners; may run queries through default",
    ],
  ])("of an administrator: %#", (given, expected) => {
    expect(words(given)).toBe(expected);
  });

  it.each<[Case, string]>([
    [
      { groups: [DEFAULT], grants: [grant(2, 1)], disabled: true },
      "would run any SQL when the account is enabled, through default; may run queries through default",
    ],
    [
      { groups: [DEFAULT], grants: [grant(2, 1, "view")], disabled: true },
      "would read results of saved queries and run them anew when the account is enabled, through default; " +
        "may read queries through default",
    ],
    [
      { groups: [DEFAULT], grants: [grant(2, 1)], disabled: true, version: "5.0.2" },
      "runs any SQL by API key alone, through default; may run queries through default",
    ],
  ])("of a disabled account: %#", (given, expected) => {
    expect(words(given)).toBe(expected);
  });

  it.each<[Case, string]>([
    [
      { groups: [DEFAULT, SUPPORT], unknown: [2, 4] },
      "not known: the grants of default and Support to this data source could not be read",
    ],
    [
      { groups: [DEFAULT, SUPPORT], unknown: [2], grants: [grant(4, 1, "view")] },
      "not known: the grants of default to this data source could not be read; at the least reads results of " +
        "saved queries and runs them anew, through Support; may read queries through default and Support",
    ],
    [
      { groups: [DEFAULT], unknown: [2], disabled: true },
      "not known: the grants of default to this data source could not be read; nothing works until the account is enabled",
    ],
    [
      { groups: [DEFAULT], grants: [grant(2, 1)], presence: "hidden" },
      "not known: the driver of the data source does not load, so the server shows nothing of it",
    ],
    [
      { groups: [OWNERS], presence: "possible" },
      "not known: the server does not tell whether the data source still exists",
    ],
    [{ groups: [DEFAULT], groupsKnown: false }, "not known: the server does not tell the user's groups"],
  ])("where it is not known: %#", (given, expected) => {
    expect(words(given)).toBe(expected);
  });

  it.each<[Partial<Parameters<typeof snapshot>[0]>, string]>([
    [{}, "runs any SQL through queries of their own (#17, #18), although no group grants it"],
    [
      { users: [user(1, "Ann", [13, 4])], grants: [grant(4, 1, "view")] },
      "runs any SQL through queries of their own (#17, #18); by groups alone reads results of saved queries and " +
        "runs them anew, through Support; may read queries through Support",
    ],
    [
      { users: [user(1, "Ann", [13, 4])], unknownGrants: [{ dataSourceId: 1, groupIds: [4] }] },
      "runs any SQL through queries of their own (#17, #18); what groups give is not known",
    ],
    [
      { users: [user(1, "Ann", [13], { disabled: true })] },
      "would run any SQL when the account is enabled through queries of their own (#17, #18), although no group grants it",
    ],
    [
      { users: [user(1, "Ann", [13], { pending: true })] },
      "runs any SQL by API key alone through queries of their own (#17, #18), although no group grants it",
    ],
    [
      {
        version: "8.0.0",
        dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Other")],
        grants: [grant(13, 2)],
      },
      "runs any SQL through queries of their own (#17, #18, or a new one), although no group grants it",
    ],
    [
      {
        ...{ version: "8.0.0", dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Other")] },
        ...{ grants: [grant(13, 2)], queries: [] },
      },
      "runs any SQL through a query that they can make elsewhere and move here, although no group grants it",
    ],
  ])("by queries of one's own: %#", (differing, expected) => {
    const groups = [group(13, "Query authors", { permissions: ["create_query", "edit_query"] }), SUPPORT];
    const graph = buildGraph(
      snapshot({
        groups,
        users: [user(1, "Ann", [13])],
        dataSources: [dataSource(1, "Warehouse")],
        queries: [17, 18].map((id) => query(id, `Query ${id}`, { dataSourceId: 1 })),
        ...differing,
      }),
    );
    expect(accessInWords(accessOf(graph, 1, 1), labelsOf(groups))).toBe(expected);
  });

  it("keeps names apart that would run into each other", () => {
    const finance = group(5, "Finance, Tax and Treasury", { permissions: [] });
    const twins = [group(6, "Sales", { permissions: [] }), group(7, "Sales", { permissions: [] })];
    const grants = [grant(5, 1), grant(6, 1), grant(7, 1)];
    expect(words({ groups: [DEFAULT, finance, ...twins], grants })).toBe(
      "runs any SQL, through “Finance, Tax and Treasury”, Sales #6 and Sales #7; may run queries through default",
    );
  });
});
