import { describe, expect, it } from "vitest";
import { type GroupAction, tieChange } from "../../src/analyze/tie-changes.js";
import type { Events } from "../../src/model/snapshot.js";
import { events } from "../helpers/snapshots.js";

const BETWEEN = { after: "2026-10-01T08:00:00Z", before: "2026-11-01T08:00:00Z" };

function change(at: string, action: GroupAction, groupId = 5, userId: number | null = 7) {
  return { groupId, action, userId, at };
}

function tie(groupChanges: Events["groupChanges"], differing: Partial<Events> = {}) {
  const read = events({ groupChanges, ...differing });
  return tieChange(read, { groupId: 5, actions: ["add_member"] }, BETWEEN);
}

describe("a change that exactly one event fits", () => {
  it("is tied to it: when, and by whom", () => {
    const others = [
      change("2026-10-20T10:00:00Z", "remove_member"),
      change("2026-10-19T10:00:00Z", "add_member", 6),
      change("2026-11-01T08:00:01Z", "add_member"),
      change("2026-10-01T07:59:59Z", "add_member"),
    ];
    const one = { kind: "one", at: "2026-10-18T10:00:00Z", userId: 7 };
    expect(tie([...others, change("2026-10-18T10:00:00Z", "add_member")])).toEqual(one);
  });

  it("is tied to nobody where the event tells nobody", () => {
    const at = "2026-10-18T10:00:00Z";
    expect(tie([change(at, "add_member", 5, null)])).toEqual({ kind: "one", at, userId: null });
  });

  it("may have any of several actions", () => {
    const actions: GroupAction[] = ["add_data_source", "change_data_source_permission"];
    const at = "2026-10-18T10:00:00Z";
    const read = events({ groupChanges: [change(at, "change_data_source_permission")] });
    expect(tieChange(read, { groupId: 5, actions }, BETWEEN)).toEqual({ kind: "one", at, userId: 7 });
  });

  it("may have been at either end, and within the second in which the older reading began", () => {
    for (const at of [BETWEEN.after, BETWEEN.before])
      expect(tie([change(at, "add_member")])).toMatchObject({ kind: "one", at });
    const read = events({ groupChanges: [change("2026-10-01T08:00:00Z", "add_member")] });
    const between = { ...BETWEEN, after: "2026-10-01T08:00:00.900Z" };
    expect(tieChange(read, { groupId: 5, actions: ["add_member"] }, between)).toMatchObject({ kind: "one" });
  });
});

describe("a change that is tied to none", () => {
  it("has several events that fit", () => {
    const two = [change("2026-10-20T10:00:00Z", "add_member"), change("2026-10-18T10:00:00Z", "add_member")];
    expect(tie(two)).toEqual({ kind: "several", count: 2 });
  });

  it("has none that fits", () => {
    expect(tie([])).toEqual({ kind: "none" });
  });

  it("is not known where events were not asked for", () => {
    expect(tieChange(null, { groupId: 5, actions: ["add_member"] }, BETWEEN)).toEqual({ kind: "not known" });
  });

  it("is not known where the events do not reach over the whole time between, even if one fits", () => {
    const fits = [change("2026-10-18T10:00:00Z", "add_member")];
    expect(tie(fits, { readBackTo: "2026-10-01T08:00:01Z" })).toEqual({ kind: "not known" });
    expect(tie(fits, { since: "2026-10-01T08:00:01Z" })).toEqual({ kind: "not known" });
    expect(tie(fits, { readBackTo: null })).toEqual({ kind: "not known" });
    expect(tie(fits, { until: "2026-11-01T07:59:59Z" })).toEqual({ kind: "not known" });
  });
});
