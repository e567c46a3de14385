import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { NO_RISK_CONFIG, type RiskConfig } from "../../src/model/risk-settings.js";
import type { Cell } from "../../src/model/table.js";
import { collectFrom, simulator } from "../helpers/collect.js";
import { readOrganisation } from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";

/**
 * What the rules about groups, grants, queries, keys, links and alerts find of the organisation of the recordings, read
 * off its file by hand: users are numbered from 2 (1 is root), groups from 3, everything else from 1, in its order.
 */
const RISK: RiskConfig = {
  ...NO_RISK_CONFIG,
  internalDomains: ["example.com"],
  dataSources: [
    { dataSource: "Warehouse", sensitive: true, owner: null },
    { dataSource: "People, pay & pensions", sensitive: true, owner: "Personnel" },
    { dataSource: "Ledger", sensitive: true, owner: null },
  ],
};

const LENA = "lena.leaver@example.com #36 (disabled)";
const AUDITORS =
  "reads results of saved queries and runs them anew, through Auditors; may read queries through Auditors";
const ERROR =
  "Redash answers with an error where the group’s data sources are asked for: either one is granted twice, or the driver of one does not load.";
const PEOPLE = "“People, pay & pensions”";

const OPEN_ON_26: Readonly<Record<string, string>> = {
  "administrators-only-source-s12": "Groups of administrators alone have it.",
  "administrators-only-source-s7": "No group has it.",
  "alert-destination-a1-t2":
    "Sent to “Ops webhook”, of type webhook, by a subscription of root@example.com #1.",
  "alert-destination-a2-t1": `Sent to “Finance list”, of type email, by a subscription of ${LENA}.`,
  "closed-source-key-s12": "No group but administrators’ has it. 1 query has an API key of its own: =1+1.",
  "closed-source-key-s7":
    "No group but administrators’ has it. 1 query has an API key of its own: Old contacts.",
  "create-query-access-u28":
    "Has in full: Clickstream. May create queries through Query authors, and may not run them.",
  "disabled-owner-alert-a2": `Its owner: ${LENA}. Subscriptions: 1.`,
  "disabled-owner-dashboard-d3": `It is shared, and shows 2 queries. Its owner: ${LENA}.`,
  "disabled-owner-schedule-q16": `Runs every hour on ${PEOPLE}. Its owner: ${LENA}.`,
  "disabled-subscriber-a1-u36": `Sent to the account’s own mailbox, by a subscription of ${LENA}.`,
  "disabled-subscriber-a2-u36": `Sent to “Finance list”, of type email, by a subscription of ${LENA}.`,
  "external-sensitive-access-u21-s1":
    "Outside address: “zoe.mixed@example.org”. On the data source: runs any SQL, through Analysts; may run queries through default and Analysts.",
  "external-sensitive-access-u26-s4": `Outside address: “ole.auditor@example.org”. On the data source: ${AUDITORS}.`,
  "external-sensitive-access-u26-s5": `Outside address: “ole.auditor@example.org”. On the data source: ${AUDITORS}.`,
  "external-sensitive-access-u27-s4": `Outside address: “audra@example.org”. On the data source: ${AUDITORS} and Report runners.`,
  "external-sensitive-access-u27-s5": `Outside address: “audra@example.org”. On the data source: ${AUDITORS} and Report runners.`,
  "external-sensitive-access-u41-s1":
    "Outside address: “pending@example.org”. On the data source: reads results of saved queries and runs them anew by API key alone, through default; may read queries through default.",
  "missing-driver-s10": "It is there, and its name, type and grants are shown nowhere.",
  "modifiable-query-u12-s1":
    "May modify: Owned by one who may only view. Through groups: reads results of saved queries. May edit queries through default.",
  "owned-query-u35-s5":
    "Owns: Kept by one who changed teams. Through groups: no access. May edit queries through default, Sales #5 and Sales #6.",
  "owned-query-u43-s1":
    "Owns: Owned by one who may only view. Through groups: reads results of saved queries. May edit queries through default.",
  "paused-data-source-s11":
    "Paused, with the reason “maintenance until Friday”. 3 groups have it: Analysts, Engineering and Admin.",
  "public-dashboard-d1": "It is shared, and shows 2 queries. Its owner: siobhan.o'neill@example.com #11.",
  "public-dashboard-d3": `It is shared, and shows 2 queries. Its owner: ${LENA}.`,
  "same-named-groups-n_admin":
    "The names of 2 groups differ by blanks or by capital letters at the most: #1, #10. Single sign-on tells them apart, people hardly do.",
  "same-named-groups-n_sales": "2 groups have this name: #5, #6.",
  "sensitive-dashboard-d1":
    "It is shared, and shows 2 queries. Sensitive data sources among those asked: Ledger.",
  "sensitive-dashboard-d3": `It is shared, and shows 2 queries. Sensitive data sources among those asked: Warehouse and ${PEOPLE}.`,
  "sensitive-default-grant-s1":
    "The group default has it view only. 29 of 37 accounts that are not disabled are in it, and every new account is put into it.",
  "sensitive-query-key-s1":
    "5 queries have an API key of their own: Orders per day, Somebody's draft, Root's draft, Owned by one who may only view and Free text parameter. Of 1 more it is not known whether a key works: Archived orders. Shown to all who open the query: 30 accounts.",
  "sensitive-query-key-s4":
    "2 queries have an API key of their own: Headcount and “Payroll, hourly, of a leaver”. Shown to all who open the query: 11 accounts.",
  "sensitive-query-key-s5":
    "2 queries have an API key of their own: Trial balance and Kept by one who changed teams. Shown to all who open the query: 11 accounts.",
  "used-query-key-q16": `Used 4 times since 2026-05-09, last on 2026-10-22. It asks ${PEOPLE}.`,
  "wider-permissions-g11": "It permits admin. Members: 2 accounts that are not disabled.",
};

const UNKNOWN_ON_26: Readonly<Record<string, string>> = {
  "doubled-grant-g11": `${ERROR} No grant of it is known.`,
  "doubled-grant-g8": `${ERROR} Known grants, in full: ${PEOPLE}.`,
  "doubled-grant-g9": `${ERROR} Known grants, in full: Support tickets.`,
  "owned-query-u1-s10":
    "Owns: Oracle rows. Through groups: not known. May edit queries through default. The driver of the data source does not load.",
};

/** By data source: how many open queries there and run no text of their own. */
const VIEWERS_ON_26 = [
  [1, 18],
  [2, 3],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 6],
  [7, 1],
  [8, 2],
  [9, 7],
  [10, 0],
  [11, 2],
  [12, 1],
];

/** What differs on a release, and why. */
interface Difference {
  readonly gone?: readonly string[];
  readonly open?: readonly string[];
  readonly unknown?: readonly string[];
}

/** The server answers the same for data source 10, whose driver does not load, and for a deleted one. */
const NO_404: Difference = { gone: ["missing-driver-s10"], unknown: ["missing-driver-s10"] };
/** Dashboard 1 shows nothing that root's groups reach, and is opened by its id from 10 on alone. */
const UNSEEN_DASHBOARD: Difference = { gone: ["public-dashboard-d1", "sensitive-dashboard-d1"] };
/**
 * Owners and modifiers need a grant as well: on 7 a view only one, below a full one. Without it new text and a schedule are
 * accepted all the same, and nobody tried what comes of that.
 */
const NO_GRANT: Difference = {
  gone: ["owned-query-u35-s5"],
  unknown: ["movable-query", "owned-query-u35-s5"],
};
const VIEW_ONLY: Difference = {
  gone: ["owned-query-u43-s1", "modifiable-query-u12-s1"],
  unknown: ["owned-query-u43-s1", "modifiable-query-u12-s1"],
};
/** On 5 the keys of disabled accounts work, on 4 nobody can be disabled: Gus (5), Never (38), Pending And Disabled (42). */
const DISABLED_WORK: Difference = {
  open: ["u5-s1", "u5-s4", "u5-s5", "u38-s1", "u42-s1", "u42-s5"].map(
    (pair) => `external-sensitive-access-${pair}`,
  ),
};
const NOBODY_DISABLED: Difference = {
  gone: [
    ...["disabled-owner-alert-a2", "disabled-owner-dashboard-d3", "disabled-owner-schedule-q16"],
    ...["disabled-subscriber-a1-u36", "disabled-subscriber-a2-u36"],
  ],
};
/** Zoë owns nothing and may make a query on Warehouse: she moves it to the other two. */
const MOVES: Difference = {
  open: ["movable-query", "external-sensitive-access-u21-s4", "external-sensitive-access-u21-s5"],
};

const DIFFERENCES: Readonly<Record<string, readonly Difference[]>> = {
  "4.0.2": [NO_404, UNSEEN_DASHBOARD, NO_GRANT, VIEW_ONLY, DISABLED_WORK, NOBODY_DISABLED],
  "5.0.2": [NO_404, UNSEEN_DASHBOARD, NO_GRANT, VIEW_ONLY, DISABLED_WORK],
  "6.0.0": [NO_404, UNSEEN_DASHBOARD, NO_GRANT, VIEW_ONLY],
  "7.0.0": [NO_404, UNSEEN_DASHBOARD, NO_GRANT],
  "8.0.0": [NO_404, UNSEEN_DASHBOARD, MOVES],
  "10.1.0": [],
  "25.8.0": [],
};

const folder = sharedRedash();

describe.skipIf(folder === undefined)("the rules about access, on the organisation of the recordings", () => {
  it("find on 26.3.0 what is there, and say on what it rests", async () => {
    const { findings, states } = await evaluated("26.3.0");
    expect(evidenceOf(findings, "open")).toEqual(OPEN_ON_26);
    expect(evidenceOf(findings, "unknown")).toEqual(UNKNOWN_ON_26);
    const viewers = findings.flatMap(({ id, evidence }) => {
      const words = /^May view, and not run text of their own: (\d+) account/.exec(evidence);
      return words === null ? [] : [[Number(id.replace("view-only-key-s", "")), Number(words[1])]];
    });
    expect(viewers).toEqual(VIEWERS_ON_26);
    expect([...states].filter(([, state]) => state === "not evaluated")).toEqual([]);
  });

  it.each(Object.entries(DIFFERENCES))(
    "find on %s the same, but for what it tells otherwise",
    async (version, differences) => {
      const { findings, states } = await evaluated(version);
      expect(Object.keys(evidenceOf(findings, "open")).sort()).toEqual(
        expected(OPEN_ON_26, "open", differences),
      );
      expect(Object.keys(evidenceOf(findings, "unknown")).sort()).toEqual(
        expected(UNKNOWN_ON_26, "unknown", differences),
      );
      const tellsPublicLinks = Number.parseInt(version, 10) >= 10;
      const notEvaluated = [...states].flatMap(([id, state]) => (state === "not evaluated" ? [id] : []));
      expect(notEvaluated).toEqual(tellsPublicLinks ? [] : ["forbidden-public-link"]);
    },
  );
});

interface Found {
  readonly id: string;
  readonly status: Cell;
  readonly evidence: string;
}

/** What the rules named in the expectations come to, and those that are to find nothing. */
async function evaluated(version: string): Promise<{ findings: Found[]; states: Map<string, string> }> {
  const organisation = readOrganisation(folder ?? "", "acme");
  const server = await simulator({ organisation, version });
  const snapshot = await collectFrom(server, { events: { days: 200, pages: 50 } });
  const report = buildReport(snapshot, { risk: RISK });
  const table = report.tables.find(({ id }) => id === "findings");
  const places = ["id", "status", "evidence", "rule"].map(
    (name) => table?.columns.findIndex((column) => column.name === name) ?? -1,
  );
  const rows = [...(table?.rows() ?? [])].map((row) => places.map((place) => row[place]));
  const findings = rows.flatMap(([id, status = null, evidence, rule]) =>
    RULES_HERE.has(String(rule)) ? [{ id: String(id), status, evidence: String(evidence) }] : [],
  );
  const states = report.rules
    .filter(({ id }) => RULES_HERE.has(id))
    .map(({ id, state }) => [id, state] as const);
  expect(states.length).toBe(RULES_HERE.size);
  return { findings, states: new Map(states) };
}

const RULES_HERE: ReadonlySet<string> = new Set([
  ...["administrators-only-source", "alert-destination", "closed-source-key", "create-query-access"],
  ...["default-full-grant", "disabled-owner-alert", "disabled-owner-dashboard", "disabled-owner-schedule"],
  ...["disabled-subscriber", "doubled-grant", "external-sensitive-access", "forbidden-public-link"],
  ...["memberless-group", "missing-driver", "missing-owner", "modifiable-query", "movable-query"],
  ...["nameless-group", "outside-subscriber", "owned-query", "paused-data-source", "public-dashboard"],
  ...["same-named-groups", "script-data-source", "sensitive-dashboard", "sensitive-default-grant"],
  ...["sensitive-query-key", "used-query-key", "view-only-key", "wider-permissions"],
]);

function evidenceOf(findings: readonly Found[], status: string): Record<string, string> {
  const those = findings.filter((one) => one.status === status && !one.id.startsWith("view-only-key-"));
  return Object.fromEntries(those.map(({ id, evidence }) => [id, evidence]));
}

function expected(
  on26: Readonly<Record<string, string>>,
  status: "open" | "unknown",
  differences: readonly Difference[],
): string[] {
  const gone = differences.flatMap((difference) => difference.gone ?? []);
  const kept = Object.keys(on26).filter((id) => !gone.includes(id));
  return [...kept, ...differences.flatMap((difference) => difference[status] ?? [])].sort();
}
