import { describe, expect, onTestFinished, test } from "vitest";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { parseOrganisation } from "../../../src/simulator/parse-organisation.js";
import { type Truth, truth } from "../../../src/simulator/truth.js";
import { buildWorld } from "../../../src/simulator/world.js";
import { contentErrors } from "../../helpers/against-content.js";
import { collectFrom, simulator } from "../../helpers/collect.js";
import { RECORDED_VERSIONS, readOrganisation, readRecording } from "../../helpers/recordings.js";
import { startReplay } from "../../helpers/replay.js";
import { sharedRedash } from "../../helpers/shared.js";

const folder = sharedRedash();
if (folder === undefined) process.stdout.write("Left out: queries and dashboards of recorded servers.\n");

const acme = () => readOrganisation(folder ?? "", "acme");
const truthOf = (version: string): Truth => truth(buildWorld(parseOrganisation(acme()), version));
const idsOf = (things: readonly { readonly id: number }[]) => things.map(({ id }) => id);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const releaseOf = (version: string) => Number.parseInt(version, 10);

/** The recorder asked for no single query, and for no single alert. */
async function replayed(version: string): Promise<Snapshot> {
  const replay = await startReplay(
    readRecording(folder ?? "", version, "acme"),
    /^\/api\/(queries|alerts)\/\d+$/,
  );
  onTestFinished(() => replay.close());
  const snapshot = await collectFrom(replay);
  expect(replay.unknown).toEqual([]);
  return snapshot;
}

/** What the lists of an administrator in `admin` and `default` have. */
function listedQueries(version: string): number[] {
  const release = releaseOf(version);
  if (release === 4) return [1, 12, 14, 18, 19];
  return release < 7 ? [1, 12, 13, 14, 18, 19] : [1, 12, 13, 14, 15, 18, 19];
}

describe.skipIf(folder === undefined)("what real servers told of acme", () => {
  test.each(RECORDED_VERSIONS)(
    "%s: what is told is as it was loaded, what is missing is named",
    async (version) => {
      const snapshot = await replayed(version);
      const errors = contentErrors(snapshot, truthOf(version), truthOf(version));
      expect(errors.filter(({ excusedBy }) => excusedBy.length === 0)).toEqual([]);
      expect(idsOf(snapshot.queries)).toEqual(listedQueries(version));
      expect(snapshot.queries.every(({ hasKey }) => hasKey)).toBe(true);
      expect(snapshot.unseenQueries?.count).toBe(19 - snapshot.queries.length);
      const shown = releaseOf(version) < 10 ? [2, 3, 4] : upTo(6);
      expect(idsOf(snapshot.dashboards)).toEqual(shown);
      expect(snapshot.dashboards.filter(({ hasPublicLink }) => hasPublicLink).map(({ id }) => id)).toEqual(
        releaseOf(version) < 10 ? [3] : [1, 3],
      );
      expect(idsOf(snapshot.alerts)).toEqual([1, 3]);
      expect(snapshot.destinations.map(({ name, type }) => [name, type])).toEqual([
        ["Finance list", "email"],
        ["Ops webhook", "webhook"],
      ]);
      const statuses = ["queries", "dashboards", "modifiers", "alerts"] as const;
      expect(statuses.map((name) => snapshot.sections[name].status)).toEqual([
        "partial",
        releaseOf(version) < 10 ? "partial" : "complete",
        "partial",
        "partial",
      ]);
    },
  );

  test.each(RECORDED_VERSIONS)(
    "%s: the simulated server, which opens any query to an administrator, shows all of them",
    async (version) => {
      const snapshot = await collectFrom(await simulator({ organisation: acme(), version }));
      expect(idsOf(snapshot.queries)).toEqual(upTo(19));
      expect(snapshot.unseenQueries).toBeNull();
      expect(idsOf(snapshot.alerts)).toEqual([1, 2, 3]);
      const errors = contentErrors(snapshot, truthOf(version), truthOf(version));
      const unseen = releaseOf(version) < 10 ? [1, 5, 6] : [];
      expect(errors.map(({ what }) => what)).toEqual(unseen.map((id) => `dashboard ${id} is missing`));
      expect(snapshot.queries.find(({ id }) => id === 16)).toMatchObject({
        name: "Payroll, hourly, of a leaver",
        dataSourceId: 4,
        ownerId: 36,
        schedule: { everySeconds: 3600, until: null },
        hasKey: true,
        modifierIds: [],
        readFrom: "by id",
      });
    },
  );
});
