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
  context: Omit<EndingContext, "disabled">,
): string[] {
  const { user, dataSource, access, inWords, paths } = explanation;
  const removals = [
    ...removalLines(explanation),
    ...endingLines(explanation, { ...context, disabled: user.status === "disabled" }),
  ];
  return [
    `${user.name} <${user.email}>, user #${user.id}, ${user.status}`,
    `${dataSource.name ?? "(name not known)"}, data source #${dataSource.id}`,
    "",
    ...wrap(
      `Level ${access.level}${whenOf(explanation)}: ${inWords}${besides(access.level, ways)}`,
      WIDTH,
      "  ",
    ),
    "",
    ...(paths.length === 0
      ? ["No path through any group is known."]
      : ["Paths, the strongest first; each needs both its legs:"]),
    ...paths.flatMap(pathLines),
    ...wayLines("Round the groups:", ways.waysRound.map(inWordsOf)),
    ...wayLines("Without an account, whoever it is:", ways.withoutAccount.map(inWordsOf)),
    ...wayLines("Ways round the groups may be missing here:", ways.waysNotRead),
    ...removals,
    ...(removals.length === 0 ? [] : uncountedLines(ways)),
  ];
}

/** Who reads the first line alone must not take it for all. */
function besides(level: Explanation["access"]["level"], ways: WaysBetween): string {
  return level === "none" && ways.waysRound.length > 0
    ? " through groups or queries of one’s own, but see what leads round them"
    : "";
}

type Way = WaysBetween["waysRound"][number];

/** What no removal of a group, a grant or a query of the user ends, in the order in which it is said. */
const UNCOUNTED: readonly (readonly [string, (way: Way) => boolean])[] = [
  ["programs on another data source", ({ kind }) => kind === "script data source"],
  [
    "queries of the user, where it was not tried or is not known what they run",
    ({ kind, certainty }) =>
      certainty === "possible" && ["owned query", "modifiable query", "moved query"].includes(kind),
  ],
  ["alerts that are sent", ({ kind }) => kind === "alert"],
  ["schedules that run on", ({ kind }) => kind === "schedule"],
  ["keys of queries that were copied", ({ kind }) => kind === "query key"],
  ["links of dashboards", ({ kind }) => kind === "public link"],
];

/** The levels that are left are by groups and queries of one's own: who removes these must know what else goes on. */
function uncountedLines({ waysRound, withoutAccount }: WaysBetween): string[] {
  const ways = [...waysRound, ...withoutAccount];
  const kinds = UNCOUNTED.flatMap(([words, isOf]) => (ways.some(isOf) ? [words] : []));
  if (kinds.length === 0) return [];
  const sentence = `What is left is counted by groups, and by queries of the user that certainly run. Not counted, and named above: ${kinds.join("; ")}.`;
  return ["", ...wrap(sentence, WIDTH, "")];
}

function wayLines(title: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  return ["", title, ...sentences.flatMap((sentence) => wrap(`  - ${sentence}`, WIDTH, "      "))];
}

function inWordsOf({ inWords }: Way): string {
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
