/**
 * Compares a snapshot with a directory, from the files to the tables: `drift.js CASE SNAPSHOT FOLDER FIGURES`. Case
 * `usual`: the provider sends its groups by their names. `worst`: nobody told whether it sends them, none is called as
 * in Redash, and whoever is in none is sent no group, so that every account would lose all access.
 */
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { makeTable } from "../dist/analyze/table-descriptor.js";
import { DRIFT_TABLES } from "../dist/analyze/tables/index.js";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { joinParts } from "../dist/directory/joining/join.js";
import type { FilePart } from "../dist/directory/parts/file-part.js";
import { readFile as readExport } from "../dist/directory/read-file.js";
import { READERS } from "../dist/directory/readers/index.js";
import { compare } from "../dist/drift/compare.js";
import type { DriftSettings } from "../dist/drift/types.js";
import { buildGraph } from "../dist/graph/build.js";
import { labelsOf } from "../dist/graph/labels.js";
import type { Directory } from "../dist/model/directory.js";
import { type DirectoryFiles, filesIn } from "./directory.js";
import { type Figure, handOver, timed } from "./measure.js";
import { writeCsv } from "./write-csv.js";

const [, , ofCase = "", snapshotFile = "", folder = "", figuresFile = ""] = process.argv;
const isWorst = ofCase === "worst";
const SETTINGS: DriftSettings = {
  samlGroups: isWorst ? "unknown" : "sent",
  groupMap: { rule: { kind: "equal" }, inNoGroup: "sent empty" },
  match: { attributes: ["mail"], aliasDomains: new Map(), plusTags: false, accountMap: new Map() },
};

function stage(name: string): string {
  return isWorst ? `worst case: ${name}` : name;
}

const figures: Figure[] = [];
const snapshot = await timed(figures, stage("load"), async () => ({
  ...(await readSnapshot(snapshotFile)),
  // The simulated server has no single sign-on.
  signIn: { saml: true, passwordLogin: false },
}));

const directory = await readDirectory(filesIn(folder));
const graph = await timed(figures, stage("graph (lists)"), () => buildGraph(snapshot));
const drift = await timed(
  figures,
  stage("compare"),
  () => compare(snapshot, graph, directory, SETTINGS),
  ({ accounts, memberships, access }) => ({ rows: accounts.length + memberships.length + access.length }),
);
const groupLabel = labelsOf(snapshot.groups);
for (const descriptor of DRIFT_TABLES) {
  const table = makeTable(descriptor, { snapshot, graph, groupLabel, drift });
  await timed(
    figures,
    stage(`csv ${table.id}`),
    () => writeCsv(table, folder),
    (bytes) => ({ rows: table.rowCount, bytes }),
  );
}
// Since the process began.
figures.push({ stage: stage("in all"), ms: performance.now() });
handOver(figuresFile, figures);

/** In its two stages; what was read is let go when it is joined. */
async function readDirectory(files: DirectoryFiles): Promise<Directory> {
  const parts: FilePart[] = [];
  for (const file of [files.users, isWorst ? files.otherNames : files.groups]) {
    const input = {
      name: basename(file),
      modifiedAt: statSync(file).mtime.toISOString(),
      open: () => createReadStream(file, { highWaterMark: 1 << 18 }),
    };
    await timed(
      figures,
      stage("read files"),
      async () => parts.push(await readExport(input, { readers: READERS })),
      () => ({ bytes: statSync(file).size }),
    );
  }
  return timed(
    figures,
    stage("join"),
    () => joinParts(parts),
    ({ identities, memberships }) => ({ rows: identities.length + memberships }),
  );
}
