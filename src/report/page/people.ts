import { figure } from "../../model/counted.js";
import { label } from "../../page/named.js";
import { countPeople } from "../../page/words.js";
import type { Facts } from "./facts.js";

/** What the list of people says in one line; the script draws the list. */
export function peopleView({ people, sources }: Facts, ofOneSource: boolean) {
  const [source] = [...sources.values()];
  const on = ofOneSource && source !== undefined ? label(source.named) : "at least one data source";
  const { able, untold } = people.live;
  const ofOthers = untold === 0 ? "" : `; of ${figure(untold)} it is not known`;
  return {
    finding: `${figure(able)} of ${countPeople(people.size)} can run any query on ${on}${ofOthers}`,
  };
}
