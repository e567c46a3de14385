import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { NO_RISK_CONFIG } from "../../src/model/risk-settings.js";
import { collectFrom, simulator } from "../helpers/collect.js";
import { readOrganisation } from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";

/**
 * What the rules about accounts find of the organisation of the recordings, read off its file by hand: users are
 * numbered from 2 (1 is root), groups from 3, in its order. By the rule, the ids of the accounts; `organisation`: it is
 * about nobody in particular. The run is of 2026-11-25.
 */
type Findings = Readonly<Record<string, readonly (number | "organisation")[]>>;

const RISK = {
  ...NO_RISK_CONFIG,
  internalDomains: ["example.com"],
  serviceAccounts: ["platform-bot@example.com"],
  sharedAccounts: [],
};
/** Gus, Lena, Lou, Never, Disabled Runner, Pending And Disabled. */
const DISABLED = [5, 36, 37, 38, 39, 42];

const OPEN_ON_26: Findings = {
  "account-without-access": [32, 33],
  administrator: [1, 2, 3, 4, 6],
  "deleted-group-membership": [34],
  "disabled-membership": [5, 36, 37, 39, 42],
  "disabled-owner": [36],
  "disabled-working": [],
  "duplicate-membership": [34],
  "excess-administrators": [],
  "external-account": [21, 26, 27, 41],
  "hampered-administrator": [4],
  "inactive-account": [9, 12, 19, 30, 32, 33],
  "local-password": [1, 2, 4, 12, 13, 16, 17, 19, 20, 21, 24, 29, 30, 31, 32, 33, 34, 43],
  "namesake-membership": [35],
  "old-invitation": [41],
  "password-login": ["organisation"],
  "pending-key": [6, 40, 41],
  "service-account": [4],
  "shared-account": [],
  "sole-administrator": [],
  "unlisted-administrator": [3, 4],
  "untold-membership": [],
  "unused-access": [
    ...[1, 2, 3, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 21, 22, 23, 24, 25],
    ...[27, 28, 31, 34, 35],
  ],
  "unused-account": [13, 16, 20],
  "unused-administrator": [1],
};
/** Nemo and Gil are in no group, and others in none that everybody is in: the list alone tells of them. */
const UNKNOWN_ON_26: Findings = {
  "deleted-group-membership": ["organisation"],
  "disabled-token": ["organisation"],
  "duplicate-membership": ["organisation"],
  "impersonal-account": [24],
};

/** Before 7 nobody is told who is pending, nor when somebody was active. */
const UNTOLD: Findings = {
  "inactive-account": [],
  "old-invitation": [],
  "pending-key": [],
  "unused-account": [],
  "unused-administrator": [],
};
/** On 4 nobody can be disabled: those who are elsewhere are as all others; and the list of users is raw. */
const NOBODY_DISABLED: Findings = {
  administrator: [1, 2, 3, 4, 5, 6, 37],
  "account-without-access": [32],
  "deleted-group-membership": [33, 34],
  "disabled-membership": [],
  "disabled-owner": [],
  "excess-administrators": ["organisation"],
  "external-account": [5, 21, 26, 27, 38, 41, 42],
  "local-password": [
    ...[1, 2, 4, 5, 12, 13, 16, 17, 19, 20, 21, 24, 29, 30, 31, 32, 33, 34],
    ...[37, 38, 39, 43],
  ],
  "unlisted-administrator": [3, 4, 37],
  "unused-access": [
    ...[1, 2, 3, 5, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 21, 22, 23, 24, 25],
    ...[27, 28, 31, 34, 35, 36, 37, 39, 42],
  ],
};
const RAW_LIST: Findings = {
  "deleted-group-membership": [],
  "duplicate-membership": [],
  "disabled-token": [],
};

const DIFFERENCES: Readonly<Record<string, { readonly open: Findings; readonly unknown: Findings }>> = {
  "4.0.2": { open: { ...UNTOLD, ...NOBODY_DISABLED }, unknown: RAW_LIST },
  "5.0.2": { open: { ...UNTOLD, "disabled-working": DISABLED }, unknown: {} },
  "6.0.0": { open: UNTOLD, unknown: {} },
  "7.0.0": { open: {}, unknown: {} },
  "8.0.0": { open: {}, unknown: {} },
  "10.1.0": { open: {}, unknown: {} },
  "25.8.0": { open: {}, unknown: {} },
  "26.3.0": { open: {}, unknown: {} },
};

const folder = sharedRedash();

describe.skipIf(folder === undefined)(
  "the rules about accounts, on the organisation of the recordings",
  () => {
    it.each(Object.entries(DIFFERENCES))("find on %s what is there", async (version, { open, unknown }) => {
      const found = await findingsOn(version);
      expect(found.open).toEqual({ ...OPEN_ON_26, ...open });
      expect(found.unknown).toEqual({ ...noneOf(OPEN_ON_26), ...UNKNOWN_ON_26, ...unknown });
      expect(found.notEvaluated).toEqual(Number.parseInt(version, 10) < 7 ? Object.keys(UNTOLD) : []);
    });
  },
);

function noneOf(findings: Findings): Findings {
  return Object.fromEntries(Object.keys(findings).map((rule) => [rule, []]));
}

const RULES_HERE: ReadonlySet<string> = new Set([...Object.keys(OPEN_ON_26), ...Object.keys(UNKNOWN_ON_26)]);

async function findingsOn(version: string) {
  const organisation = readOrganisation(folder ?? "", "acme");
  const server = await simulator({ organisation, version });
  const report = buildReport(await collectFrom(server, { events: { days: 200, pages: 50 } }), { risk: RISK });
  const table = report.tables.find(({ id }) => id === "findings");
  const cellOf = (row: readonly unknown[], name: string) =>
    String(row[table?.columns.findIndex((column) => column.name === name) ?? -1]);
  const rows = [...(table?.rows() ?? [])];
  const having = (status: string, rule: string) =>
    rows
      .filter((row) => cellOf(row, "status") === status && cellOf(row, "rule") === rule)
      .map((row) => cellOf(row, "id").slice(rule.length))
      .map((rest) => (rest === "" ? ("organisation" as const) : Number(rest.replace("-u", ""))));
  const here = report.rules.filter(({ id }) => RULES_HERE.has(id)).map(({ id }) => id);
  const by = (status: string, ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, having(status, id)]));
  return {
    open: by(
      "open",
      here.filter((id) => id in OPEN_ON_26),
    ),
    unknown: by("unknown", here),
    notEvaluated: report.rules
      .filter(({ id, state }) => RULES_HERE.has(id) && state === "not evaluated")
      .map(({ id }) => id),
  };
}
