import { counted, figure } from "../../model/counted.js";
import type { Snapshot } from "../../model/snapshot.js";

const GROUP_SIDE = "/api/groups/<id>/data_sources";

/** Whether grants were asked for from both sides, and whether what these tell is the same. */
export function bothSides({ sections: { grants: section }, grants }: Snapshot): string {
  const bySource = grants.filter(({ readFrom }) => readFrom === "data source").length;
  const told = `Data sources tell ${counted(bySource, "grant")} by themselves`;
  const groupSide = section.totals.find(({ reading }) => reading === "each group by itself");
  if (groupSide === undefined)
    return `${told}. The groups were not asked for theirs: --prove asks both sides.`;
  const unanswered = section.requests
    .filter(({ path }) => path === GROUP_SIDE)
    .flatMap(({ statuses }) => Object.entries(statuses))
    .some(([status]) => status !== "200");
  const silent = unanswered ? " Not every group answered at once; one that never did tells none." : "";
  const differs = section.gaps.find(({ code }) => code === "sides-differ");
  const agree = differs === undefined ? "Wherever both answered, they agree." : differs.what;
  return `${told}, groups ${figure(groupSide.distinct)}. ${agree}${silent}`;
}
