import { counted, figure } from "../../model/counted.js";
import type { Report, UseSummary } from "../../model/report.js";
import { visible } from "../../page/visible.js";
import { count, countPeople, day, dayAndTime } from "../../page/words.js";

/** Whether events were read, over which time, and what they show, with the file that has the rows. */
export function useView(report: Report) {
  const { use, only } = report;
  if (use === null) {
    return {
      finding: "Use and provenance: not known",
      read: `${whyNot(report)} Who used what, and who changed groups, is not known: when an account was last active is all that Redash tells of its use.`,
      shown: [],
    };
  }
  return {
    finding: `${usedInWords(use)} since ${day(use.since)}`,
    read: visible(reachInWords(use)),
    shown: shownBy(use, only !== null),
  };
}

function whyNot({ coverage }: Report): string {
  const section = coverage.find(({ name }) => name === "events")?.section;
  const gaps = section?.gaps.map(({ what }) => what) ?? [];
  if (section?.status === "failed" && gaps.length > 0) return visible(gaps.join(" "));
  return section?.status === "failed"
    ? "Events could not be read."
    : "Events were not asked for (--events-days).";
}

/** Where not all of the window is known, more may have been used. */
function usedInWords({ queryRows, usedQueryRows, coversWindow }: UseSummary): string {
  const least = coversWindow ? "" : "at least ";
  const rows = counted(queryRows, "live row of access that lets", "live rows of access that let");
  const were = usedQueryRows === 1 ? "was" : "were";
  return `Use: of ${rows} somebody run any query, ${least}${figure(usedQueryRows)} ${were} used`;
}

function reachInWords({ since, until, readBackTo, coversWindow }: UseSummary): string {
  const window = `${dayAndTime(since)} to ${dayAndTime(until)} UTC`;
  if (coversWindow) return `Events were read from ${window}.`;
  const reach = readBackTo === null ? "there are none" : `they reach back to ${dayAndTime(readBackTo)} alone`;
  return `Events were asked for from ${window}, and ${reach}. What is not among them is not known.`;
}

/** On the page of one data source only what its own files have, and what is of that data source. */
function shownBy(use: UseSummary, ofOneSource: boolean) {
  const { executions, executingUsers, groupChanges, changedGroups, keyUses, usedKeys } = use;
  const where = ofOneSource ? "here" : `on ${count(executions, "pair")} of person and data source`;
  const executed = {
    what: `${countPeople(executingUsers)} had query text run ${where}.`,
    file: ofOneSource ? "" : "executions.csv",
  };
  const used = {
    what: "When each person did so last stands in the column last_executed_at.",
    file: "effective-access.csv",
  };
  if (ofOneSource) return [executed, used];
  return [
    executed,
    used,
    {
      what: `${count(groupChanges, "change")} of ${count(changedGroups, "group")}: who made them and when. Redash does not tell which member or data source it was.`,
      file: "group-changes.csv",
    },
    {
      what: `Results were fetched by the keys of queries ${counted(keyUses, "time")}, of ${count(usedKeys, "query", "queries")}. No person is told.`,
      file: "snapshot.json",
    },
  ];
}
