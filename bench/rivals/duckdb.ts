import { readFileSync } from "node:fs";
import type { Columns, Missing, Rival } from "./contest.js";
import { canRun, timedProgram } from "./outside.js";
import { sqlFile } from "./sql.js";

/** Ways to have DuckDB run what comes on standard input, the first one that is there. */
const WAYS: readonly {
  readonly command: string;
  readonly args: readonly string[];
  readonly probe: readonly string[];
}[] = [
  { command: "duckdb", args: ["-bail"], probe: ["-version"] },
  {
    command: "python3",
    args: ["-c", "import sys, duckdb; duckdb.connect().execute(sys.stdin.read())"],
    probe: ["-c", "import duckdb"],
  },
];

/** DuckDB in a process of its own, which reads the snapshot itself. */
export function openDuckDb(snapshotFile: string): Rival | Missing {
  const way = WAYS.find(({ command, probe }) => canRun(command, probe));
  if (way === undefined)
    return { missing: "DuckDB is left out: there is neither duckdb on PATH nor a python3 with its module." };
  return {
    name: "DuckDB, SQL on the snapshot",
    write(columns: Columns, file: string) {
      const sql = readFileSync(sqlFile(`duckdb-${columns}`), "utf8");
      const input = sql.replace("@SNAPSHOT@", quoted(snapshotFile)).replace("@OUTPUT@", quoted(file));
      return timedProgram(way.command, way.args, input);
    },
    close: () => Promise.resolve(),
  };
}

function quoted(path: string): string {
  return path.replaceAll("'", "''");
}
