import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/analyze/facts.js";
import { BASE_SECTIONS, type FactName } from "../../src/analyze/rule.js";
import { compare } from "../../src/drift/compare.js";
import type { Comparison } from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import { labelsOf } from "../../src/graph/labels.js";
import type { RiskSettings } from "../../src/model/risk-settings.js";
import type { Events, Section } from "../../src/model/snapshot.js";
import { directory, driftSettings } from "../helpers/drift.js";
import { NO_RISK } from "../helpers/rules.js";
import { section, snapshot, tally, user } from "../helpers/snapshots.js";

type Parts = Parameters<typeof snapshot>[0];

function factsFrom(parts: Parts, risk: Partial<RiskSettings> = {}, comparison?: Comparison) {
  const of = snapshot(parts);
  const graph = buildGraph(of);
  return factsOf({
    snapshot: of,
    graph,
    groupLabel: labelsOf(of.groups),
    drift: comparison ? compare(of, graph, comparison.directory, comparison.settings) : null,
    risk: { ...NO_RISK, ...risk },
  });
}

const WINDOW: Events = {
  since: "2026-08-01T00:00:00Z",
  until: "2026-11-25T09:15:00Z",
  readBackTo: "2026-08-01T00:00:00Z",
  executions: [],
  logins: [],
  keyUses: [],
  groupChanges: [],
};

function read(status: Section["status"], what?: string): Section {
  const gaps = what === undefined ? [] : [{ code: "x", what, where: "GET /api/x", hint: "x" }];
  return section({ status, gaps });
}

describe("a fact that is missing says why", () => {
  it.each<[FactName, Parts, string]>([
    [
      "pending",
      { version: "6.0.0" },
      "Redash 6.0.0 does not tell who has not accepted an invitation: only releases from 7 on do.",
    ],
    [
      "activity",
      { version: "4.0.2" },
      "Redash 4.0.2 does not tell when an account was last used: only releases from 7 on do.",
    ],
    ["passwordLogin", {}, "Redash does not tell whether login by password is allowed."],
    [
      "singleSignOn",
      { signIn: { saml: false, google: false } },
      "Redash does not tell whether single sign-on is on.",
    ],
    [
      "passwordLogin",
      { sections: { settings: read("failed", "The settings could not be read.") } },
      "The settings could not be read.",
    ],
    [
      "publicLinks",
      {},
      "Redash does not tell whether public links are allowed: only releases from 10 on do.",
    ],
    ["groupLists", {}, "The groups were not asked for their own lists of data sources (--prove)."],
    ["queries", { sections: { queries: read("not asked") } }, "Queries: not asked for."],
    ["queries", { sections: { queries: read("failed") } }, "Queries: nothing could be read."],
    ["dashboards", { sections: { dashboards: read("not asked") } }, "Dashboards: not asked for."],
    ["modifiers", { sections: { modifiers: read("not asked") } }, "Who may modify: not asked for."],
    [
      "alerts",
      { sections: { alerts: read("failed", "Alerts could not be read.") } },
      "Alerts could not be read.",
    ],
    ["events", { sections: { events: read("not asked") } }, "Events were not asked for (--events-days)."],
    [
      "events",
      { sections: { events: read("failed", "Events could not be read.") } },
      "Events could not be read.",
    ],
    ["drift", {}, "No export of a directory was given (--directory)."],
    ["internalDomains", {}, "The config file names no internal domains (internal-domains)."],
    ["serviceAccounts", {}, "The config file names no accounts of programs (service-accounts)."],
    ["sharedAccounts", {}, "The config file names no shared accounts (shared-accounts)."],
    ["sensitive", {}, "The config file does not say which data sources are sensitive (data-sources)."],
  ])("%s %#", (name, parts, why) => {
    expect(factsFrom(parts).ask(name)).toEqual({ told: false, why });
  });

  it("logins, where no account tells", () => {
    const { login: _, ...untold } = user(1, "Ana", [2]);
    expect(factsFrom({ users: [untold] }).ask("logins")).toEqual({
      told: false,
      why: "Redash does not tell who has a password.",
    });
    expect(factsFrom({ users: [untold, user(2, "Bo", [2])] }).ask("logins")).toEqual({
      told: true,
      value: true,
      partly: ["Of 1 account Redash does not tell whether it has a password."],
    });
    expect(factsFrom({}).ask("logins")).toEqual({ told: true, value: true, partly: [] });
  });
});

describe("a fact that was told", () => {
  const requests = [tally("/api/groups/<id>/data_sources")];
  const dataSources = new Map([
    [1, { sensitive: true, owner: null }],
    [2, { sensitive: false, owner: "Ina" }],
  ]);

  it.each<[FactName, Parts, Partial<RiskSettings>, unknown]>([
    ["pending", {}, {}, true],
    ["activity", { version: "7.0.0" }, {}, true],
    ["passwordLogin", { signIn: { passwordLogin: false } }, {}, false],
    ["singleSignOn", { signIn: { saml: true } }, {}, true],
    ["singleSignOn", { signIn: { saml: false, google: false, ldap: false } }, {}, false],
    ["publicLinks", { settings: { publicLinks: false } }, {}, false],
    ["groupLists", { sections: { grants: section({ requests }) } }, {}, true],
    ["queries", {}, {}, []],
    ["dashboards", {}, {}, []],
    ["modifiers", {}, {}, true],
    ["alerts", {}, {}, { alerts: [], destinations: [] }],
    ["events", { events: WINDOW }, {}, WINDOW],
    ["internalDomains", {}, { internalDomains: ["a.example"] }, new Set(["a.example"])],
    ["serviceAccounts", {}, { serviceAccounts: new Set([4]) }, new Set([4])],
    ["sharedAccounts", {}, { sharedAccounts: new Set() }, new Set()],
    ["sensitive", {}, { dataSources }, new Set([1])],
  ])("%s %#", (name, parts, risk, value) => {
    expect(factsFrom(parts, risk).ask(name)).toEqual({ told: true, value, partly: [] });
  });

  it.each(["queries", "dashboards", "modifiers", "alerts"] as const)(
    "%s, and what is missing of it",
    (name) => {
      expect(factsFrom({ sections: { [name]: read("partial", "1 was not read.") } }).ask(name)).toMatchObject(
        {
          told: true,
          partly: ["1 was not read."],
        },
      );
    },
  );

  it("of a window of events that was not read to its end", () => {
    const sections = { events: read("partial") };
    expect(factsFrom({ events: WINDOW, sections }).ask("events")).toEqual({
      told: true,
      value: WINDOW,
      partly: ["Events: not everything could be read."],
    });
  });

  it("names what of the config file fits nothing", () => {
    const what = "No account has the e-mail bot@a.example, which the config file names.";
    const risk = {
      serviceAccounts: new Set<number>(),
      warnings: [{ setting: "service-accounts", what }] as const,
    };
    expect(factsFrom({}, risk).ask("serviceAccounts")).toMatchObject({ told: true, partly: [what] });
    expect(factsFrom({}, { ...risk, sharedAccounts: new Set() }).ask("sharedAccounts")).toMatchObject({
      partly: [],
    });
  });

  it("of drift, of which each rule says itself what was not compared", () => {
    const comparison = { directory: directory(), settings: driftSettings({ samlGroups: "unknown" }) };
    const drift = factsFrom({ signIn: { saml: true } }, {}, comparison).ask("drift");
    expect(drift.told && drift.value.notEvaluated.length).toBeGreaterThan(0);
    expect(drift).toMatchObject({ told: true, partly: [] });
  });
});

it("is the rest that nothing could be read of the settings: no rule rests on them unasked", () => {
  expect(factsFrom({ sections: { settings: read("failed") } }).basePartly(BASE_SECTIONS)).toEqual([]);
  expect(factsFrom({ sections: { users: read("failed") } }).basePartly(BASE_SECTIONS)).toEqual([
    "Users: nothing could be read.",
  ]);
});
