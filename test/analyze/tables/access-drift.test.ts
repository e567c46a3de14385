import { expect, it } from "vitest";
import { account, directory, directoryGroup, driftSettings, identity } from "../../helpers/drift.js";
import { dataSource, grant, group, snapshot } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

it("has what the next login changes, data source by data source, with what causes it", () => {
  const acme = snapshot({
    signIn: { saml: true },
    groups: [...snapshot().groups, group(5, "Analysts"), group(6, "Finance")],
    users: [account(3, "ana", { groups: [2, 6] })],
    dataSources: [dataSource(1, "Rides"), dataSource(2, "Ledger"), dataSource(3, "Parts")],
    grants: [grant(5, 1), grant(6, 2), grant(2, 3, "view"), grant(5, 3)],
  });
  const comparison = {
    directory: directory({
      identities: [identity("ana", { groups: ["Analysts"], groupsKnown: true })],
      groups: [directoryGroup("Analysts")],
    }),
    settings: driftSettings(),
  };
  const columns = [
    "data_source_name",
    "change",
    "state",
    "level_now",
    "level_after",
    "groups_taken",
    "groups_added",
  ];
  expect(rowsOf(acme, "access-drift", columns, comparison)).toEqual([
    ["Rides", "gained", "will happen", "none", "query", ["Finance"], ["Analysts"]],
    ["Ledger", "lost", "will happen", "query", "none", ["Finance"], ["Analysts"]],
    ["Parts", "raised", "will happen", "view", "query", ["Finance"], ["Analysts"]],
  ]);
  const abilities = ["data_source_name", "abilities_lost", "abilities_gained"];
  expect(rowsOf(acme, "access-drift", abilities, comparison)[2]).toEqual([
    "Parts",
    [],
    ["refresh", "run_any", "create_query"],
  ]);
});
