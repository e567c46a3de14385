import { describe, expect, it } from "vitest";
import { eventsInWords, useOfEvents, wholeEvents } from "../../src/analyze/use.js";
import { events, section, snapshot } from "../helpers/snapshots.js";

const run = (userId: number, dataSourceId: number, last: string) => ({
  userId,
  dataSourceId,
  last,
  times: 1,
});
const EXECUTIONS = [
  run(3, 1, "2026-11-01T10:00:00Z"),
  run(3, 2, "2026-11-02T10:00:00Z"),
  run(4, 1, "2026-11-01T10:00:00.500Z"),
];
const CUT = { readBackTo: "2026-10-01T00:00:00Z" };

describe("the last execution", () => {
  it("is told of each user and data source, and of the data source whoever it was", () => {
    const use = useOfEvents(events({ executions: EXECUTIONS }));
    expect([...use.ofUser(3)]).toEqual([
      [1, "2026-11-01T10:00:00Z"],
      [2, "2026-11-02T10:00:00Z"],
    ]);
    expect([1, 2, 9].map(use.ofDataSource)).toEqual([
      "2026-11-01T10:00:00.500Z",
      "2026-11-02T10:00:00Z",
      "not in the window",
    ]);
    expect([use.ofUser(9).size, use.without]).toEqual([0, "not in the window"]);
  });

  it("is unknown of everybody else where the events do not reach over the window, or were not read", () => {
    const cut = useOfEvents(events({ executions: EXECUTIONS, ...CUT }));
    expect([1, 9].map(cut.ofDataSource)).toEqual(["2026-11-01T10:00:00.500Z", "unknown"]);
    expect([cut.without, useOfEvents(null).without]).toEqual(["unknown", "unknown"]);
  });
});

describe("what is said of the events", () => {
  const failed = { events: section({ status: "failed" }) };

  it.each([
    [snapshot(), "Events were not asked for (--events-days)."],
    [snapshot({ sections: failed }), "Events could not be read."],
    [
      snapshot({ events: events(CUT) }),
      "Events were asked for from 2026-08-27T09:15:00Z on, and reach back to 2026-10-01T00:00:00Z alone.",
    ],
    [
      snapshot({ events: events({ readBackTo: null }) }),
      "Events were asked for from 2026-08-27T09:15:00Z on, and there are none.",
    ],
  ])("names what is missing", (read, why) => {
    expect(wholeEvents(read)).toEqual({ told: false, why });
    expect(eventsInWords(read)).toBe(
      `${why} ${read.events === null ? "Of use, last_active_at of the users is all there is." : "What is not among them is unknown."}`,
    );
  });

  it("names the window where nothing is", () => {
    const read = events();
    expect(wholeEvents(snapshot({ events: read }))).toEqual({ told: true, events: read });
    expect(eventsInWords(snapshot({ events: read }))).toBe(
      "Events were read from 2026-08-27T09:15:00Z to 2026-11-25T09:15:00Z.",
    );
  });
});
