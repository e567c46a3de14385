import type { Report } from "../../model/report.js";
import { visible } from "../safety/visible.js";
import type { Facts, PersonFacts } from "./facts.js";
import type { Named } from "./named.js";
import { LEVELS } from "./signs.js";
import { count, figure } from "./words.js";

/** How many names stand behind a finding before it only counts. */
const NAMES_SHOWN = 6;

/** The verdict, the population, and what matters most in a few sentences. */
export function summaryView({ verdict, population }: Report, facts: Facts) {
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
    legend: LEVELS,
  };
}

function findings({ people, sources }: Facts) {
  const all = [...people.values()];
  const untold = [...sources.values()].filter(({ reach }) =>
    reach.some(({ level, live, latent }) => level.id === "unknown" && live + latent > 0),
  );
  return [
    finding(
      "user",
      all.filter(isAdministrator),
      "administrator",
      "administrators",
      "can give themselves any access",
    ),
    finding(
      "user",
      all.filter(isPending),
      "pending person",
      "pending people",
      "can already come in, by API key",
    ),
    finding(
      "user",
      all.filter(isLatent),
      "disabled person",
      "disabled people",
      "would have access again if enabled",
    ),
    finding(
      "user",
      all.filter(reachesNothing),
      "person",
      "people",
      "not disabled, can reach no data source through groups",
    ),
    finding(
      "source",
      untold,
      "data source",
      "data sources",
      "cannot be judged: Redash does not tell whom it is granted to",
    ),
  ].filter(({ names }) => names.length > 0);
}

function finding(
  kind: "user" | "source",
  things: readonly { named: Named }[],
  one: string,
  many: string,
  what: string,
) {
  return {
    kind,
    lead: count(things.length, one, many),
    what,
    names: things.slice(0, NAMES_SHOWN).map(({ named }) => ({ ...named, mark: "" })),
    more: things.length > NAMES_SHOWN ? figure(things.length - NAMES_SHOWN) : "",
  };
}

function reaches({ counts }: PersonFacts): boolean {
  return counts.some((n) => n > 0);
}

function isAdministrator({ admin, latent }: PersonFacts): boolean {
  return admin === "yes" && !latent;
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
