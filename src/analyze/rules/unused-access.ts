import { accessOfUser } from "../../graph/user-access.js";
import { counted } from "../../model/counted.js";
import { coversWindow } from "../../model/events-window.js";
import { putUnder } from "../../model/put-under.js";
import type { Events, User } from "../../model/snapshot.js";
import { accountsNotDisabled } from "../accounts.js";
import { dayOf } from "../age.js";
import { ofUser } from "../examining.js";
import { type Case, rule, type Subject } from "../rule.js";

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
  denominator: "accounts that can query something, made before the window of events",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "In the window for which events were read the account ran no query on these data sources, though it could. What nobody uses can be taken away. Reading results of saved queries leaves no trace that counts here, and events can be forged: take it as a hint.",
  remedy:
    "Ask the person, then take away the membership that gives the access; effective-access.csv has it in the column grant_groups. Where that is the group default, take the data source from default instead: no change for one person alone holds.",
  changeWhere: "Redash membership",
  examine({ snapshot, graph, events }) {
    const used = dataSourcesByUser(events);
    const allRead = coversWindow(events);
    const subjects = new Map(
      snapshot.dataSources.map(({ id }): [number, Subject] => [id, { kind: "data source", id }]),
    );
    const cases: Case[] = [];
    let examined = 0;
    for (const user of accountsNotDisabled({ snapshot })) {
      if (isYoungerThan(events, user)) continue;
      const open = accessOfUser(graph, user.id).filter(({ access }) => access.level === "query");
      if (open.length === 0) continue;
      examined += 1;
      const unused = open.filter(({ dataSourceId }) => !used.get(user.id)?.includes(dataSourceId));
      if (unused.length === 0) continue;
      const of = `${unused.length} of ${counted(open.length, "data source")} that it can query`;
      const outcome = allRead && user.createdAt ? "found" : "unknown";
      cases.push(
        ofUser(
          user.id,
          outcome,
          `No query run ${windowInWords(events)} on ${of}.${gapInWords(user, allRead)}`,
          {
            also: unused.flatMap(({ dataSourceId }) => subjects.get(dataSourceId) ?? []),
          },
        ),
      );
    }
    return { examined, cases };
  },
});

function dataSourcesByUser({ executions }: Events): ReadonlyMap<number, readonly number[]> {
  const used = new Map<number, number[]>();
  for (const { userId, dataSourceId } of executions) putUnder(used, userId, dataSourceId);
  return used;
}

/** It had less time to use its access than the window is long. */
function isYoungerThan({ since }: Events, { createdAt }: User): boolean {
  return createdAt !== undefined && createdAt !== null && Date.parse(createdAt) > Date.parse(since);
}

function windowInWords({ since, until }: Events): string {
  return `from ${dayOf(since)} to ${dayOf(until)}`;
}

function gapInWords({ createdAt }: User, allRead: boolean): string {
  if (!allRead) return " The events do not reach over the whole window.";
  return createdAt ? "" : " Redash does not tell when the account was made.";
}
