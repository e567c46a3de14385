import type { WaysBetween } from "../analyze/answers/ways-between.js";
import type { ExplainedPath, Explanation } from "../graph/explain.js";
import { type EndingContext, endingLines, nameOf, removalLines } from "./removal-text.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;
const GIVES = {
  full: "full",
  view: "view only",
  admin: "full, as administrator",
  unknown: "not known",
} as const;

/**
 * An explanation for a terminal: the verdict, every path with both legs, the ways round the groups, what each removal
 * leaves, and what ends it.
 */
export function explanationText(
  explanation: Explanation,
  ways: WaysBetween,
  context: EndingContext,
): string[] {
  const { user, dataSource, access, inWords, paths } = explanation;
  return [
    `${user.name} <${user.email}>, user #${user.id}, ${user.status}`,
    `${dataSource.name ?? "(name not known)"}, data source #${dataSource.id}`,
    "",
    ...wrap(`Level ${access.level}${whenOf(explanation)}: ${inWords}`, WIDTH, "  "),
    "",
    ...(paths.length === 0
      ? ["No path through any group is known."]
      : ["Paths, the strongest first; each needs both its legs:"]),
    ...paths.flatMap(pathLines),
    ...wayLines("Round the groups:", ways.waysRound.map(inWordsOf)),
    ...wayLines("Without an account, whoever it is:", ways.withoutAccount.map(inWordsOf)),
    ...wayLines("Ways round the groups may be missing here:", ways.waysNotRead),
    ...removalLines(explanation),
    ...endingLines(explanation, context),
  ];
}

function wayLines(title: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  return ["", title, ...sentences.flatMap((sentence) => wrap(`  - ${sentence}`, WIDTH, "      "))];
}

function inWordsOf({ inWords }: WaysBetween["waysRound"][number]): string {
  return inWords;
}

function whenOf({ access: { level, now, admin } }: Explanation): string {
  const when = level === "none" ? "" : `, ${now}`;
  return admin === true ? `${when}, administrator` : when;
}

function pathLines(path: ExplainedPath, index: number): string[] {
  const { level, abilities, grants, permissions, permissionGroups } = path;
  const granted = grants.map(({ gives, ...group }) => `${nameOf(group)} (${GIVES[gives]})`).join("; or ");
  const permission =
    permissions.length === 0
      ? "permission: none is needed"
      : `permission ${permissions.join(" or ")}: ${permissionGroups.map(nameOf).join("; or ")}`;
  return [
    ...wrap(`  ${index + 1}. ${level}: ${abilities.join(", ")}`, WIDTH, "       "),
    ...wrap(`     data source granted: ${granted}`, WIDTH, "       "),
    ...wrap(`     ${permission}`, WIDTH, "       "),
  ];
}
