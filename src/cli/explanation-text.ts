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

/** An explanation for a terminal: the verdict, every path with both legs, what each removal leaves, and what ends it. */
export function explanationText(explanation: Explanation, context: EndingContext): string[] {
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
    ...removalLines(explanation),
    ...endingLines(explanation, context),
  ];
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
