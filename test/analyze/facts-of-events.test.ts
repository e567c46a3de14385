import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/analyze/facts.js";
import { buildGraph } from "../../src/graph/build.js";
import { labelsOf } from "../../src/graph/labels.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { NO_RISK } from "../helpers/rules.js";
import { events, section, snapshot } from "../helpers/snapshots.js";

function told(of: Snapshot) {
  const groupLabel = labelsOf(of.groups);
  const facts = factsOf({
    snapshot: of,
    graph: buildGraph(of),
    groupLabel,
    drift: null,
    risk: NO_RISK,
  });
  return facts.ask("events");
}

describe("events as facts for rules", () => {
  it("are there where they reach over the window", () => {
    const read = events();
    const all = { told: true, value: read, partly: [] };
    expect(told(snapshot({ events: read }))).toEqual(all);
  });

  it("tell only what is among them where they do not: nothing may be concluded from what is not", () => {
    const cut = events({ readBackTo: "2026-10-01T00:00:00Z" });
    const why =
      "Events were asked for from 2026-08-27T09:15:00Z on, and reach back to 2026-10-01T00:00:00Z alone.";
    expect(told(snapshot({ events: cut }))).toEqual({ told: true, value: cut, partly: [why] });
    const gap = { code: "events-page-limit", what: "No more pages.", where: "GET /api/events", hint: "Ask." };
    const sections = { events: section({ status: "partial", gaps: [gap] }) };
    expect(told(snapshot({ events: cut, sections }))).toMatchObject({ partly: ["No more pages."] });
  });

  it("are not there where they were not asked for, or could not be read", () => {
    const none = { told: false, why: "Events were not asked for (--events-days)." };
    expect(told(snapshot())).toEqual(none);
    const sections = { events: section({ status: "failed" }) };
    expect(told(snapshot({ sections }))).toEqual({ told: false, why: "Events: nothing could be read." });
  });
});
