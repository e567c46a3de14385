import { figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import { visible } from "../../page/visible.js";
import { count, countPeople } from "../../page/words.js";
import { populationInWords } from "./population.js";

/** What a page of one data source is a part of. null: it holds everything. */
export function onlyView({ only, population, meta }: Report) {
  if (only === null) return null;
  const { ofRun, gaining, dataSourceId } = only;
  const [sources, accounts] = [ofRun.dataSources, ofRun.users].map(figure) as [string, string];
  return {
    name: visible(only.name ?? "(name not told)"),
    id: dataSourceId,
    part: `This page holds 1 of ${sources} data sources and ${figure(population.users)} of ${accounts} accounts of run ${visible(meta.runId)}.`,
    whole: `In the full run there are ${populationInWords(ofRun)}.`,
    gaining:
      gaining === null || gaining === 0
        ? ""
        : `${countPeople(gaining)} who can do nothing here now could after their next login. They are not on this page: access-drift.csv of the full run names those who have an account, account-drift.csv those who have none yet.`,
    rows: count(population.accessRows, "row"),
  };
}
