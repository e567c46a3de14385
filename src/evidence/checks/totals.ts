import { z } from "zod";
import type { Manifest } from "../../model/manifest.js";
import { type Check, fitsUnless, notMade } from "../check.js";
import { MANIFEST_FILE } from "../manifest.js";
import { parseRunFile } from "../parse-run-file.js";
import { SNAPSHOT_FILE } from "../run-files.js";
import { textOf } from "../run-folder.js";
import { tied } from "../tied.js";

/** Of the snapshot of any version what a total can be held against. */
const listsSchema = z.looseObject({
  runId: z.string(),
  users: z.array(z.unknown()),
  groups: z.array(z.unknown()),
  dataSources: z.array(z.unknown()),
  grants: z.array(z.unknown()),
});

/** Tables that have a row for each of what was counted. */
const ROWS_OF = [
  ["users.csv", "users"],
  ["groups.csv", "groups"],
  ["data-sources.csv", "dataSources"],
  ["effective-access.csv", "accessRows"],
] as const;

const totals: Check = {
  id: "totals",
  title: "The totals tie: manifest, snapshot and rows of the tables tell the same numbers",
  async run({ folder, facts: reading, manifest }) {
    if (manifest === null) return notMade(`Without ${MANIFEST_FILE} there are no totals to compare.`);
    const facts = await reading;
    const lists = parseRunFile(listsSchema, await textOf(folder, SNAPSHOT_FILE), SNAPSHOT_FILE);
    return fitsUnless([
      ...ROWS_OF.flatMap(([file, what]) =>
        differs(file, `${what} by ${MANIFEST_FILE}`, manifest.counts[what], facts.get(file)?.rows),
      ),
      ...(["users", "groups", "dataSources", "grants"] as const).flatMap((what) =>
        differs(SNAPSHOT_FILE, `${what} by ${MANIFEST_FILE}`, manifest.counts[what], lists[what].length),
      ),
      ...(lists.runId === manifest.runId ? [] : [`${SNAPSHOT_FILE}: it is of the run ${lists.runId}.`]),
      ...contradictions(manifest),
    ]);
  },
};
export default totals;

function differs(
  file: string,
  what: string,
  told: number | undefined,
  is: number | null | undefined,
): string[] {
  return told === is ? [] : [`${file}: ${told ?? "no"} ${what}, it has ${is ?? "none"}.`];
}

/** A run that is whole has no total that differs, but where another reading made good what one lacked. */
function contradictions({ complete, population, checks }: Manifest): string[] {
  if (!complete) return [];
  const differing = population.filter((total) => {
    const ofSection = population.filter(({ section }) => section === total.section);
    return tied(total, ofSection) === false;
  });
  return [
    ...differing.map(
      ({ of }) => `${MANIFEST_FILE}: the run is called complete, but the total of ${of} differs.`,
    ),
    ...checks
      .filter(({ fits }) => fits === false)
      .map(({ what }) => `${MANIFEST_FILE}: it does not hold that ${what}.`),
  ];
}
