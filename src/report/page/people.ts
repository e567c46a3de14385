import { figure } from "../../model/counted.js";
import { countPeople } from "../../page/words.js";
import type { Facts } from "./facts.js";

/** What the list of people says in one line; the script draws the list. */
export function peopleView({ people }: Facts) {
  const all = [...people.values()];
  const able = all.filter(({ latent, counts }) => !latent && (counts[0] ?? 0) > 0).length;
  return {
    finding: `${figure(able)} of ${countPeople(all.length)} can run any query on at least one data source`,
  };
}
