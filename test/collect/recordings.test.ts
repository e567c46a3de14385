import { describe, expect, onTestFinished, test } from "vitest";
import type { Alert, Snapshot, User } from "../../src/model/snapshot.js";
import { collectFrom, simulator, withoutHashes } from "../helpers/collect.js";
import {
  RECORDED_ORGANISATIONS,
  RECORDED_VERSIONS,
  readOrganisation,
  readRecording,
} from "../helpers/recordings.js";
import { startReplay } from "../helpers/replay.js";
import { sharedRedash } from "../helpers/shared.js";

const folder = sharedRedash();
if (folder === undefined) process.stdout.write("Left out: collecting from recordings of real servers.\n");

/** A real server lists a user's groups in no order where it lists users in pages. */
function groupsInOrder(user: User): User {
  if (user.groups === null || user.groupsReadFrom === "members") return user;
  return { ...user, groups: [...user.groups].sort((a, b) => a - b) };
}

/** More ids than the search tries. */
const UNASKED = Array.from({ length: 99 }, (_, id) => [`/api/queries/${id}`, `/api/alerts/${id}`]).flat();

/** A real server lists to whom an alert goes in no order. */
function subscriptionsInOrder(alert: Alert): Alert {
  const subscriptions = alert.subscriptions?.toSorted((a, b) => a.userId - b.userId);
  return subscriptions === undefined ? alert : { ...alert, subscriptions };
}

/** The snapshot wherever the server ran. */
function comparable(snapshot: Snapshot, url: string): unknown {
  const users = snapshot.users.map(groupsInOrder);
  const alerts = snapshot.alerts.map(subscriptionsInOrder);
  const sections = Object.fromEntries(
    Object.entries(snapshot.sections).map(([name, section]) => [name, withoutHashes(section)]),
  );
  return JSON.parse(
    JSON.stringify({ ...snapshot, users, alerts, sections }).replaceAll(url, "https://redash.example.com"),
  );
}

describe.skipIf(folder === undefined)("a recorded server and a simulated one give the same snapshot", () => {
  const cases = RECORDED_VERSIONS.flatMap((version) =>
    RECORDED_ORGANISATIONS.flatMap((name) => [false, true].map((prove) => [version, name, prove] as const)),
  );

  test.each(cases)("%s, %s, prove: %s", async (version, name, prove) => {
    // What no list has was not asked for one by one when the servers were recorded: both refuse it.
    const recorded = await startReplay(
      readRecording(folder ?? "", version, name),
      /^\/api\/(queries|alerts)\/\d+$/,
    );
    onTestFinished(() => recorded.close());
    const simulated = await simulator({
      organisation: readOrganisation(folder ?? "", name),
      version,
      misbehaviours: UNASKED.map((path) => ({ kind: "refuse", status: 403, path }) as const),
    });
    const [theirs, ours] = [await collectFrom(recorded, { prove }), await collectFrom(simulated, { prove })];
    expect(recorded.unknown).toEqual([]);
    expect(comparable(ours, simulated.url)).toEqual(comparable(theirs, recorded.url));
    expect(ours.users).toHaveLength(name === "acme" ? 43 : 1);
  });
});
