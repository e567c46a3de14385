import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot } from "../../dist/index.js";
import type { Columns, Missing, Rival } from "./contest.js";
import { canRun, childrenOf, program, timedProgram } from "./outside.js";
import { writeTables } from "./redash-tables.js";
import { sqlFile } from "./sql.js";

const DATABASE = "redash";
const SUPERUSER = "postgres";
/** Accounts as which the server runs where the benchmark runs as root: PostgreSQL refuses that. */
const ACCOUNTS = ["postgres", "nobody"];
const SETTINGS = ["listen_addresses=", "shared_buffers=512MB", "max_wal_size=4GB", "fsync=off"];

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * A throwaway PostgreSQL with Redash's own tables, filled from a snapshot: in a folder, reached by a socket there alone,
 * and gone when it is closed.
 */
export async function openPostgres(snapshot: Snapshot, folder: string): Promise<Rival | Missing> {
  for (const command of ["initdb", "pg_ctl", "psql"]) {
    if (!canRun(command, ["--version"]))
      return { missing: `PostgreSQL is left out: there is no ${command} on PATH.` };
  }
  const account = accountOfServer();
  if (account === "none")
    return {
      missing: `PostgreSQL is left out: it refuses to run as root, and there is no ${ACCOUNTS.join(" or ")}.`,
    };
  const home = join(folder, "postgres");
  const data = join(home, "data");
  mkdirSync(home);
  if (account !== null) {
    chmodSync(folder, 0o711);
    chownSync(home, account.uid, account.gid);
  }
  const asServer = { cwd: home, ...account };
  const server = (args: readonly string[]) => program("pg_ctl", ["-D", data, "-w", "-s", ...args], asServer);
  const psql = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", home, "-U", SUPERUSER];
  await program(
    "initdb",
    ["-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    asServer,
  );
  const settings = [...SETTINGS, `unix_socket_directories=${home}`].map((one) => `-c ${one}`).join(" ");
  await server(["-l", join(home, "log"), "-o", settings, "start"]);
  // Also where the benchmark is stopped in the middle: nothing else would end the server. First, while its folder is there.
  const stop = () => {
    process.off("exit", stop);
    spawnSync("pg_ctl", ["-D", data, "-s", "-m", "immediate", "stop"], { ...asServer, stdio: "ignore" });
  };
  process.prependOnceListener("exit", stop);
  try {
    await load(snapshot, folder, psql);
  } catch (cause) {
    stop();
    throw cause;
  }
  const postmaster = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  return {
    name: "`psql`, SQL on Redash's own tables",
    async write(columns: Columns, file: string) {
      const standing = new Set(childrenOf(postmaster));
      const ofSession = () => childrenOf(postmaster).filter((pid) => !standing.has(pid));
      const args = [...psql, "-o", file, "-f", sqlFile(`postgres-${columns}`), DATABASE];
      return timedProgram("psql", args, "", ofSession);
    },
    close: async () => stop(),
  };
}

/** null: the server runs as whoever runs the benchmark. */
function accountOfServer(): Account | null | "none" {
  if (process.getuid?.() !== 0) return null;
  const found = ACCOUNTS.find((name) => canRun("id", [name]));
  if (found === undefined) return "none";
  const idOf = (what: string) => Number(spawnSync("id", [what, found], { encoding: "utf8" }).stdout);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function load(snapshot: Snapshot, folder: string, psql: readonly string[]): Promise<void> {
  await program("psql", [...psql, "-c", `CREATE DATABASE ${DATABASE}`, "postgres"]);
  const copies = Array.from(
    await writeTables(snapshot, folder),
    ([table, file]) => `\\copy ${table} FROM '${file}'`,
  );
  const commands = copies.flatMap((copy) => ["-c", copy]);
  const layout = ["-f", sqlFile("redash-layout")];
  await program("psql", [...psql, ...layout, ...commands, "-c", "VACUUM ANALYZE", DATABASE]);
}
