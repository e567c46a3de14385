import type { DirectoryCheck } from "../directory/read-directory.js";
import type { Suggestions } from "../drift/suggest.js";
import { counted, figure } from "../model/counted.js";
import type { DirectoryFile, Identity } from "../model/directory.js";
import type { Problem } from "../model/problem.js";
import { hintOf } from "../model/problem-kinds.js";
import { countsOfAll, countsOfFile, type DirectoryCounts } from "./directory-counts.js";
import { errorText } from "./error-text.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;
/** How many rows are shown, to see whether the columns are the right ones. */
const EXAMPLES = 5;
/** More would push what matters off the screen; --json has all. */
const MOST_LISTED = 10;

/** What `directory check` found, for a terminal. */
export function checkText(check: DirectoryCheck, suggestions: Suggestions | undefined): string[] {
  return [
    ...check.files.flatMap((one, index) => (index === 0 ? fileText(one) : ["", ...fileText(one)])),
    ...(check.problem === undefined ? [] : ["", ...errorText(check.problem)]),
    ...(check.directory === null ? [] : ["", ...allText(check)]),
    ...(suggestions === undefined ? [] : ["", ...suggestionText(suggestions)]),
  ];
}

/** The same as JSON, one line each. */
export function checkJson(check: DirectoryCheck, suggestions: Suggestions | undefined): string[] {
  const { directory, files, problem } = check;
  const value = {
    ...countsOfAll(check),
    ...(problem !== undefined && { problem: problemValue(problem) }),
    files: files.map((one) => ({
      name: one.name,
      ...(one.file !== undefined && fileValue(one.file)),
      ...(one.problem !== undefined && { problem: problemValue(one.problem) }),
    })),
    examples: (directory?.identities ?? []).slice(0, EXAMPLES),
    ...(suggestions !== undefined && { suggestions }),
  };
  return JSON.stringify(value, undefined, 2).split("\n");
}

function fileValue(file: DirectoryFile) {
  const { format, encoding, sha256, bytes, asOf, read, used, people, assignments, partialBecause } = file;
  return {
    ...{ format, encoding, sha256, bytes, asOf, read, used },
    ...countsOfFile(file),
    ...{ people, assignments, partialBecause },
    unusableRecords: file.unusable,
  };
}

function problemValue(problem: Problem) {
  const { code, message, place } = problem;
  return { code, message, place: place ?? null, hint: hintOf(problem) };
}

function fileText({ name, file, problem }: DirectoryCheck["files"][number]): string[] {
  return [
    name,
    ...(file === undefined ? [] : readText(file)),
    ...(problem === undefined ? [] : errorText(problem).map((line) => `  ${line}`)),
  ];
}

function readText(file: DirectoryFile): string[] {
  const { format, formatTitle, encoding, asOf, read, used, unusable, partialBecause, warnings, leavesOut } =
    file;
  return [
    `  recognised as  ${formatTitle} (${format}), ${encoding}`,
    `  as of          ${asOf === null ? "not known" : `${asOf.time.slice(0, 16)}Z (${AS_OF[asOf.from]})`}`,
    `  records        ${figure(read)} read, ${figure(used)} used, ${figure(unusable.length)} unusable`,
    ...countsText(countsOfFile(file)),
    ...(leavesOut === undefined ? [] : [`  leaves out     ${leavesOut}`]),
    ...listed("not whole:", partialBecause),
    ...listed("warning:", warnings),
    ...listed(
      "unusable:",
      unusable.map(({ place, why }) => `${place}: ${why}`),
    ),
  ];
}

const AS_OF = {
  given: "given by you",
  export: "the export says so",
  file: "the file's own time, which copying may have changed",
} as const;

function countsText({
  identities,
  active,
  inactive,
  unknown,
  groups,
  memberships,
}: DirectoryCounts): string[] {
  const each =
    active === null || inactive === null
      ? "their status is not told"
      : `${figure(active)} active, ${figure(inactive)} inactive, ${figure(unknown ?? 0)} of unknown status`;
  return [
    `  people         ${identities === null ? "such a file has none" : `${figure(identities)}: ${each}`}`,
    `  groups         ${groups === null ? "such a file has none" : figure(groups)}`,
    `  memberships    ${memberships === null ? "such a file has none" : figure(memberships)}`,
  ];
}

function listed(head: string, lines: readonly string[]): string[] {
  const more = lines.length - MOST_LISTED;
  return [
    ...lines.slice(0, MOST_LISTED).flatMap((line) => wrap(`  ${head} ${line}`, WIDTH, "    ")),
    ...(more > 0 ? [`  and ${figure(more)} more, which --json lists`] : []),
  ];
}

function allText(check: DirectoryCheck): string[] {
  const { directory } = check;
  const identities = directory?.identities ?? [];
  return [
    "All together",
    ...countsText(countsOfAll(check)),
    ...listed("warning:", directory?.warnings ?? []),
    ...(identities.length === 0
      ? []
      : ["", "For example", ...identities.slice(0, EXAMPLES).map(exampleText)]),
  ];
}

function exampleText({ status, statusAs, mail, login, name, groups }: Identity): string {
  const raw = statusAs === undefined ? "" : ` (${statusAs})`;
  return `  ${mail ?? login ?? "no address"}  ${name ?? "no name"}  ${status}${raw}  ${counted(groups.length, "group")}`;
}

function suggestionText({ attributes, maps }: Suggestions): string[] {
  return [
    "Against the snapshot. None of this is applied: set what is right.",
    ...attributes.map(
      ({ attribute, matches, of }) =>
        `  --match-by ${attribute}: matches ${figure(matches)} of ${counted(of, "account")}`,
    ),
    ...maps.map(
      ({ map, explains, of }) =>
        `  --group-map ${map}: explains ${figure(explains)} of ${counted(of, "membership")}`,
    ),
  ];
}
