import type { SharedRun } from "../evidence/share/share-run.js";
import { counted } from "../model/counted.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;

/** What `share` prints: what was replaced and looked for, what goes where, and what still tells something. */
export function shareText(
  { report, notVerified, searched, files }: SharedRun,
  { copy, map }: { readonly copy: string; readonly map: string },
): string[] {
  const { dataSources = false } = report.pseudonymised ?? {};
  const { nowhere, notTold } = searched;
  const paragraphs = [
    notVerified.length === 0
      ? "The run was verified, and copied by other names."
      : `The run was verified in part, and copied by other names. Not looked at: ${notVerified.join(" ")}`,
    "The copy tells the same as the run: every count, access and finding was compared.",
    `${counted(nowhere, "original name was", "original names were")} looked for in every file of the copy, and none is there.`,
    ...(notTold === 0
      ? []
      : [
          `${counted(notTold, "more is", "more are")} replaced and cannot be looked for: too short, or words that a report itself has, or names that a group or data source has too.`,
        ]),
    `Not replaced: names of groups${dataSources ? "" : " and data sources"} but for the names of people in them, ids, times, kinds of workers. Look through groups.csv${dataSources ? "" : " and data-sources.csv"} before you hand the copy over.`,
  ];
  return [
    ...paragraphs.flatMap((paragraph) => wrap(paragraph, WIDTH, "")),
    "",
    `Hand over:     ${copy}/ (${counted(files.length, "file")}, a run of its own: \`redash-access verify\` checks it)`,
    `KEEP SECRET:   ${map}`,
    ...wrap(
      "               It says who is meant by each name. Whoever has it can undo every copy that was made with it. Given with --map, the next copy has the same names.",
      WIDTH,
      "               ",
    ),
  ];
}
