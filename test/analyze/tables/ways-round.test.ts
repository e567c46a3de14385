import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../src/model/snapshot.js";
import {
  alert,
  dashboard,
  dataSource,
  grant,
  group,
  query,
  section,
  snapshot,
  user,
} from "../../helpers/snapshots.js";
import { rowsOf, tableOf } from "../../helpers/tables.js";

const schedule = { everySeconds: 3600, until: null };
const ACME = {
  groups: [group(2, "default"), group(5, "Editors", { permissions: ["edit_query"] })],
  users: [user(1, "Ann", [5]), user(2, "Lena", [2], { disabled: true }), user(3, "Cy", [2])],
  dataSources: [
    dataSource(3, "Warehouse"),
    dataSource(4, "Ledger, old"),
    dataSource(9, "Scripts", { type: "python" }),
  ],
  grants: [grant(2, 9), grant(2, 3, "view")],
  queries: [
    query(20, "Orders", { hasKey: false, modifierIds: [3] }),
    query(21, "Hourly", { ownerId: 2, schedule }),
    query(22, "", { ownerId: 1, dataSourceId: 4, hasKey: false, archived: true }),
  ],
  dashboards: [dashboard(30, "Board", { hasPublicLink: true, queryIds: [20, 99] })],
  alerts: [alert(40, "Low", { queryId: 20, subscriptions: [{ userId: 2, destinationId: null }] })],
};

const words = (of: Snapshot) => rowsOf(of, "ways-round", ["row_id", "way_in_words"]);

describe("the ways round the groups", () => {
  it("have a row each, with whose it is, where it leads, and by what", () => {
    const columns = ["kind", "user_id", "user_name", "data_source_id", "data_source_name", "query_id"];
    expect(rowsOf(snapshot(ACME), "ways-round", columns)).toEqual([
      ["owned query", 1, "Ann", 3, "Warehouse", 20],
      ["owned query", 1, "Ann", 4, "Ledger, old", 22],
      ["owned query", 2, "Lena", 3, "Warehouse", 21],
      ["modifiable query", 3, "Cy", 3, "Warehouse", 20],
      ["query key", null, null, 3, "Warehouse", 21],
      ["public link", null, null, 3, "Warehouse", 20],
      ["public link", null, null, "unknown", "unknown", 99],
      ["script data source", 2, "Lena", null, "every data source", null],
      ["script data source", 3, "Cy", null, "every data source", null],
      ["schedule", 2, "Lena", 3, "Warehouse", 21],
      ["alert", 2, "Lena", 3, "Warehouse", 20],
    ]);
  });

  it("say what they come to beside the groups", () => {
    const columns = ["level", "level_through_groups", "adds", "access_now", "certainty"];
    expect(rowsOf(snapshot(ACME), "ways-round", columns)).toEqual([
      ["query", "none", "yes", "live", "measured"],
      ["query", "none", "yes", "live", "measured"],
      ["query", "view", "yes", "latent", "measured"],
      ["query", "view", "yes", "live", "measured"],
      ["view", null, null, "live", "measured"],
      ["view", null, null, "live", "measured"],
      ["view", null, null, "live", "possible"],
      ["query", null, "yes", "latent", "measured"],
      ["query", null, "yes", "live", "measured"],
      ["view", "view", "yes", "live", "measured"],
      ["view", "view", "yes", "live", "measured"],
    ]);
  });

  it("name dashboards, alerts and data sources of programs", () => {
    const columns = ["kind", "dashboard_name", "alert_name", "via_data_source_name"];
    const named = rowsOf(snapshot(ACME), "ways-round", columns);
    expect(named.filter((row) => row.slice(1).some((name) => name !== null))).toEqual([
      ["public link", "Board", null, null],
      ["public link", "Board", null, null],
      ["script data source", null, null, "Scripts"],
      ["script data source", null, null, "Scripts"],
      ["alert", null, "Low", null],
    ]);
  });

  it("are said in words, with an id that stays", () => {
    expect(words(snapshot(ACME))).toEqual([
      ["rw-acme-owned-u1-s3-q20", "runs any SQL on Warehouse, by owning query #20 “Orders”"],
      [
        "rw-acme-owned-u1-s4-q22",
        "runs any SQL on “Ledger, old”, by owning query #22; archived, but the owner can bring it back",
      ],
      [
        "rw-acme-owned-u2-s3-q21",
        "would run any SQL on Warehouse when the account is enabled, by owning query #21 “Hourly”",
      ],
      [
        "rw-acme-modifiable-u3-s3-q20",
        "runs any SQL on Warehouse, by being allowed to modify query #20 “Orders”",
      ],
      [
        "rw-acme-key-s3-q21",
        "whoever has the key of query #21 “Hourly” reads its results on Warehouse and runs it anew, without an account",
      ],
      [
        "rw-acme-link-s3-q20-d30",
        "whoever has the link of dashboard #30 “Board” reads the results of query #20 “Orders” on Warehouse, its text and its key, without an account",
      ],
      [
        "rw-acme-link-sunknown-q99-d30",
        "whoever has the link of dashboard #30 “Board” reads the results of query #99 on a data source that is not known, its text and its key, without an account; where it leads is not known, as the query was not read",
      ],
      [
        "rw-acme-programs-u2-sall-p9",
        "would reach every other data source when the account is enabled, by programs of their own on Scripts",
      ],
      ["rw-acme-programs-u3-sall-p9", "reaches every other data source, by programs of their own on Scripts"],
      [
        "rw-acme-schedule-u2-s3-q21",
        "query #21 “Hourly” of this disabled account goes on running by itself on Warehouse",
      ],
      [
        "rw-acme-alert-u2-s3-q20-a40",
        "alert #40 “Low” that this account made or is sent goes on telling of the results of query #20 “Orders” on Warehouse, whatever its state and its groups",
      ],
    ]);
  });

  it("say of those that were not tried on the release that they are possible", () => {
    const some = { ...ACME, users: ACME.users.slice(0, 1), dataSources: ACME.dataSources.slice(0, 2) };
    const { queries, dashboards, alerts } = { queries: ACME.queries.slice(0, 1), dashboards: [], alerts: [] };
    expect(words(snapshot({ ...some, queries, dashboards, alerts, version: "7.0.0" }))).toEqual([
      [
        "rw-acme-owned-u1-s3-q20",
        "runs any SQL on Warehouse, by owning query #20 “Orders”; possible: not tried to the end on this release, or on such a data source",
      ],
      [
        "rw-acme-moved-u1-sall-q20",
        "runs any SQL on every data source, by moving query #20 “Orders” there; possible: not tried to the end on this release, or on such a data source",
      ],
    ]);
    const users = [user(1, "Null", null)];
    expect(words(snapshot({ ...some, users, queries, dashboards, alerts }))).toEqual([
      [
        "rw-acme-owned-u1-s3-q20",
        "runs any SQL on Warehouse, by owning query #20 “Orders”; not certain, as not everything is known that decides",
      ],
    ]);
  });

  it("say of keys of archived queries that they were not tried", () => {
    const queries = [query(23, "Old", { archived: true, ownerId: 99 })];
    expect(words(snapshot({ dataSources: [dataSource(3, "Warehouse")], queries }))).toEqual([
      [
        "rw-acme-key-s3-q23",
        "whoever has the key of query #23 “Old” reads its results on Warehouse and runs it anew, without an account; archived, so only possible: that was not tried",
      ],
    ]);
  });

  it("say of a query of whose key nothing is told that there may be one", () => {
    const { hasKey: _, ...untold } = query(20, "Orders", { ownerId: 9 });
    const { hasKey: __, ...archived } = query(21, "Old", { ownerId: 9, archived: true });
    expect(
      words(snapshot({ dataSources: [dataSource(3, "Warehouse")], queries: [untold, archived] })),
    ).toEqual([
      [
        "rw-acme-key-s3-q20",
        "whoever has the key of query #20 “Orders” reads its results on Warehouse and runs it anew, without an account; possible: it is not told whether there is such a key",
      ],
      [
        "rw-acme-key-s3-q21",
        "whoever has the key of query #21 “Old” reads its results on Warehouse and runs it anew, without an account; archived, so only possible: that was not tried; possible: it is not told whether there is such a key",
      ],
    ]);
  });

  it("say in the table's description what was not read", () => {
    const sections = {
      queries: section({ status: "partial" }),
      alerts: section({ status: "not asked" }),
    };
    expect(tableOf(snapshot({ sections }), "ways-round").description).toMatch(
      /Not all is known: Queries: not everything could be read\. Alerts: not asked for\.$/,
    );
    expect(tableOf(snapshot(), "ways-round").description).toMatch(/and alerts, which go on\.$/);
  });
});
