import { figure } from "../../model/counted.js";
import type { Population, Report } from "../../model/report.js";
import { count } from "../../page/words.js";
import { headline } from "./drift.js";
import { populationInWords } from "./population.js";

/** What a reviewer signs: what was looked at, and how much of it. */
export function signOffView({ population, drift }: Report) {
  return {
    sources: count(population.dataSources, "data source"),
    population: populationInWords(population),
    drift: drift === null ? "" : headline(drift),
    rows: rowsToReview(population),
    rowCount: figure(population.accessRows),
  };
}

function rowsToReview({ accessRows, unknownAccessRows }: Population): string {
  const known = `${count(accessRows - unknownAccessRows, "row")} of access`;
  return unknownAccessRows === 0 ? known : `${known} and ${figure(unknownAccessRows)} not known`;
}
