import { buildReport } from "../../src/analyze/report.js";
import type { Comparison } from "../../src/drift/types.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { openPage, type Page } from "../../src/page/page.js";
import { packPageData, unpackPageData } from "../../src/page/page-data.js";
import { pageDataOf } from "../../src/report/page/page-data.js";

/** What a page of this snapshot has in a reader's browser. */
export function openedPage(of: Snapshot, comparison: Comparison | null = null): Page {
  return openPage(unpackPageData(packPageData(pageDataOf(buildReport(of, { comparison })))));
}
