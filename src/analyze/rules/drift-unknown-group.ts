import { counted } from "../../model/counted.js";
import { putUnder } from "../../model/put-under.js";
import { sentences } from "../../model/sentences.js";
import { ascending } from "../../model/sort-few.js";
import { MEMBERSHIP_MEANINGS } from "../drift-meanings.js";
import { driftOfMemberships, driftRule, evidenceOf, notComparedOfGroups } from "../drift-rule.js";
import { subjects } from "../examining.js";
import { MEMBERS } from "../rule.js";

const KIND = "name not known in Redash";

/** One finding for each name, whoever it is sent for: it is the name that somebody corrects. */
export default driftRule({
  id: "drift-unknown-group",
  title: "Group name of the directory that no group here has",
  severity: "low",
  version: 1,
  changeWhere: "directory group",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  meaning: MEMBERSHIP_MEANINGS[KIND],
  restsOn: MEMBERS,
  identity: ["name"],
  denominator: "names of groups, of Redash or sent by the directory",
  examine(facts) {
    const rowsByName = new Map<string, ReturnType<typeof driftOfMemberships>>();
    for (const row of driftOfMemberships(KIND, facts)) putUnder(rowsByName, row.sentName ?? "", row);
    const names = new Set(facts.snapshot.groups.map(({ name }) => name));
    const cases = Array.from(rowsByName, ([name, rows]) => {
      const userIds = ascending(rows.map(({ userId }) => userId));
      const sent = `Sent for ${counted(rows.length, "account")}.`;
      return {
        about: subjects("name", [name]),
        also: subjects("user", userIds),
        outcome: "found" as const,
        evidence: sentences([sent, ...rows.slice(0, 1).map(evidenceOf)]),
      };
    });
    return { examined: names.size + cases.length, partly: notComparedOfGroups(facts), cases };
  },
});
