import type { ExplainedPath, Explanation, NamedGroup, Removal } from "../graph/explain.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;
const GIVES = {
  full: "full",
  view: "view only",
  admin: "full, as administrator",
  unknown: "not known",
} as const;

/** An explanation for a terminal: the verdict, every path with both legs, what each removal would leave. */
export function explanationText(explanation: Explanation): string[] {
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

function removalLines({ withoutMembership, withoutGrant }: Explanation): string[] {
  const lines = [
    ...withoutMembership.map((removal) => {
      const often = removal.times > 1 ? ` (${removal.times} times: the membership is stored so often)` : "";
      return removalLine(`out of the group ${nameOf(removal)}${often}`, removal);
    }),
    ...withoutGrant.map((removal) =>
      removalLine(`the data source taken from the group ${nameOf(removal)}`, removal),
    ),
  ];
  return lines.length === 0 ? [] : ["", "What each removal alone would leave:", ...lines.flat()];
}

function removalLine(what: string, { left, leftInWords }: Removal): string[] {
  const remains = left.level === "none" ? "no access" : `${left.level}: ${leftInWords}`;
  return wrap(`  - ${what} -> ${remains}`, WIDTH, "      ");
}

/** In quotation marks: a name may hold anything. */
function nameOf({ label }: NamedGroup): string {
  return `"${label}"`;
}
