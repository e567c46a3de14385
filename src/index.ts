/**
 * The library: the stages of `redash-access`, for other programs. Each takes and gives plain values that can be saved;
 * none prints or reads the clock, and only `loadPageParts` reads files, the package's own. What can be foreseen to fail
 * is thrown as a `Problem`.
 *
 * ```ts
 * const reader = connect({ baseUrl: "https://redash.example.com", apiKey });
 * const tool = { name: "our-review", version: "1.0" };
 * const snapshot = await collect({ reader, tool, now: () => new Date() });
 * await reader.close();
 * const directory = await readDirectory(exports, { readers: READERS, allowPartial: false });
 * const report = buildReport(snapshot, { comparison: { directory, settings } });
 * for (const table of report.tables) {
 *   for (const chunk of csvChunks(table, "machines")) await file.write(chunk);
 * }
 * await page.write(htmlReport(report, loadPageParts()));
 * for (const { title, rows } of diffSnapshots(lastQuarter, snapshot).parts) console.log(title, [...rows].length);
 * const { level, now } = accessOf(buildGraph(snapshot), 42, 3);
 * ```
 */

export { diffSnapshots } from "./analyze/diff/diff.js";
export { buildReportOfSource } from "./analyze/only-source.js";
export { buildReport } from "./analyze/report.js";
export { type CollectOptions, collect, type Progress } from "./collect/collect.js";
export { csvMappingSchema } from "./directory/formats/csv-mapping.js";
export { mappedCsv } from "./directory/formats/mapped-csv.js";
export { checkDirectory, type DirectoryCheck, readDirectory } from "./directory/read-directory.js";
export type { DirectoryInput } from "./directory/read-file.js";
export type { DirectoryReader } from "./directory/reader.js";
export { READERS } from "./directory/readers/index.js";
export { compare } from "./drift/compare.js";
export { identityGraph } from "./drift/identity-graph.js";
export { groupsByName, nextSamlLogin } from "./drift/next-login.js";
export { type Suggestions, suggest } from "./drift/suggest.js";
export type { Comparison, Drift, DriftSettings } from "./drift/types.js";
export { buildGraph } from "./graph/build.js";
export { type Explanation, explain } from "./graph/explain.js";
export * from "./graph/types.js";
export { accessOf, accessOfUser } from "./graph/user-access.js";
export type { Diff, DiffPart, DiffRow } from "./model/diff.js";
export type { Directory } from "./model/directory.js";
export { parseSnapshot } from "./model/parse-snapshot.js";
export { isProblem, Problem } from "./model/problem.js";
export { type Actor, actorOf, hintOf, type ProblemCode } from "./model/problem-kinds.js";
export type { DriftSummary, Population, Report, Verdict } from "./model/report.js";
export type { Snapshot } from "./model/snapshot.js";
export { isComplete } from "./model/snapshot.js";
export type { Cell, Column, Table } from "./model/table.js";
export { userStatus } from "./model/user-status.js";
export { type ClientOptions, connect, type RedashClient } from "./redash/client.js";
export type { RedashReader } from "./redash/endpoint.js";
export type { CsvAudience } from "./report/reporters/csv.js";
export { csvChunks } from "./report/reporters/csv.js";
export { htmlReport } from "./report/reporters/html.js";
export { jsonDiff, jsonDirectory, jsonReport, jsonSnapshot } from "./report/reporters/json.js";
export { loadPageParts, type PageParts } from "./report/templates.js";
