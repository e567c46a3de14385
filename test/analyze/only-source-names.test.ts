import fc from "fast-check";
import { expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { buildReport } from "../../src/analyze/report.js";
import { matchAccounts } from "../../src/drift/match-accounts.js";
import type { Comparison } from "../../src/drift/types.js";
import type { Identity } from "../../src/model/directory.js";
import type { Report } from "../../src/model/report.js";
import type { Snapshot, User } from "../../src/model/snapshot.js";
import {
  account,
  directory,
  directoryFile,
  directoryGroup,
  driftSettings,
  identity,
  matchSettings,
} from "../helpers/drift.js";
import { dashboard, dataSource, grant, group, query, snapshot } from "../helpers/snapshots.js";

const LEDGER = 2;

/** One who reaches the Ledger, and one who does not. */
function organisation(own: Partial<User>, other: Partial<User>): Snapshot {
  return snapshot({
    signIn: { saml: true, passwordLogin: true },
    groups: [...snapshot().groups, group(6, "Finance"), group(7, "Others")],
    users: [account(3, "other", { groups: [7], ...other }), account(4, "own", { groups: [6], ...own })],
    dataSources: [dataSource(LEDGER, "Ledger"), dataSource(3, "Rides")],
    grants: [grant(6, LEDGER), grant(7, 3)],
  });
}

function everyText(report: Report): string {
  return JSON.stringify({ ...report, tables: report.tables.map((table) => [...table.rows()]) });
}

/** A text of the full report that has the word, so that its absence in the part says something. */
function expectWithheld(whole: Snapshot, comparison: Comparison, word: string): void {
  expect(everyText(buildReport(whole, { comparison }))).toContain(word);
  expect(everyText(buildReportOfSource(whole, LEDGER, { comparison }))).not.toContain(word);
}

it("withholds whose other attribute an account's e-mail is", () => {
  const whole = organisation({ email: "old@nordlicht.example" }, {});
  const comparison = {
    directory: directory({ identities: [identity("other", { upn: "old@nordlicht.example" })] }),
    settings: driftSettings(),
  };
  expectWithheld(whole, comparison, "other@nordlicht.example");
});

it("withholds who may be the person of an account, and says how many there are", () => {
  const twins = ["b1", "b2"].map((key) =>
    identity(key, { mail: "own@nordlicht.example", name: `Twin ${key}` }),
  );
  const comparison = { directory: directory({ identities: twins }), settings: driftSettings() };
  expectWithheld(organisation({}, {}), comparison, "Twin b1");
  expect(everyText(buildReportOfSource(organisation({}, {}), LEDGER, { comparison }))).toContain(
    "2 identities match by mail; none is taken. More is withheld here",
  );
});

it.each(["j.secret", '"secret lee"@nordlicht.example', "lee,secret@nordlicht.example", "secret;lee@x"])(
  "withholds another account of the same person, whatever its e-mail looks like: %s",
  (email) => {
    const comparison = {
      directory: directory({ identities: [identity("own", { login: email })] }),
      settings: driftSettings({ match: matchSettings({ attributes: ["mail", "login"] }) }),
    };
    expectWithheld(organisation({}, { email }), comparison, JSON.stringify(email).slice(1, -1));
  },
);

it("withholds whom the account map names", () => {
  const accountMap = new Map([
    ["own@nordlicht.example", "secret name"],
    ["gone@nordlicht.example", "x"],
  ]);
  const comparison = {
    directory: directory({ identities: [identity("other")] }),
    settings: driftSettings({ match: matchSettings({ accountMap }) }),
  };
  expectWithheld(organisation({}, {}), comparison, "secret name");
  expectWithheld(organisation({}, {}), comparison, "gone@nordlicht.example");
});

it("withholds who is not known to be in a group", () => {
  const because = "of 1 member it is not known who they are: secret@nordlicht.example";
  const groups = [directoryGroup("Finance", { membersKnown: false, unknownBecause: because })];
  const comparison = {
    directory: directory({ identities: [identity("own")], groups }),
    settings: driftSettings(),
  };
  expectWithheld(organisation({}, {}), comparison, "secret@nordlicht.example");
});

it("keeps what names nobody else", () => {
  const left = identity("own", { status: "inactive", statusAs: "SUSPENDED" });
  const comparison = { directory: directory({ identities: [left] }), settings: driftSettings() };
  const text = everyText(buildReportOfSource(organisation({}, {}), LEDGER, { comparison }));
  expect(text).toContain("users.json: record own (as of 2026-11-24): SUSPENDED.");
  expect(text).not.toContain("withheld");
});

const attribute = fc.constantFrom("mail" as const, "upn" as const, "login" as const);
const CASES = fc.record({
  shared: fc.constantFrom("mail", "upn", "login", "alias", "nothing"),
  attributes: fc.uniqueArray(attribute, { minLength: 1 }),
  map: fc.constantFrom<readonly (readonly [string, string])[]>(
    [],
    [["secretmail@nordlicht.example", "SECRETNOBODY"]],
    [["own@nordlicht.example", "secretid"]],
    [["own@nordlicht.example", "secretnobody"]],
    [["secretmail@nordlicht.example", "own@nordlicht.example"]],
  ),
  status: fc.constantFrom("active" as const, "inactive" as const, "unknown" as const),
  samlGroups: fc.constantFrom("sent" as const, "not_sent" as const, "unknown" as const),
  people: fc.constantFrom("whole" as const, "partial" as const, "doubtful" as const),
  values: fc.boolean(),
  known: fc.boolean(),
  disabled: fc.boolean(),
  tagged: fc.boolean(),
});

it("names nobody else in any text, whatever is compared", () => {
  fc.assert(
    fc.property(CASES, (one) => {
      const own = "own@nordlicht.example";
      const shared: Partial<Identity> =
        one.shared === "alias" ? { aliases: [own] } : one.shared === "nothing" ? {} : { [one.shared]: own };
      const other = identity("SECRETKEY", {
        name: "SECRETNAME",
        ids: ["SECRETID"],
        mail: "SECRETMAIL@nordlicht.example",
        upn: "SECRETUPN@nordlicht.example",
        login: "SECRETLOGIN",
        status: one.status,
        groups: ["Finance"],
        groupsKnown: true,
        ...shared,
      });
      const email = one.tagged ? "own+SECRET@nordlicht.example" : "SECRETMAIL@nordlicht.example";
      const whole = organisation({}, { name: "SECRETACCOUNT", email, disabled: one.disabled });
      const values = new Map([
        ["secretmail@nordlicht.example", ["Finance"]],
        ["secretother@x", ["Finance"]],
      ]);
      const comparison: Comparison = {
        directory: directory({
          identities: one.known
            ? [identity("own", { groups: ["Finance"], groupsKnown: true }), other]
            : [other],
          groups: [directoryGroup("Finance")],
          people: one.people,
          files: [directoryFile("users.json", { people: one.people, warnings: ["SECRETMAIL is odd."] })],
        }),
        settings: driftSettings({
          samlGroups: one.samlGroups,
          match: matchSettings({
            attributes: one.attributes,
            accountMap: new Map(one.map),
            plusTags: one.tagged,
          }),
          ...(one.values && { groupMap: { rule: { kind: "values", values }, inNoGroup: "unknown" } }),
        }),
      };
      // Whom an account was found to be is on the page with it.
      const { identities } = comparison.directory;
      const match = matchAccounts(whole.users, identities, comparison.settings.match).get(4);
      fc.pre(match?.outcome !== "matched" || !match.identities.includes(other));
      expect(everyText(buildReportOfSource(whole, LEDGER, { comparison })).toUpperCase()).not.toContain(
        "SECRET",
      );
    }),
    { numRuns: 300 },
  );
});

it("names nothing else in what the rules found, and tells what they found of the data source and its people", () => {
  const owner = account(4, "own", { groups: [6], disabled: true });
  const others = [
    account(3, "SECRET", { groups: [7] }),
    account(5, "SECRETTWO", { groups: [7], disabled: true }),
  ];
  const whole = snapshot({
    groups: [...snapshot().groups, group(6, "Finance"), group(7, "SECRET group")],
    users: [owner, ...others],
    dataSources: [dataSource(LEDGER, "Ledger"), dataSource(3, "SECRET source", { type: "python" })],
    grants: [grant(6, LEDGER), grant(7, 3)],
    queries: [
      query(1, "Own query", {
        dataSourceId: LEDGER,
        ownerId: 4,
        schedule: { everySeconds: 60, until: null },
      }),
      query(2, "SECRET query", { dataSourceId: 3, ownerId: 4, schedule: { everySeconds: 60, until: null } }),
      query(3, "SECRET query too", { dataSourceId: 3, ownerId: 5 }),
    ],
    dashboards: [dashboard(1, "SECRET dashboard", { ownerId: 4, hasPublicLink: true, queryIds: [2] })],
    alerts: [
      {
        id: 1,
        name: "SECRET alert",
        queryId: 2,
        ownerId: 5,
        subscriptions: [{ userId: 5, destinationId: 1 }],
      },
      {
        id: 2,
        name: "Own alert",
        queryId: 1,
        ownerId: 5,
        subscriptions: [{ userId: 5, destinationId: null }],
      },
    ],
    destinations: [{ id: 1, name: "SECRET webhook", type: "webhook" }],
  });
  const report = buildReportOfSource(whole, LEDGER);
  expect(everyText(report)).not.toContain("SECRET");
  const rows = [...(report.tables.find(({ id }) => id === "findings")?.rows() ?? [])];
  expect(rows.map(([id]) => id)).toEqual(
    expect.arrayContaining(["disabled-membership-u4", "disabled-owner-u4", "disabled-owner-schedule-q1"]),
  );
  expect(everyText(buildReport(whole))).toContain("SECRET webhook");
});
