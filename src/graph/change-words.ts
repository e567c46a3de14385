import { atMost } from "../model/sentences.js";
import type { Change } from "./types.js";

/** Of more a sentence names the first three. */
const MOST_NAMED = 4;

/** What to call what the changes are about. */
export interface ChangeNames {
  /** Of `labelsOf`. */
  readonly group: (groupId: number) => string;
  /** The data source that is spoken of: it needs no name. */
  readonly dataSourceId: number;
}

/**
 * What somebody would do, after "it takes": `out of the group "Auditors"; query #17 given to another owner`. Names stand
 * in quotation marks: they may hold anything.
 */
export function changesInWords(changes: readonly Change[], names: ChangeNames): string {
  const said = new Map<string, string[]>();
  for (const change of changes) {
    const [what, of] = inWords(change, names);
    said.set(what, [...(said.get(what) ?? []), of]);
  }
  return [...said].map(([what, those]) => filledIn(what, those)).join("; ");
}

function filledIn(what: string, those: readonly string[]): string {
  const plural = what.replace("group {}", "groups {}").replace("query {}", "queries {}");
  return (those.length === 1 ? what : plural).replace("{}", () => listed(those));
}

function listed(those: readonly string[]): string {
  const [last = "", ...others] = those.toReversed();
  if (those.length > MOST_NAMED) return `${atMost(those)} (${those.length} in all)`;
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}

/** What is done, with a place for what it is done to. */
function inWords(change: Change, { group, dataSourceId }: ChangeNames): readonly [what: string, of: string] {
  if (change.kind === "ownership") return ["given to another owner: query {}", `#${change.queryId}`];
  if (change.kind === "modifying") return ["no longer modified by this user: query {}", `#${change.queryId}`];
  const name = `"${group(change.groupId)}"`;
  if (change.kind === "membership") return ["out of the group {}", name];
  if (change.kind === "permission")
    return [`the permission ${change.permission} taken from the group {}`, name];
  const source =
    change.dataSourceId === dataSourceId ? "the data source" : `data source #${change.dataSourceId}`;
  const what =
    change.kind === "grant"
      ? `${source} taken from the group {}`
      : `${source} made view only for the group {}`;
  return [what, name];
}
