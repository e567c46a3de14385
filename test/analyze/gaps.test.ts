import { describe, expect, it } from "vitest";
import { gapId } from "../../src/analyze/gap-id.js";
import { buildReport } from "../../src/analyze/report.js";
import type { GapAcceptance } from "../../src/model/reported-gap.js";
import type { Gap } from "../../src/model/snapshot.js";
import { section, snapshot } from "../helpers/snapshots.js";

function gap(code: string, about: Partial<Gap> = {}): Gap {
  return { code, what: `${code}.`, where: "GET /api/x", hint: "Again.", ...about };
}

describe("the id of a gap", () => {
  it.each([
    [gap("users-in-doubt"), "users-in-doubt"],
    [gap("users-in-doubt", { users: [] }), "users-in-doubt"],
    [gap("data-source-hidden", { dataSources: [10] }), "data-source-hidden-10"],
    [gap("grants-unreadable", { groups: [2, 5], dataSources: [3, 10] }), "grants-unreadable-3-10"],
    [gap("groups-unknown", { users: [1, 2, 3, 4, 5, 6] }), "groups-unknown-1-2-3-4-5-6"],
  ])("is its code and what it is about: %#", (one, id) => {
    expect(gapId(one)).toBe(id);
  });

  it("tells long lists apart, however little they differ", () => {
    const ids = (last: number) => gapId(gap("groups-unknown", { users: [1, 2, 3, 4, 5, 6, last] }));
    expect(ids(7)).toMatch(/^groups-unknown-1-2-and-5-more-[0-9a-f]{8}$/);
    expect(ids(8)).not.toBe(ids(7));
    expect(ids(7)).toBe(ids(7));
  });
});

describe("gaps that somebody answers for", () => {
  const hidden = gap("data-source-hidden", { dataSources: [10] });
  const unread = gap("query-unread", { queries: [7] });
  const of = snapshot({
    sections: {
      queries: section({ status: "partial", gaps: [unread] }),
      dataSources: section({ status: "partial", gaps: [hidden] }),
      alerts: section({ status: "failed" }),
    },
  });
  const accepting = (pattern: string, expires = "2026-12-31"): GapAcceptance => {
    return { gap: pattern, reason: "Its driver is gone.", approver: "Ina", expires };
  };
  const judged = (...acceptedGaps: GapAcceptance[]) => buildReport(of, { acceptedGaps });

  it("stay gaps, in the order of the sections", () => {
    const accepted = accepting("data-source-*");
    const { gaps, verdict } = judged(accepted);
    expect(gaps).toEqual([
      {
        ...hidden,
        id: "data-source-hidden-10",
        section: "dataSources",
        status: "accepted",
        acceptance: accepted,
      },
      { ...unread, id: "query-unread-7", section: "queries", status: "open", acceptance: null },
      {
        id: "nothing-read-alerts",
        section: "alerts",
        code: "nothing-read",
        what: "Alerts: nothing could be read.",
        where: "",
        hint: "Collect again.",
        status: "open",
        acceptance: null,
      },
    ]);
    expect(verdict).toEqual({
      kind: "partial",
      complete: false,
      completeForGroups: false,
      sentence: "PARTIAL. 3 things could not be read, and 1 of them is accepted.",
      reasons: ["data-source-hidden.", "query-unread.", "Alerts: nothing could be read."],
      changes: [],
    });
  });

  it("all of them accepted, are PARTIAL, GAPS ACCEPTED, and never complete", () => {
    const all = [accepting("data-source-hidden-10"), accepting("query-unread-7"), accepting("nothing-*")];
    expect(judged(...all).verdict).toMatchObject({
      kind: "partial, gaps accepted",
      complete: false,
      completeForGroups: false,
      sentence:
        "PARTIAL, GAPS ACCEPTED. 3 things could not be read. Somebody answers for each of them, and they stay unknown.",
    });
  });

  it("are accepted to the end of the last day, as of the beginning of the collection, and open again then", () => {
    const statusAt = (expires: string) => judged(accepting("data-source-hidden-10", expires)).gaps[0]?.status;
    expect(of.startedAt).toBe("2026-11-25T09:15:00Z");
    expect(statusAt("2026-11-25")).toBe("accepted");
    expect(statusAt("2026-11-24")).toBe("acceptance expired");
    const all = accepting("*-*", "2026-11-24");
    expect(judged(all).verdict.kind).toBe("partial");
  });

  it("are listed where the acceptance fits none", () => {
    const [gone, used] = [accepting("data-source-hidden-1"), accepting("data-source-hidden-10")];
    expect(judged(gone, used).unusedGapAcceptances).toEqual([gone]);
  });

  it("change nothing of what is known", () => {
    const { tables: before } = judged();
    const { tables: after } = judged(accepting("*-*"));
    const known = (tables: typeof before) =>
      tables.filter(({ id }) => id !== "coverage").map(({ id, rows }) => [id, [...rows()]]);
    expect(known(after)).toEqual(known(before));
  });
});
