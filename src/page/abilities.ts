import type { Ability } from "../graph/types.js";

/** What each ability is to a reader, after "can". */
export const ABILITY_WORDS: Readonly<Record<Ability, string>> = {
  list: "see it on the list of data sources",
  schema: "see names of tables and columns",
  open_query: "open saved queries",
  read_result: "read results",
  run_saved: "run saved queries anew",
  refresh: "have saved queries refreshed",
  run_any: "run any query",
  create_query: "create queries",
};
