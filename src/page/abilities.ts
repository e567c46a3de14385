import type { Ability } from "../model/access-words.js";

/** What each ability is to a reader, after "can". Never in the words of a level: a level is more than one ability. */
export const ABILITY_WORDS: Readonly<Record<Ability, string>> = {
  list: "see it on the list of data sources",
  schema: "see what tables and columns are called",
  open_query: "open saved queries",
  read_result: "open the last results of saved queries",
  run_saved: "run saved queries anew",
  refresh: "have saved queries refreshed",
  run_any: "run query text directly",
  create_query: "save new queries",
};
