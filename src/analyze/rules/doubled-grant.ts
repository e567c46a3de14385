import type { Section } from "../../model/snapshot.js";
import { sourceNames } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { grantsOf } from "../group-grants.js";
import { type BaseFacts, rule } from "../rule.js";

/** As the collector calls groups whose list is an error that nothing but a doubled grant explains. */
const DOUBLED = ["group-list-fails"];
/** And those of which something else may explain it. */
const SUSPECTED = ["group-list-unexplained", "grants-of-unseen", "grants-unreadable"];

export default rule({
  id: "doubled-grant",
  title: "Group to which a data source is granted twice",
  severity: "medium",
  version: 1,
  needs: ["groupLists"],
  identity: ["group"],
  denominator: "groups",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  explanation:
    "Redash lets a data source be added to a group twice. From then on the group’s page shows no data source at all, and the later of the two grants decides: it may be full where somebody set the other to view only. Setting the level fails until both are gone.",
  remedy:
    "Take the doubled data source from the group, then add it once and set its level: DELETE /api/groups/<group id>/data_sources/<data source id> removes all its rows, by an administrator. The group’s page cannot show which one it is; Redash’s database can.",
  changeWhere: "grant",
  examine(facts) {
    const { notes, gaps } = facts.snapshot.sections.grants;
    const doubled = groupsIn(notes, DOUBLED);
    const suspected = groupsIn(gaps, SUSPECTED);
    return examineEach(facts.snapshot.groups, ({ id }) => {
      if (!doubled.has(id) && !suspected.has(id)) return null;
      const error = "Redash answers with an error where the group’s data sources are asked for";
      const grants = grantsInWords(facts, id);
      if (doubled.has(id))
        return ofOne(
          "group",
          id,
          "found",
          `${error}, and nothing but a doubled grant explains it. ${grants}`,
        );
      const either = "either one is granted twice, or the driver of one does not load";
      return ofOne("group", id, "unknown", `${error}: ${either}. ${grants}`);
    });
  },
});

function groupsIn(told: Section["notes"], codes: readonly string[]): ReadonlySet<number> {
  return new Set(told.filter(({ code }) => codes.includes(code)).flatMap(({ groups }) => groups ?? []));
}

/** As the data sources tell them, of doubled ones the one that decides. */
function grantsInWords({ snapshot }: BaseFacts, groupId: number): string {
  const grants = [...grantsOf(snapshot, groupId)];
  const names = sourceNames(snapshot);
  const said = (["full", "view only"] as const).flatMap((level) => {
    const ids = grants.filter(([, of]) => of === level).map(([id]) => id);
    return ids.length === 0 ? [] : [`${level === "full" ? "in full" : level}: ${names(ids)}`];
  });
  return said.length === 0 ? "No grant of it is known." : `Known grants, ${said.join("; ")}.`;
}
