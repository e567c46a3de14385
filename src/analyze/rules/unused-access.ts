import { accessOf, accessOfUser } from "../../graph/user-access.js";
import { counted } from "../../model/counted.js";
import { coversWindow } from "../../model/events-window.js";
import { putUnder } from "../../model/put-under.js";
import { sentences } from "../../model/sentences.js";
import type { Events, User } from "../../model/snapshot.js";
import { accountsNotDisabled } from "../accounts.js";
import { dayOf } from "../age.js";
import { examineEach, ofUser, subjects } from "../examining.js";
import { type BaseFacts, rule, type Subject } from "../rule.js";

/**
 * One finding for each account, not for each of its data sources: nearly everybody has many through the group default
 * and uses few, and it is the person who is asked. An acceptance is of the account's unused access as a whole.
 */
export default rule({
  id: "unused-access",
  title: "Right to query that was not used",
  severity: "low",
  version: 1,
  needs: ["events"],
  identity: ["user"],
  denominator: "accounts that can query something through groups, made before the window of events",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "In the window for which events were read the account ran no query on these data sources, though its groups let it. What nobody uses can be taken away. Reading results of saved queries leaves no trace that counts here, and events can be forged: take it as a hint.",
  remedy:
    "Ask the person, then take away the membership that gives the access; effective-access.csv has it in the column grant_groups. Where that is the group default, take the data source from default instead: no change for one person alone holds.",
  changeWhere: "Redash membership",
  examine({ snapshot, graph, counts, events }) {
    const used = dataSourcesByUser(events, new Set(graph.dataSourceIds));
    const accounts = accountsNotDisabled({ snapshot }).filter((user) => !isYoungerThan(events, user));
    const queryByGroups = ({ id }: User) => counts().byUser.get(id)?.queryByGroups ?? 0;
    const able = accounts.filter((user) => queryByGroups(user) > 0);
    return examineEach(able, (user) => {
      const can = queryByGroups(user);
      const isUsed = (id: number) => accessOf(graph, user.id, id).groupLevel === "query";
      const unused = can - (used.get(user.id) ?? []).filter(isUsed).length;
      if (unused === 0) return null;
      const evidence = `No query run ${windowInWords(events)} on ${unused} of ${counted(can, "data source")} that its groups let it query.`;
      const gap = gapIn(user, events);
      const also = unused > MOST_NAMED ? [] : unusedOf(graph, user.id, used.get(user.id) ?? []);
      return ofUser(user.id, gap === "" ? "found" : "unknown", sentences([evidence, gap]), { also });
    });
  },
});

/** More of them are counted and not named: who has so many has them through a group that has too many. */
const MOST_NAMED = 10;

function unusedOf(graph: BaseFacts["graph"], userId: number, used: readonly number[]): Subject[] {
  const open = accessOfUser(graph, userId).filter(({ access }) => access.groupLevel === "query");
  const ids = open.map(({ dataSourceId }) => dataSourceId);
  return subjects(
    "data source",
    ids.filter((id) => !used.includes(id)),
  );
}

/** By user id; those that are still there. */
function dataSourcesByUser(
  { executions }: Events,
  there: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const used = new Map<number, number[]>();
  for (const { userId, dataSourceId } of executions) {
    if (there.has(dataSourceId)) putUnder(used, userId, dataSourceId);
  }
  return used;
}

/** It had less time to use its access than the window is long. */
function isYoungerThan({ since }: Events, { createdAt }: User): boolean {
  return createdAt !== undefined && createdAt !== null && Date.parse(createdAt) > Date.parse(since);
}

function windowInWords({ since, until }: Events): string {
  return `from ${dayOf(since)} to ${dayOf(until)}`;
}

/** What is missing to be sure of it. Empty: nothing. */
function gapIn({ createdAt }: User, events: Events): string {
  if (!coversWindow(events)) return "The events do not reach over the whole window.";
  return createdAt ? "" : "Redash does not tell when the account was made.";
}
