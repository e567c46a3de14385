import { look } from "../../graph/labels.js";
import { putUnder } from "../../model/put-under.js";
import type { Group } from "../../model/snapshot.js";
import { examineEach, ofOne, subjects } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "same-named-groups",
  title: "Groups that their names do not tell apart",
  severity: "medium",
  version: 1,
  needs: [],
  identity: ["name"],
  denominator: "names of groups",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  explanation:
    "Redash lets several groups have one name. Whoever adds a person or a data source may choose the wrong one, and a reviewer approves the wrong one. Where single sign-on sends the name, it puts people into all of them.",
  remedy: "Rename all of them but one. In Redash: Settings > Groups, open it, and click its name.",
  changeWhere: "setting",
  examine({ snapshot }) {
    const byName = new Map<string, Group[]>();
    for (const group of snapshot.groups) {
      const name = look(group.name).toLowerCase();
      if (name !== "") putUnder(byName, name, group);
    }
    const names = [...byName].sort(([, a], [, b]) => (a[0]?.id ?? 0) - (b[0]?.id ?? 0));
    return examineEach(names, ([name, groups]) => {
      if (groups.length === 1) return null;
      return ofOne("name", name, "found", evidenceOf(groups), {
        also: subjects(
          "group",
          groups.map(({ id }) => id),
        ),
      });
    });
  },
});

/** Single sign-on compares names letter by letter, without the blanks around them. */
function evidenceOf(groups: readonly Group[]): string {
  const ids = groups.map(({ id }) => `#${id}`).join(", ");
  const sent = new Set(groups.map(({ name }) => name.trim()));
  if (sent.size === 1) return `${groups.length} groups have this name: ${ids}.`;
  return `The names of ${groups.length} groups differ by blanks or by capital letters at the most: ${ids}. Single sign-on tells them apart, people hardly do.`;
}
