import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../../src/analyze/only-source.js";
import type { Comparison } from "../../../src/drift/types.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { account, directory, driftSettings, identity } from "../../helpers/drift.js";
import { smallSnapshot } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { dataSource, grant, section, snapshot } from "../../helpers/snapshots.js";

function pageOfSource(whole: Snapshot, id: number, comparison: Comparison | null = null): string {
  return textOf(htmlReport(buildReportOfSource(whole, id, { comparison }), loadPageParts()));
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

  it("names the data source where it counts who can run any query", () => {
    const text = pageOfSource(smallSnapshot(), 2);
    expect(text).toContain("2 of 3 people can run any query on Payroll");
    expect(text).not.toContain("at least one data source");
  });

  it.each([
    ["no reason", [3], 2, true],
    ["a reason", [2, 3], 2, false],
    ["perhaps a reason", undefined, 2, false],
  ])("says of gaps that name data sources whether it is %s", (_, dataSources, id, said) => {
    const gap = { code: "x", what: "Something is not known.", where: "GET /x", hint: "Ask." };
    const gaps = [{ ...gap, ...(dataSources && { dataSources }) }];
    const whole = {
      ...smallSnapshot(),
      sections: { ...snapshot().sections, grants: section({ status: "partial", gaps }) },
    };
    expect(pageOfSource(whole, id).includes("None of this names this data source.")).toBe(said);
  });
});
