import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { buildReportOfSource } from "../../../src/analyze/only-source.js";
import { buildReport } from "../../../src/analyze/report.js";
import type { Report } from "../../../src/model/report.js";
import type { Cell, Column, Table } from "../../../src/model/table.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../../helpers/page.js";
import { skeleton, styleOf, textOf } from "../../helpers/page-text.js";

const page = pageOf(smallSnapshot());

it("has one style, one script and its data; the policy at the head's start names the two by their hashes", () => {
  expect(page.match(/<style[^>]*>|<script[^>]*>/g)).toEqual([
    "<style>",
    '<script type="application/octet-stream" id="data">',
    "<script>",
  ]);
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
  const hash = (text: string) => createHash("sha256").update(text).digest("base64");
  const policy = [
    "default-src 'none'; base-uri 'none'; form-action 'none'",
    `style-src 'sha256-${hash(styleOf(page))}'`,
    `script-src 'sha256-${hash(script)}'`,
  ].join("; ");
  const written =
    /^<!doctype html>\n<html lang="en">\n<head>\n<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
      page,
    );
  expect(textOf(written?.[1] ?? "")).toBe(policy);
});

it("has no handler, no style and no address in any element", () => {
  expect(skeleton(page).filter((tag) => / (on\w+|style|src|action)=/.test(tag))).toEqual([]);
  expect(
    Array.from(page.matchAll(/ href="([^"]*)"/g), ([, to]) => to).filter((to) => !to?.startsWith("#")),
  ).toEqual([]);
});

it.each([
  ["the whole report", buildReport(smallSnapshot())],
  ["that of one data source", buildReportOfSource(smallSnapshot(), 1)],
  ["one with a directory", buildReport(driftingSnapshot(), { comparison: itsDirectory() })],
])("lets no text of a server become markup or stay invisible, wherever it stands: %s", (_, report) => {
  const hostile = fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join("x"));
  // The script is the same whatever a server said; what it makes of such text is tried in a browser.
  const parts = { ...loadPageParts(), script: "" };
  const honest = skeleton(htmlReport(everyTextBecomes(report, "x"), parts));
  fc.assert(
    fc.property(hostile, (text) => {
      const html = htmlReport(everyTextBecomes(report, text), parts);
      expect(skeleton(html)).toEqual(honest);
      expect(html).not.toMatch(/(?!\n)\p{Cc}|[\u2028-\u202e\u2066-\u2069]|\p{Cs}/u);
    }),
    { numRuns: 30 },
  );
});

it("lets no run id end the strings of the printed head", () => {
  const runId = 'x"; } body { display: none } @page { content: "\\</style>';
  const style = styleOf(pageOf({ ...smallSnapshot(), runId }));
  expect(style.slice(style.indexOf("@top-right"))).toBe(
    '@top-right { content: "x\\22 \\3b  \\7d  body \\7b  display: none \\7d  \\40 page \\7b  content: \\22 \\5c \\3c \\2f style\\3e "; }\n}\n',
  );
});

const PIECES = [
  "<script>alert(1)</script>",
  "</style>",
  "</title>",
  "<!--",
  '"><img src=x onerror=alert(1)>',
  "' onclick='x",
  "{{constructor}}",
  "&lt;",
  "\u202e",
  "\u2028",
  "\0",
  "\r\n",
  "\ud800",
];

/** The report with every text that a server can choose replaced. What a level or a status is called stays. */
function everyTextBecomes(report: Report, text: string): Report {
  const { meta, only, verdict, coverage, drift, rules, tables } = report;
  const gap = { code: "x", what: text, where: text, hint: text };
  return {
    ...report,
    meta: {
      ...meta,
      tool: { name: text, version: text },
      runId: text,
      server: { baseUrl: text, version: `10.1.0${text}`, organisation: text },
      operator: { ...meta.operator, name: text, email: text },
    },
    only: only && { ...only, name: text },
    drift: drift && {
      ...drift,
      warnings: [text],
      notEvaluated: [{ what: text, why: text, accounts: 1 }],
      files: drift.files.map((file) => ({ ...file, name: text, formatTitle: text, warnings: [text] })),
    },
    rules: rules.map((rule) => ({ ...rule, why: rule.why.map(() => text) })),
    unusedAcceptances: [{ finding: text, reason: text, owner: text, expires: "2026-12-31" }],
    verdict: { ...verdict, sentence: text, reasons: [text] },
    coverage: coverage.map((part) => ({
      ...part,
      title: text,
      section: {
        ...part.section,
        gaps: part.section.gaps.map(() => gap),
        notes: part.section.notes.map(() => gap),
        totals: part.section.totals.map((total) => ({ ...total, of: text, reading: text })),
        requests: part.section.requests.map((tally) => ({ ...tally, path: text, statuses: { [text]: 1 } })),
      },
    })),
    tables: tables.map((table) => tableOfTexts(table, text)),
  };
}

function tableOfTexts(table: Table, text: string): Table {
  const become = (cell: Cell, column: Column | undefined): Cell => {
    if (column?.name === "rule") return cell;
    if (typeof cell === "object" && cell !== null) return [text];
    return column?.type === "text" && cell !== null ? text : cell;
  };
  return {
    ...table,
    description: text,
    rows: () =>
      Array.from(table.rows(), (row) => row.map((cell, place) => become(cell, table.columns[place]))),
  };
}
