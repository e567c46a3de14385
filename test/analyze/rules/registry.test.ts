import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { FACT_WORDS } from "../../../src/analyze/fact-words.js";
import { factsOf } from "../../../src/analyze/facts.js";
import type { BaseFacts, FactName, OptionalFacts, RuleDescriptor } from "../../../src/analyze/rule.js";
import { RULES } from "../../../src/analyze/rules/index.js";
import { compare } from "../../../src/drift/compare.js";
import { buildGraph } from "../../../src/graph/build.js";
import { labelsOf } from "../../../src/graph/labels.js";
import { CHANGE_PLACES, SEVERITIES } from "../../../src/model/finding.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { driftingSnapshot, itsDirectory } from "../../helpers/page.js";
import { NO_RISK } from "../../helpers/rules.js";
import { section, tally } from "../../helpers/snapshots.js";

const folder = new URL("../../../src/analyze/rules/", import.meta.url);
const files = readdirSync(folder)
  .map((file) => basename(file, ".ts"))
  .filter((name) => name !== "index");

/** The requirements that a review supports. */
const FRAMEWORKS = [
  "SOC 2 CC6.1",
  "SOC 2 CC6.2",
  "SOC 2 CC6.3",
  "PCI DSS 7.2.4",
  "PCI DSS 7.2.5.1",
  "ISO 27001 A.5.18",
  "NIST 800-53 AC-2",
  "NIST 800-53 AC-6(7)",
  "HIPAA 164.308(a)(4)(ii)(C)",
];

/** Facts that say no more than that they are known: a rule needs them to read what stands elsewhere. */
const MERELY_KNOWN: readonly FactName[] = ["pending", "activity", "logins", "groupLists", "modifiers"];

it("are the files of the folder, in the order of their ids, each once", () => {
  expect(RULES.map(({ id }) => id)).toEqual(files.sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("is what its file has, frozen", async () => {
    const { default: descriptor } = await import(new URL(`${id}.ts`, folder).href);
    expect(descriptor).toBe(rule);
    expect(Object.isFrozen(rule)).toBe(true);
  });

  it("has an id of which the ids of findings can be made", () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("says in whole sentences why it matters and what to do, and what it counts", () => {
    for (const text of [rule.explanation, rule.remedy]) expect(text).toMatch(/^[A-Z`].*\.$/s);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.denominator).toMatch(/^[a-zA-Z].*[^.]$/);
    expect(SEVERITIES).toContain(rule.severity);
    expect(CHANGE_PLACES).toContain(rule.changeWhere);
    expect(rule.version).toBeGreaterThanOrEqual(1);
  });

  it("supports requirements that there are, each once", () => {
    expect(rule.frameworks.filter((one) => !FRAMEWORKS.includes(one))).toEqual([]);
    expect(new Set(rule.frameworks).size).toBe(rule.frameworks.length);
    expect(rule.frameworks.length).toBeGreaterThan(0);
  });

  it("uses what it needs, and needs it once", () => {
    expect(new Set(rule.needs).size).toBe(rule.needs.length);
    const expected = rule.needs.filter((name) => !MERELY_KNOWN.includes(name));
    expect([...usedBy(rule)].filter((name) => expected.includes(name)).sort()).toEqual(expected.toSorted());
  });
});

it("need every fact that there is", () => {
  const needed = new Set(RULES.flatMap(({ needs }) => needs));
  expect(Object.keys(FACT_WORDS).filter((name) => !needed.has(name as FactName))).toEqual([]);
});

/** Has the rule look at a small organisation of which everything is told, and tells which facts it asked for. */
function usedBy(rule: RuleDescriptor): ReadonlySet<FactName> {
  const used = new Set<FactName>();
  const asked = new Proxy(everythingTold(), {
    get(facts, name) {
      used.add(name as FactName);
      return Reflect.get(facts, name);
    },
  });
  rule.examine(asked);
  return used;
}

function everythingTold(): BaseFacts & OptionalFacts {
  const [at, small] = ["2026-08-27T09:15:00Z", driftingSnapshot()];
  const snapshot: Snapshot = {
    ...small,
    signIn: { passwordLogin: true, saml: true, google: false, ldap: false },
    settings: { publicLinks: true },
    events: {
      since: at,
      until: small.startedAt,
      readBackTo: at,
      executions: [],
      logins: [],
      keyUses: [],
      groupChanges: [],
    },
    sections: { ...small.sections, grants: section({ requests: [tally("/api/groups/<id>/data_sources")] }) },
  };
  const graph = buildGraph(snapshot);
  const { directory, settings } = itsDirectory();
  const facts = factsOf({
    snapshot,
    graph,
    groupLabel: labelsOf(snapshot.groups),
    drift: compare(snapshot, graph, directory, settings),
    risk: {
      ...NO_RISK,
      internalDomains: ["nordlicht.example"],
      serviceAccounts: new Set(),
      sharedAccounts: new Set(),
      dataSources: new Map(),
    },
  });
  const told = <N extends FactName>(name: N): OptionalFacts[N] => {
    const answer = facts.ask(name);
    if (!answer.told) throw new Error(`${name}: ${answer.why}`);
    return answer.value;
  };
  return {
    ...facts.base,
    pending: told("pending"),
    activity: told("activity"),
    logins: told("logins"),
    passwordLogin: told("passwordLogin"),
    singleSignOn: told("singleSignOn"),
    publicLinks: told("publicLinks"),
    groupLists: told("groupLists"),
    queries: told("queries"),
    dashboards: told("dashboards"),
    modifiers: told("modifiers"),
    alerts: told("alerts"),
    waysRound: told("waysRound"),
    events: told("events"),
    drift: told("drift"),
    internalDomains: told("internalDomains"),
    serviceAccounts: told("serviceAccounts"),
    sharedAccounts: told("sharedAccounts"),
    sensitive: told("sensitive"),
  };
}
