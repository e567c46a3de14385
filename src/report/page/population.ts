import { figure } from "../../model/counted.js";
import type { Population, Report } from "../../model/report.js";
import { count, countPeople } from "../../page/words.js";

/** The counts that a reviewer copies into the head of a review. */
export function populationView({ population }: Pick<Report, "population">) {
  return [
    { of: "accounts", count: figure(population.users), parts: accountParts(population) },
    machines(population),
    { of: "administrators", count: figure(population.administrators), parts: "" },
    { of: "groups", count: figure(population.groups), parts: "" },
    { of: "data sources", count: figure(population.dataSources), parts: "" },
    { of: "grants", count: figure(population.grants), parts: "" },
    { of: "rows of access", count: figure(population.accessRows), parts: rowParts(population) },
  ];
}

/** `60 accounts (52 enabled, 5 disabled, 3 pending), 12 groups, ...`. */
export function populationInWords(population: Population): string {
  return [
    `${count(population.users, "account")} (${accountParts(population)})`,
    count(population.administrators, "administrator"),
    count(population.groups, "group"),
    count(population.dataSources, "data source"),
    count(population.grants, "grant"),
    `${count(population.accessRows, "row")} of access (${rowParts(population)})`,
  ].join(", ");
}

function accountParts({ enabled, disabled, pending }: Population): string {
  return `${figure(enabled)} enabled, ${figure(disabled)} disabled, ${figure(pending)} pending`;
}

function rowParts({ accessRows, latentAccessRows, unknownAccessRows }: Population): string {
  const live = accessRows - latentAccessRows - unknownAccessRows;
  const unknown = unknownAccessRows === 0 ? "" : `, ${figure(unknownAccessRows)} not known`;
  return `${figure(live)} live, ${figure(latentAccessRows)} latent${unknown}`;
}

const PROGRAMS = "accounts of programs";

/** None that is told is no "0" as long as some are not told. */
function machines({ kinds }: Population) {
  if (kinds === null) return { of: PROGRAMS, count: "not told", parts: "Redash does not tell" };
  const { people, machines: own, notTold } = kinds;
  const others = people === 0 ? "" : `, ${countPeople(people)}`;
  const open = notTold === 0 ? "" : `; of ${count(notTold, "account")} it does not say`;
  return {
    of: PROGRAMS,
    count: own === 0 && notTold > 0 ? "not told" : figure(own),
    parts: `as the directory says${others}${open}`,
  };
}
