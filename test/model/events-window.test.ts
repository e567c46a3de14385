import { describe, expect, it } from "vitest";
import { coversWindow, knownFrom } from "../../src/model/events-window.js";

const SINCE = "2026-08-27T09:15:00Z";
const AT = Date.parse(SINCE);

describe("what is known of a window of events", () => {
  it("is all of it where reading came to an event as old as its beginning, or older", () => {
    for (const readBackTo of ["2026-08-27T09:15:00Z", "2026-08-27T09:15:00.000Z", "2025-01-01T00:00:00Z"]) {
      expect(coversWindow({ since: SINCE, readBackTo })).toBe(true);
      expect(knownFrom({ since: SINCE, readBackTo })).toBe(AT);
    }
  });

  it("begins with the oldest event where reading, or the server's log, ended before", () => {
    const events = { since: SINCE, readBackTo: "2026-08-27T09:15:01Z" };
    expect(coversWindow(events)).toBe(false);
    expect(knownFrom(events)).toBe(AT + 1000);
  });

  it("is nothing where no event was read", () => {
    expect(coversWindow({ since: SINCE, readBackTo: null })).toBe(false);
    expect(knownFrom({ since: SINCE, readBackTo: null })).toBeNull();
  });
});
