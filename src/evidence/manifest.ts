import { MANIFEST_SCHEMA_VERSION, type Manifest, manifestSchema } from "../model/manifest.js";
import { putUnder } from "../model/put-under.js";
import type { Report } from "../model/report.js";
import { acceptanceInWords } from "../model/reported-gap.js";
import type { CsvAudience } from "../report/reporters/csv.js";
import { INPUTS_FILE, type RunFile } from "./run-files.js";
import type { FileHash } from "./sums.js";
import { tied } from "./tied.js";

export const MANIFEST_FILE = "manifest.json";

/** What was written of a file of the run. */
export interface WrittenFile extends FileHash, Pick<RunFile, "what" | "role" | "rows"> {
  readonly bytes: number;
}

const ESCAPING: Readonly<Record<CsvAudience, string>> = {
  people:
    "UTF-8 with BOM, CRLF, every field quoted; an apostrophe stands before whatever a spreadsheet would run as a formula",
  machines:
    "UTF-8 without BOM, LF, a field quoted where it must be; the exact text, which a spreadsheet may run",
};

/**
 * manifest.json. It depends on the report and its files alone, so that the same run has the same manifest.
 * @param tool what makes the report
 */
export function manifestOf(
  report: Report,
  files: readonly WrittenFile[],
  { tool, audience }: { readonly tool: Manifest["tool"]; readonly audience: CsvAudience },
): Manifest {
  const { meta, verdict } = report;
  const { server, operator } = meta;
  return {
    kind: "redash-access-manifest",
    schemaVersion: MANIFEST_SCHEMA_VERSION,
    tool,
    runId: meta.runId,
    ...(report.pseudonymised !== undefined && { pseudonymised: report.pseudonymised }),
    collected: { startedAt: meta.startedAt, finishedAt: meta.finishedAt, tool: meta.tool },
    collection: meta.asked,
    operator: { id: operator.id, email: operator.email },
    source: {
      baseUrl: server.baseUrl,
      redashVersion: server.version,
      organisation: server.organisation,
    },
    requests: report.coverage.flatMap(({ name, section }) =>
      section.requests.map((tally) => ({ ...tally, section: name })),
    ),
    population: controlTotals(report),
    counts: countsOf(report),
    exclusions: exclusionsOf(report),
    limitations: limitationsOf(report),
    verdict: verdict.sentence,
    complete: verdict.complete,
    completeForGroups: verdict.completeForGroups,
    checks: checksOf(report),
    configuration: hashOf(files, INPUTS_FILE),
    inputs: listed(files, "input"),
    directoryFiles: (report.drift?.files ?? []).map(({ name, sha256, bytes, asOf }) => {
      return { name, sha256, bytes, asOf: asOf?.time ?? "not told" };
    }),
    outputs: listed(files, "output"),
    csv: { for: audience, escaping: ESCAPING[audience] },
    timeZone: "UTC",
  };
}

/** One text for one manifest. */
export function jsonManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 1)}\n`;
}

function controlTotals({ coverage }: Report): Manifest["population"] {
  return coverage.flatMap(({ name, section }) =>
    section.totals.map((total) => ({
      ...total,
      section: name,
      difference: total.reported === null ? null : total.distinct - total.reported,
    })),
  );
}

function countsOf({ population }: Report): Manifest["counts"] {
  const { kinds: _people, ...counts } = population;
  return counts;
}

function exclusionsOf({ coverage, drift, since }: Report): Manifest["exclusions"] {
  const sections = coverage.filter(({ section }) => section.status === "not asked");
  return [
    ...sections.map(({ title }) => ({ what: title, why: "It was not asked for." })),
    ...(drift === null
      ? [{ what: "Drift from the directory", why: "No export of a directory was given." }]
      : []),
    ...(since === null
      ? [{ what: "What changed since an earlier run", why: "It was not compared with an earlier run." }]
      : []),
  ];
}

function limitationsOf({ verdict, gaps, rules, drift, since }: Report): string[] {
  const missing = new Map<string, string[]>();
  for (const { title, state, why } of rules) {
    if (state === "evaluated") continue;
    putUnder(missing, `${state}: ${why.join(" ")}`, title);
  }
  return [
    ...gaps.map((gap) => [gap.what, acceptanceInWords(gap)].filter(Boolean).join(" ")),
    ...verdict.changes.map((change) => `Changed while it was read: ${change}`),
    ...Array.from(missing, ([reason, titles]) => `Rules ${reason} (${titles.join("; ")})`),
    ...(drift?.warnings ?? []),
    ...(since?.notes ?? []),
  ];
}

/** Whether what can be told by two ways is told alike. */
function checksOf({ coverage, tables, population }: Report): Manifest["checks"] {
  const totals = coverage.flatMap(({ section }) =>
    section.totals.map((total) => ({
      what: `${total.of} (${total.reading}): as many as the server says, or made good by another reading`,
      fits: tied(total, section.totals),
    })),
  );
  const rowsOf = (id: string) => tables.find((table) => table.id === id)?.rowCount;
  const ties = [
    ["users.csv has a row for every user", rowsOf("users"), population.users],
    ["groups.csv has a row for every group", rowsOf("groups"), population.groups],
    ["data-sources.csv has a row for every data source", rowsOf("data-sources"), population.dataSources],
    [
      "effective-access.csv has a row for every access that was counted",
      rowsOf("effective-access"),
      population.accessRows,
    ],
  ] as const;
  return [...totals, ...ties.map(([what, rows, counted]) => ({ what, fits: rows === counted }))];
}

function hashOf(files: readonly WrittenFile[], wanted: string): Manifest["configuration"] {
  const { name: path, sha256 } = files.find(({ name }) => name === wanted) as WrittenFile;
  return { path, sha256 };
}

function listed(files: readonly WrittenFile[], role: RunFile["role"]): Manifest["inputs"] {
  return files
    .filter((file) => file.role === role)
    .map(({ name: path, what, sha256, bytes, rows }) => ({ path, what, sha256, bytes, rows }));
}
