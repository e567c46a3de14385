import type { Report } from "../../model/report.js";
import { visible } from "../safety/visible.js";
import type { Facts, PersonFacts } from "./facts.js";
import { label } from "./named.js";
import { LEVELS } from "./signs.js";
import { count, countPeople, few, figure } from "./words.js";

/** The verdict, the population, and what matters most in a few sentences. */
export function summaryView(report: Report, facts: Facts) {
  const { verdict, population } = report;
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

function findings({ people, sources }: Facts): string[] {
  const all = [...people.values()];
  const reaching = all.filter(({ counts }) => counts.some((n) => n > 0));
  const administrators = all.filter(({ admin, latent }) => admin === "yes" && !latent);
  const latent = reaching.filter((person) => person.latent);
  const pending = reaching.filter((person) => person.status === "pending" && !person.latent);
  const none = all.filter((person) => person.status !== "disabled" && !reaching.includes(person));
  const unknown = [...sources.values()].filter(({ reach }) =>
    reach.some(({ level, live, latent }) => level.id === "unknown" && live + latent > 0),
  );
  return [
    ...about(administrators, "administrator", "administrators", "who can give themselves any access"),
    ...about(
      pending,
      "pending person",
      "pending people",
      "whose API key works before the invitation is accepted",
    ),
    ...about(
      latent,
      "disabled person",
      "disabled people",
      "whose access comes back when the account is enabled",
    ),
    ...about(none, "person", "people", "not disabled, who reach no data source through any group"),
    ...about(unknown, "data source", "data sources", "of which Redash does not tell whom it is granted to"),
  ];
}

/** `3 administrators, who can give themselves any access: Ana, Ben and Cleo.` Nothing where there are none. */
function about(
  things: readonly Pick<PersonFacts, "named">[],
  one: string,
  many: string,
  what: string,
): string[] {
  if (things.length === 0) return [];
  return [
    `${count(things.length, one, many)}, ${what}: ${few(
      things.map(({ named }) => label(named)),
      6,
    )}.`,
  ];
}

/** `37 of 58 people can run any query on a data source.` */
export function peopleFinding({ people }: Facts): string {
  const live = [...people.values()].filter((person) => !person.latent);
  const able = live.filter(({ counts }) => (counts[0] ?? 0) > 0).length;
  return `${figure(able)} of ${countPeople(people.size)} can run any query on at least one data source`;
}
