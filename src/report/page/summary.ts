import type { Report } from "../../model/report.js";
import { acceptanceInWords } from "../../model/reported-gap.js";
import { visible } from "../../page/visible.js";

/** A class of the style sheet, and a sign for whoever sees no colours. */
const LOOKS: Readonly<Record<Report["verdict"]["kind"], { readonly look: string; readonly sign: string }>> = {
  complete: { look: "whole", sign: "✓" },
  "changed while reading": { look: "whole", sign: "↻" },
  "partial, gaps accepted": { look: "lacking", sign: "!" },
  partial: { look: "lacking", sign: "!" },
};

/** Whether everything was read, in a sentence, each reason why not, and what changed meanwhile. */
export function summaryView(report: Report) {
  const { verdict } = report;
  return {
    ...LOOKS[verdict.kind],
    sentence: visible(verdict.sentence),
    gaps: report.gaps.map((gap) => ({ what: visible(gap.what), accepted: visible(acceptanceInWords(gap)) })),
    changes: verdict.changes.map(visible),
    /** Of the data source that the page is made for; empty: nothing can be said. */
    namesOthers: namesOthers(report) ? "None of this names this data source." : "",
  };
}

/** Whether every reason is a gap that names data sources, and not the one that the page is made for. */
function namesOthers({ only, gaps }: Report): boolean {
  if (only === null || gaps.length === 0) return false;
  return gaps.every(
    ({ users = [], dataSources = [] }) =>
      users.length === 0 && dataSources.length > 0 && !dataSources.includes(only.dataSourceId),
  );
}
