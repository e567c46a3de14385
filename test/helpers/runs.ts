import { createHash } from "node:crypto";
import { earlierRunOf } from "../../src/evidence/earlier-run.js";
import { makeRun, type RunMaker } from "../../src/evidence/make-run.js";
import type { RunSource } from "../../src/evidence/run-files.js";
import type { RunFolder } from "../../src/evidence/run-folder.js";
import { NO_RISK_CONFIG } from "../../src/model/risk-settings.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { driftingSnapshot, itsDirectory } from "./page.js";

export const TOOL = { name: "redash-access", version: "1.2.3" };

/** A run as bytes, by the names of its files. */
export type Files = ReadonlyMap<string, Buffer>;

/** A snapshot with a directory and an earlier run: every file that a run can have. */
export function wholeSource(differing: Partial<RunSource> = {}): RunSource {
  const now = driftingSnapshot();
  const earlier = {
    ...now,
    startedAt: "2026-08-25T09:15:00Z",
    finishedAt: "2026-08-25T09:15:00Z",
    runId: "20260825T091500Z-acme",
  };
  return {
    snapshot: now,
    comparison: itsDirectory(),
    since: earlierRunOf([...jsonSnapshot(earlier)].join(""), "earlier"),
    judging: {
      risk: {
        ...NO_RISK_CONFIG,
        internalDomains: ["example.com"],
        dataSources: [{ dataSource: 1, sensitive: true, owner: "Ana" }],
      },
      acceptances: [{ finding: "a*", reason: "It is meant.", owner: "Ana", expires: "2027-01-01" }],
    },
    acceptedGaps: [
      { gap: "grants-*", reason: "Its driver never loads.", approver: "Bo", expires: "2027-01-01" },
    ],
    audience: "people",
    ...differing,
  };
}

export async function filesOf(
  source: RunSource,
  { tool = TOOL, signingKey = null }: Partial<Pick<RunMaker, "tool" | "signingKey">> = {},
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  await makeRun(source, {
    tool,
    signingKey,
    async write(name, chunks) {
      const bytes = Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk as Uint8Array)));
      files.set(name, bytes);
      return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
  });
  return files;
}

export function folderOf(files: Files): RunFolder {
  const names = [...files.keys()].sort();
  return {
    entries: names.map((name) => ({ name, kind: "file" })),
    async *read(name) {
      yield files.get(name) as Buffer;
    },
  };
}
