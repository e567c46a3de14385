import { figure } from "../../model/counted.js";
import { label } from "../../page/named.js";
import { capital, count, countPeople } from "../../page/words.js";
import type { Facts, SourceFacts } from "./facts.js";

/** What the list of data sources says in one line; the script draws the list. */
export function dataSourcesView({ sources }: Facts) {
  const all = [...sources.values()];
  const most = all.reduce<SourceFacts | undefined>(
    (best, one) => (best && able(best) >= able(one) ? best : one),
    undefined,
  );
  if (most === undefined) return { finding: "There is no data source" };
  const whoCan = `${capital(countPeople(able(most)))} can run any query on ${label(most.named)}`;
  const others = all.filter((one) => one !== most);
  const untold = unknown(most) === 0 ? "" : `; of ${figure(unknown(most))} it is not known`;
  return { finding: `${whoCan}${comparison(most, others)}${untold}` };
}

/** Only what is true whoever of those of whom it is not known can run queries as well. Empty: nothing is. */
function comparison(most: SourceFacts, others: readonly SourceFacts[]): string {
  if (others.length === 0) return "";
  if (others.every((one) => able(one) + unknown(one) < able(most)))
    return ", more than on any other data source";
  const equal = others.filter((one) => able(one) === able(most)).length;
  if (equal === 0 || [most, ...others].some((one) => unknown(one) > 0)) return "";
  return ` and on ${count(equal, "other data source")}`;
}

/** How many people can run any query there now. */
function able({ live }: SourceFacts): number {
  return live[0] ?? 0;
}

/** Of how many it is not known what they can do there now: the lowest level, so the last count. */
function unknown({ live }: SourceFacts): number {
  return live.at(-1) ?? 0;
}
