import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot } from "../../src/model/snapshot.js";
import { type CommandOptions, emptyFolder, redashAccess } from "./command.js";
import {
  ADMIN_GROUP,
  dashboard,
  dataSource,
  grant,
  group,
  query,
  section,
  snapshot,
  user,
} from "./snapshots.js";

/** Asks `redash-access` a question of a snapshot file, as a user does. */
export function asked(from: Snapshot, ...args: readonly string[]) {
  return askedWhile(from, args, () => {});
}

/** The same with a look at it while it runs. */
export function askedWhile(
  from: Snapshot,
  args: readonly string[],
  whileRunning: NonNullable<CommandOptions["whileRunning"]>,
) {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "s.json"), JSON.stringify(from));
  return redashAccess([...args, "--snapshot", "s.json"], { cwd, whileRunning });
}

/** What it answers; the question must be one that it can answer. */
export async function answered(from: Snapshot, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await asked(from, ...args);
  if (code !== 0 || stderr !== "") throw new Error(`exit code ${code}: ${stderr}`);
  return stdout;
}

/**
 * Claims (3): Analysts in full, Auditors view only, of Bo by a query of his own. Ledger (4): nobody but the
 * administrator. Mainframe (10): its driver does not load. One of each state of an account, and one of whom nothing is told.
 */
export const QUESTIONED: Snapshot = snapshot({
  groups: [
    ADMIN_GROUP,
    group(2, "default", { type: "builtin", permissions: [] }),
    group(5, "Analysts"),
    group(6, "Auditors", { permissions: ["view_query", "edit_query"] }),
  ],
  users: [
    user(1, "Root", [1, 5], { login: "external" }),
    user(2, "Ana", [2, 5, 5, 99]),
    user(3, "Bo", [2, 6], { pending: true, activeAt: null }),
    user(4, "Cy", [2, 6], { disabled: true, disabledAt: "2026-06-01T09:00:00Z" }),
    user(5, "Di", [2]),
    user(6, "Null", null),
  ],
  dataSources: [
    dataSource(3, "Claims"),
    dataSource(4, "Ledger"),
    dataSource(10, "", { name: null, presence: "hidden" }),
  ],
  grants: [grant(5, 3), grant(6, 3, "view")],
  unknownGrants: [{ dataSourceId: 10, groupIds: [5] }],
  queries: [query(20, "Claims of the week", { ownerId: 3, hasKey: false })],
  sections: { dataSources: section({ status: "partial" }) },
});

/** The same, with a key of a query and a public link to Claims, and a Python source (9) of the Analysts. */
export const ROUND_GROUPS: Snapshot = {
  ...QUESTIONED,
  dataSources: [...QUESTIONED.dataSources, dataSource(9, "Scripts", { type: "python" })],
  grants: [...QUESTIONED.grants, grant(5, 9)],
  queries: [query(20, "Claims of the week", { ownerId: 3 }), query(21, "Keyless", { hasKey: false })],
  dashboards: [dashboard(7, "Board", { hasPublicLink: true, queryIds: [21] })],
};

/** The same as `QUESTIONED`, where not all queries of these data sources were read. */
export function withUnseenQueries(...dataSourceIds: number[]): Snapshot {
  const queries = section({ status: "partial" });
  return {
    ...QUESTIONED,
    unseenQueries: { count: 2, dataSourceIds },
    sections: { ...QUESTIONED.sections, queries },
  };
}
