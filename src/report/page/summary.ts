import { figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import type { Named } from "../../page/named.js";
import { LEVELS } from "../../page/signs.js";
import { visible } from "../../page/visible.js";
import { count } from "../../page/words.js";
import { headline } from "./drift.js";
import { driftInShort } from "./drift-in-short.js";
import type { Facts, PersonFacts, SourceFacts } from "./facts.js";

/** How many names stand behind a finding before it only counts. */
const NAMES_SHOWN = 6;

/** The verdict, the population, and what matters most in a few sentences. */
export function summaryView({ verdict, population, drift }: Report, facts: Facts) {
  const totals = [
    { of: "people", n: population.users },
    { of: "enabled", n: population.enabled },
    { of: "disabled", n: population.disabled },
    { of: "pending", n: population.pending },
    { of: "administrators", n: population.administrators },
    { of: "groups", n: population.groups },
    { of: "data sources", n: population.dataSources },
    { of: "grants", n: population.grants },
    { of: "access rows", n: population.accessRows },
  ];
  return {
    kind: verdict.complete ? "complete" : "incomplete",
    sign: verdict.complete ? "✓" : "!",
    sentence: visible(verdict.sentence),
    reasons: verdict.reasons.map(visible),
    totals: totals.map(({ of, n }) => ({ of, count: figure(n) })),
    population: totals.map(({ of, n }) => `${figure(n)} ${of}`).join(", "),
    findings: findings(facts),
    drift: driftInShort(drift),
    driftHeadline: drift === null ? "" : headline(drift),
    legend: LEVELS,
  };
}

function findings({ people, sources }: Facts) {
  const all = [...people.values()];
  const untold = [...sources.values()].filter(isUntold);
  return [
    finding(all.filter(isAdministrator), {
      lead: ["administrator", "administrators"],
      what: "can give themselves any access",
      mark: "admin",
    }),
    finding(all.filter(isPending), {
      lead: ["pending person", "pending people"],
      what: "can already come in, by API key",
      mark: "pending",
    }),
    finding(all.filter(isLatent), {
      lead: ["disabled person", "disabled people"],
      what: "would have access again if enabled",
      mark: "disabled",
    }),
    finding(all.filter(reachesNothing), {
      lead: ["person", "people"],
      what: "not disabled, can reach no data source through groups",
      mark: "",
    }),
    finding(untold, {
      kind: "source",
      lead: ["data source", "data sources"],
      what: "cannot be judged: Redash does not tell whom it is granted to",
      mark: "",
    }),
  ].filter(({ names }) => names.length > 0);
}

/** Whether there is anybody of whom it is not known what they can do there: the lowest level, so the last count. */
function isUntold({ live, latent }: SourceFacts): boolean {
  return (live.at(-1) ?? 0) + (latent.at(-1) ?? 0) > 0;
}

interface Wording {
  readonly kind?: "user" | "source";
  readonly lead: readonly [one: string, many: string];
  readonly what: string;
  /** The mark that says no more than the sentence does. */
  readonly mark: string;
}

function finding(things: readonly { named: Named }[], { kind = "user", lead, what, mark }: Wording) {
  const names = things.map(({ named }) => (named.mark === mark ? { ...named, mark: "" } : named));
  const shown = names.length <= NAMES_SHOWN + 1 ? names : names.slice(0, NAMES_SHOWN);
  const more = names.length - shown.length;
  return {
    kind,
    lead: count(things.length, ...lead),
    what,
    names: shown,
    more: more > 0 ? figure(more) : "",
  };
}

function reaches({ counts }: PersonFacts): boolean {
  return counts.some((n) => n > 0);
}

function isAdministrator({ admin }: PersonFacts): boolean {
  return admin === "yes";
}

function isPending(person: PersonFacts): boolean {
  return person.status === "pending" && !person.latent && reaches(person);
}

function isLatent(person: PersonFacts): boolean {
  return person.latent && reaches(person);
}

function reachesNothing(person: PersonFacts): boolean {
  return person.status !== "disabled" && !reaches(person);
}
