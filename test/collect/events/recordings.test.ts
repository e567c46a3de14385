import { describe, expect, onTestFinished, test } from "vitest";
import type { Events } from "../../../src/model/snapshot.js";
import { collectFrom, simulator, withoutHashes } from "../../helpers/collect.js";
import { RECORDED_VERSIONS, readOrganisation, readRecording } from "../../helpers/recordings.js";
import { startReplay } from "../../helpers/replay.js";
import { sharedRedash } from "../../helpers/shared.js";

const folder = sharedRedash();
if (folder === undefined) process.stdout.write("Left out: events from recordings of real servers.\n");

/** 200 days before 2026-11-25T09:00:00Z: all that acme.json has, but for its first login and execution. */
const EVENTS = { days: 200, pages: 400 };

const run = (userId: number, dataSourceId: number, last: string, times: number) => {
  return { userId, dataSourceId, last, times };
};

/** By hand from acme.json: times and steps of its series, ids by the order of its lists. No release tells less. */
const ACME: Events = {
  since: "2026-05-09T09:00:00.000Z",
  until: "2026-11-25T09:00:00.000Z",
  readBackTo: "2026-05-08T07:55:00Z",
  executions: [
    run(7, 1, "2026-11-07T08:00:00Z", 13),
    run(15, 6, "2026-11-08T10:00:00Z", 10),
    run(29, 2, "2026-11-06T04:00:00Z", 8),
    run(36, 4, "2026-07-21T09:00:00Z", 3),
    run(43, 1, "2026-06-15T09:00:00Z", 1),
  ],
  logins: [
    { userId: 1, last: "2026-10-31T07:55:00Z", times: 8 },
    { userId: 2, last: "2026-10-31T07:55:00Z", times: 6 },
    { userId: 11, last: "2026-11-20T08:55:00Z", times: 1 },
  ],
  keyUses: [{ queryId: 16, last: "2026-10-22T06:00:00Z", times: 4 }],
  groupChanges: [
    { groupId: 3, action: "remove_data_source", userId: 1, at: "2026-07-06T12:00:00Z" },
    { groupId: 7, action: "remove_member", userId: 2, at: "2026-07-05T12:00:00Z" },
    { groupId: 12, action: "change_data_source_permission", userId: 2, at: "2026-06-10T12:03:00Z" },
    { groupId: 12, action: "add_data_source", userId: 2, at: "2026-06-10T12:02:00Z" },
    { groupId: 12, action: "add_member", userId: 1, at: "2026-06-10T12:01:00Z" },
    { groupId: 12, action: "create", userId: 1, at: "2026-06-10T12:00:00Z" },
  ],
};

describe.skipIf(folder === undefined)("the events of acme, as real servers told them", () => {
  test.each(RECORDED_VERSIONS)(
    "%s: use and provenance, the same as of the simulated one",
    async (version) => {
      const recorded = await startReplay(readRecording(folder ?? "", version, "acme"));
      onTestFinished(() => recorded.close());
      const simulated = await simulator({ organisation: readOrganisation(folder ?? "", "acme"), version });
      const theirs = await collectFrom(recorded, { events: EVENTS });
      expect(theirs.events).toEqual(ACME);
      expect(theirs.sections.events).toMatchObject({ status: "complete", gaps: [], notes: [] });
      const ours = await collectFrom(simulated, { events: EVENTS });
      expect(ours.events).toEqual(theirs.events);
      expect(withoutHashes(ours.sections.events)).toEqual(withoutHashes(theirs.sections.events));
    },
  );
});
