import { figure } from "../../model/counted.js";
import { clearLabel } from "../../page/parts.js";
import { capital, count, few } from "../../page/words.js";
import type { Facts } from "./facts.js";

/** What the list of groups says in one line; the script draws the list. */
export function groupsView({ groups }: Facts) {
  const all = [...groups.values()];
  const makers = all.filter(({ admin }) => admin);
  if (makers.length === 0) return { finding: capital(count(all.length, "group")) };
  const verb = makers.length === 1 ? "makes its" : "make their";
  const who = few(
    makers.map(({ named }) => clearLabel(named)),
    3,
  );
  return {
    finding: `${figure(makers.length)} of ${count(all.length, "group")} ${verb} members administrators: ${who}`,
  };
}
