import { buildReport } from "../../src/analyze/report.js";
import type { Comparison } from "../../src/drift/types.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { htmlReport } from "../../src/report/reporters/html.js";
import { loadPageParts } from "../../src/report/templates.js";
import { account, directory, directoryGroup, driftSettings, identity } from "./drift.js";
import { dataSource, grant, group, section, snapshot, tally, user } from "./snapshots.js";

export function pageOf(of: Snapshot, comparison: Comparison | null = null): string {
  return htmlReport(buildReport(of, { comparison }), loadPageParts());
}

/** One of everything that the page shows in a way of its own. */
export function smallSnapshot(): Snapshot {
  return snapshot({
    groups: [
      group(1, "admin", { type: "builtin", permissions: ["admin", "super_admin"] }),
      group(2, "default", { type: "builtin" }),
      group(3, "Analysts"),
      group(4, "Auditors", { permissions: ["view_query"] }),
      group(5, "Auditors", { permissions: [] }),
    ],
    users: [
      user(1, "Root", [1, 2]),
      user(2, "Ana Lima", [2, 3]),
      user(3, "Ben Okoro", [4], { login: "external", activeAt: null }),
      user(4, "Cleo Roux", [2, 3], { disabled: true, disabledAt: "2026-02-14T10:00:00Z" }),
      user(5, "Dan Weiss", [3], { pending: true, activeAt: null }),
      user(6, "Eve Nobody", []),
      user(7, "Ana Lima", [2, 5, 15, 5]),
    ],
    dataSources: [
      dataSource(1, "Warehouse"),
      dataSource(2, "Payroll", { paused: true, pauseReason: "month end" }),
      { id: 3, name: null, type: null, paused: null, presence: "hidden" },
    ],
    grants: [grant(2, 1, "view"), grant(3, 1), grant(4, 2, "view"), grant(5, 2)],
    unknownGrants: [{ dataSourceId: 3, groupIds: [3] }],
    sections: {
      grants: section({
        status: "partial",
        gaps: [
          {
            code: "grants-untold",
            what: "The grants of data source 3 are told nowhere.",
            where: "GET /api/data_sources/3",
            hint: "Have its driver installed.",
          },
        ],
      }),
      users: section({
        notes: [
          { code: "repaired", what: "1 account was missing from the pages and came from the members." },
        ],
        totals: [
          { of: "enabled users", reading: "pages, ordered by name", reported: 6, read: 6, distinct: 5 },
        ],
        requests: [tally("/api/users", { requests: 2, statuses: { "200": 1, "500": 1 }, rows: 6 })],
      }),
    },
  });
}

/** As many people, each in the default group, which has one data source. */
export function crowd(people: number): Snapshot {
  return snapshot({
    users: Array.from({ length: people }, (_, index) => user(index + 1, `Person ${index + 1}`, [2])),
    dataSources: [dataSource(1, "Warehouse")],
    grants: [grant(2, 1)],
  });
}

/** Somebody of every standing in the directory, and drift of every table. */
export function driftingSnapshot(): Snapshot {
  return snapshot({
    signIn: { saml: true, passwordLogin: true },
    groups: [...snapshot().groups, group(5, "Analysts"), group(6, "Finance")],
    users: [
      account(3, "ana", { groups: [2, 6] }),
      account(4, "bo", { groups: [2, 5] }),
      account(5, "cy", { groups: [2, 6] }),
      account(6, "di", { login: "password" }),
    ],
    dataSources: [dataSource(1, "Rides"), dataSource(2, "Ledger")],
    grants: [grant(5, 1), grant(6, 2)],
  });
}

export function itsDirectory(names: readonly string[] = []): Comparison {
  const identities = [
    identity("ana", { groups: ["Analysts"], groupsKnown: true, jobTitle: "Analyst", manager: "eva" }),
    identity("bo", { status: "inactive", statusAs: "SUSPENDED", inactiveSince: "2026-07-31T00:00:00Z" }),
    identity("di", { groupsKnown: true }),
    ...names.map((name, index) =>
      identity(`x${index}`, { name, mail: name, department: name, groups: ["Analysts"] }),
    ),
  ];
  const groups = [directoryGroup("Analysts")];
  return { directory: directory({ identities, groups }), settings: driftSettings() };
}
