import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../../src/analyze/only-source.js";
import type { Comparison } from "../../../src/drift/types.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { account, directory, driftSettings, identity } from "../../helpers/drift.js";
import { textOf } from "../../helpers/page-text.js";
import { dataSource, grant, snapshot } from "../../helpers/snapshots.js";

function pageOfSource(whole: Snapshot, id: number, comparison: Comparison | null = null): string {
  return textOf(htmlReport(buildReportOfSource(whole, id, comparison), loadPageParts()));
}

describe("the page of one data source", () => {
  it("does not call nowhere what the full run found of others", () => {
    const whole = snapshot({
      signIn: { saml: true },
      users: [account(3, "ana")],
      dataSources: [dataSource(1, "Rides")],
      grants: [grant(2, 1)],
    });
    const identities = [identity("ana"), identity("newcomer"), identity("other")];
    const text = pageOfSource(whole, 1, { directory: directory({ identities }), settings: driftSettings() });
    expect(text).toContain("Not on this page; in the full run, of others: in the directory, not here (2).");
    expect(text).not.toMatch(/Found nowhere, so far as evaluated:[^.]*in the directory, not here/);
    expect(text).toContain("2 people who can do nothing here now could after their next login.");
  });
});
