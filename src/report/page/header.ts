import type { Report } from "../../model/report.js";
import { visible } from "../../page/visible.js";
import { day, dayAndTime } from "../../page/words.js";

/** Where the report comes from. The page's title and its printed head are made of the same. */
export function headerView({ meta, verdict, only, snapshotSha256 }: Report) {
  const { tool, server, operator } = meta;
  const organisation = visible(server.organisation);
  const runId = visible(meta.runId);
  const sameDay = day(meta.startedAt) === day(meta.finishedAt);
  const until = dayAndTime(meta.finishedAt);
  const source = only === null ? "" : `, ${visible(only.name ?? "data source")} #${only.dataSourceId} only`;
  const subject = `${organisation}${source}`;
  return {
    title: `Redash access report: ${subject}, ${verdict.complete ? "complete" : "INCOMPLETE"}, ${runId}`,
    printedHead: `Redash access report: ${subject}${verdict.complete ? "" : ". INCOMPLETE"}`,
    organisation,
    server: visible(server.baseUrl),
    version: visible(server.version),
    startedAt: visible(meta.startedAt),
    finishedAt: visible(meta.finishedAt),
    from: visible(dayAndTime(meta.startedAt)),
    until: visible(sameDay ? until.slice(11) : until),
    operator: { id: operator.id, name: visible(operator.name), email: visible(operator.email) },
    tool: visible(`${tool.name} ${tool.version}`),
    runId,
    /** null: whoever made the page did not tell. */
    snapshotSha256,
  };
}
