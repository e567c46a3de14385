import { pseudonymisedInWords } from "../../model/pseudonymised.js";
import type { Report } from "../../model/report.js";
import { verdictWord } from "../../model/verdict.js";
import { visible } from "../../page/visible.js";
import { day, dayAndTime } from "../../page/words.js";

/** Where the report comes from. The page's title and its printed head are made of the same. */
export function headerView({ meta, verdict, only, snapshotSha256, pseudonymised }: Report) {
  const { tool, server, operator } = meta;
  const organisation = visible(server.organisation);
  const runId = visible(meta.runId);
  const source = only === null ? "" : `, ${visible(only.name ?? "data source")} #${only.dataSourceId} only`;
  const copy = pseudonymised === undefined ? "" : ", pseudonymised copy";
  const subject = `${organisation}${source}${copy}`;
  const word = verdictWord(verdict.kind);
  return {
    title: `Redash access report: ${subject}, ${word}, ${runId}`,
    printedHead: `Redash access report: ${subject}. ${word}`,
    organisation,
    server: visible(server.baseUrl),
    version: visible(server.version),
    startedAt: visible(meta.startedAt),
    finishedAt: visible(meta.finishedAt),
    from: visible(dayAndTime(meta.startedAt)),
    until: visible(untilInWords(meta)),
    operator: { id: operator.id, name: visible(operator.name), email: visible(operator.email) },
    tool: visible(`${tool.name} ${tool.version}`),
    runId,
    /** null: whoever made the page did not tell. */
    snapshotSha256,
    /** undefined: names stand as the server has them. */
    pseudonymised: pseudonymised && {
      inWords: pseudonymisedInWords(pseudonymised),
      manifestSha256: pseudonymised.manifestSha256,
    },
  };
}

/** Without the day where it is the same. Empty: it took less than a second. */
function untilInWords({ startedAt, finishedAt }: Report["meta"]): string {
  const until = dayAndTime(finishedAt);
  if (until === dayAndTime(startedAt)) return "";
  return day(startedAt) === day(finishedAt) ? until.slice(11) : until;
}
