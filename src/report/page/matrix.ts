import { figure } from "../../model/counted.js";
import { capital, count } from "../../page/words.js";
import type { Facts } from "./facts.js";

/** What the matrix says in one line; the script draws it. */
export function matrixView({ groups, sources, grants }: Facts) {
  const [full, view, unknown] = ["full", "view only", "unknown"].map((level) => grants.get(level) ?? 0) as [
    number,
    number,
    number,
  ];
  const what = `${capital(count(full + view, "grant"))} between ${count(groups.size, "group")} and ${count(sources.size, "data source")}`;
  const untold = unknown === 0 ? "" : `; ${figure(unknown)} more not known`;
  return { finding: `${what}: ${figure(full)} in full, ${figure(view)} view only${untold}` };
}
