import { expect, it } from "vitest";
import { account, directory, driftSettings, identity } from "../../helpers/drift.js";
import { snapshot } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

it("has who differs, with what it rests on, and who has no account behind them", () => {
  const acme = snapshot({ users: [account(3, "ana"), account(4, "bo"), account(5, "cy")] });
  const gone = { status: "inactive", statusAs: "SUSPENDED", inactiveSince: "2026-07-31T00:00:00Z" } as const;
  const identities = [
    identity("ana"),
    identity("bo", { ...gone, manager: "eva" }),
    identity("new", { name: "New" }),
  ];
  const comparison = { directory: directory({ identities }), settings: driftSettings() };
  const columns = [
    "user_id",
    "finding",
    "state",
    "directory_email",
    "directory_status_as",
    "since",
    "manager",
  ];
  expect(rowsOf(acme, "account-drift", columns, comparison)).toEqual([
    [
      4,
      "inactive in the directory",
      "found",
      "bo@nordlicht.example",
      "SUSPENDED",
      "2026-07-31T00:00:00Z",
      "eva",
    ],
    [5, "not in the directory", "found", null, null, null, null],
    [null, "in the directory, not here", "found", "new@nordlicht.example", null, null, null],
  ]);
  const subjects = rowsOf(acme, "findings", ["rule", "subjects"], comparison);
  expect(subjects).toContainEqual([
    "drift-missing-account",
    ["New, new@nordlicht.example (identity of the directory)"],
  ]);
  const texts = rowsOf(acme, "account-drift", ["rests_on", "not_known"], comparison);
  for (const [restsOn] of texts) expect(restsOn).toContain("users.json");
});
