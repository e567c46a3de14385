/**
 * Compares two runs, and writes every change: `diff.js CASE SNAPSHOT FOLDER FIGURES`. Case `usual`: what a quarter
 * changes, of one account in fifty and one grant in a hundred. `worst`: the default group had no permissions, so that all
 * access has changed.
 */
import { diffSides } from "../dist/analyze/diff/diff.js";
import { type Side, sideOf } from "../dist/analyze/diff/sides.js";
import { makeTable } from "../dist/analyze/table-descriptor.js";
import changes from "../dist/analyze/tables/changes.js";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import type { Snapshot } from "../dist/index.js";
import { NO_RISK_CONFIG } from "../dist/model/risk-settings.js";
import { type Figure, handOver, timed } from "./measure.js";
import { writeCsv } from "./write-csv.js";

const [, , ofCase = "", snapshotFile = "", folder = "", figuresFile = ""] = process.argv;
const isWorst = ofCase === "worst";
const name = (stage: string) => (isWorst ? `all access changed: ${stage}` : stage);

const figures: Figure[] = [];
const newer = await readSnapshot(snapshotFile);
const older = isWorst ? withoutPermissions(newer) : aQuarterBefore(newer);
const side = (snapshot: Snapshot): Side => sideOf(snapshot, { risk: NO_RISK_CONFIG, acceptances: [] });
const sides = await timed(figures, name("rules, twice"), () => ({ older: side(older), newer: side(newer) }));
const diff = await timed(
  figures,
  name("diff"),
  () => diffSides(sides),
  ({ parts }) => ({ rows: parts.flatMap(({ counts }) => counts).reduce((sum, { rows }) => sum + rows, 0) }),
);
// Where all access has changed the file would have a gigabyte, and nobody reads it.
if (!isWorst) {
  const table = makeTable(changes, diff);
  await timed(
    figures,
    "csv changes",
    () => writeCsv(table, folder),
    (bytes) => ({ rows: table.rowCount, bytes }),
  );
}
handOver(figuresFile, figures);

function withoutPermissions(snapshot: Snapshot): Snapshot {
  const groups = snapshot.groups.map((group) =>
    group.name === "default" ? { ...group, permissions: [] } : group,
  );
  return { ...snapshot, groups };
}

/** Somebody came, somebody left a group or was still enabled; groups had other grants. */
function aQuarterBefore(snapshot: Snapshot): Snapshot {
  const users = snapshot.users.flatMap((user, index) => {
    if (index % 50 === 7) return [];
    if (index % 50 === 17) return [{ ...user, groups: user.groups?.slice(0, -1) ?? null }];
    return [index % 50 === 29 ? { ...user, disabled: false } : user];
  });
  const grants = snapshot.grants.flatMap((grant, index) => {
    if (index % 100 === 50) return [];
    return [index % 100 === 75 ? { ...grant, viewOnly: !grant.viewOnly } : grant];
  });
  return { ...snapshot, users, grants };
}
