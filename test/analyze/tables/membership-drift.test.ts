import { expect, it } from "vitest";
import { account, directory, directoryGroup, driftSettings, identity } from "../../helpers/drift.js";
import { group, snapshot } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

const ACME = snapshot({
  signIn: { saml: true },
  groups: [...snapshot().groups, group(5, "Analysts"), group(6, "Finance")],
  users: [account(3, "ana", { groups: [2, 6] })],
});
const DIRECTORY = directory({
  identities: [identity("ana", { groups: ["Analysts", "finance"], groupsKnown: true })],
  groups: [directoryGroup("Analysts"), directoryGroup("finance"), directoryGroup("Finance")],
});
const COLUMNS = [
  "group_id",
  "group_name",
  "finding",
  "sent_name",
  "in_directory",
  "in_redash",
  "after_next_login",
];

it("has what the directory says, what Redash shows, and what the next login does", () => {
  const comparison = { directory: DIRECTORY, settings: driftSettings() };
  expect(rowsOf(ACME, "membership-drift", COLUMNS, comparison)).toEqual([
    [6, "Finance", "extra now, gone at next login", "Finance", "no", "yes", "no"],
    [5, "Analysts", "missing until next login", "Analysts", "yes", "no", "yes"],
    [null, null, "name not known in Redash", "finance", "yes", "no", "no"],
  ]);
});

it("shows both outcomes, and evaluates neither, while it is not known whether groups are sent", () => {
  const comparison = { directory: DIRECTORY, settings: driftSettings({ samlGroups: "unknown" }) };
  const rows = rowsOf(
    ACME,
    "membership-drift",
    ["group_id", "finding", "if_sent", "if_not_sent", "after_next_login"],
    comparison,
  );
  expect(rows).toContainEqual([6, "extra, next login not known", "no", "yes", "not evaluated"]);
  expect(rows).toContainEqual([5, "missing, next login not known", "yes", "no", "not evaluated"]);
  expect(rows.map(([, finding]) => finding)).not.toContain("extra now, gone at next login");
});
