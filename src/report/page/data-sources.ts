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
  const others = all.filter((one) => one !== most && able(one) === able(most)).length;
  const also =
    others > 0
      ? ` and on ${count(others, "other data source", "other data sources")}`
      : ", more than on any other data source";
  const whoCan = `${capital(countPeople(able(most)))} can run any query on ${label(most.named)}`;
  return { finding: `${whoCan}${all.length > 1 ? also : ""}` };
}

/** How many people can run any query there now. */
function able({ live }: SourceFacts): number {
  return live[0] ?? 0;
}
