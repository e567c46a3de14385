import { figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import { count } from "../../page/words.js";
import { headline } from "./drift.js";
import { populationInWords } from "./population.js";

/** What a reviewer signs: what was looked at, and how much of it. */
export function signOffView({ population, drift }: Report, onScreen: boolean) {
  return {
    onScreen,
    sources: count(population.dataSources, "data source"),
    population: populationInWords(population),
    drift: drift === null ? "" : headline(drift),
    rows: count(population.accessRows, "row"),
    rowCount: figure(population.accessRows),
  };
}
