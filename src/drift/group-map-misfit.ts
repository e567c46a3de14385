import type { Directory } from "../model/directory.js";
import { atMost, sentences } from "../model/sentences.js";
import type { Group } from "../model/snapshot.js";
import type { GroupMapping } from "./group-map.js";
import { nameBook } from "./nearest-name.js";
import { sentence } from "./prediction-words.js";
import { cutListInWords } from "./sent-gaps.js";
import type { GroupRule } from "./sent-groups.js";
import type { NotEvaluated } from "./types.js";

/**
 * That nothing which would be sent for anybody is the name of a regular group of Redash, or nearly: by such a map every
 * membership would be one too many. null: something is, or Redash has no regular groups, or the directory tells all its
 * groups by their ids alone.
 */
export function groupMapMisfit(
  rule: GroupRule,
  { files, groups }: Pick<Directory, "files" | "groups">,
  mapping: Pick<GroupMapping, "sentNames" | "unusedEntries">,
  redash: readonly Group[],
): Pick<NotEvaluated, "why" | "incomplete"> | null {
  const names = nameBook(redash.filter(({ type }) => type === "regular").map(({ name }) => name));
  const nameless = rule.kind === "table" ? [] : groups.filter(({ name }) => name === null);
  if (names.names.length === 0) return null;
  if (nameless.length > 0 && nameless.length === groups.length) return null;
  for (const name of mapping.sentNames) {
    if (names.has(name) || names.nearest(name) !== undefined) return null;
  }
  const cut = cutListInWords(files);
  return {
    why: sentences([
      `${nothingFits(rule, mapping)}: this is probably not the right group map (setting group-map).`,
      "`redash-access directory check --against` tells which explains the memberships.",
      sentence(cut ?? ""),
    ]),
    incomplete: cut !== undefined || nameless.length > 0,
  };
}

function nothingFits(
  rule: GroupRule,
  { sentNames, unusedEntries }: Pick<GroupMapping, "sentNames" | "unusedEntries">,
): string {
  if (rule.kind === "equal") return "No group of the directory is called like a group of Redash, or nearly";
  if (sentNames.size > 0) {
    const sent = [...sentNames].sort().map((name) => `“${name}”`);
    return `None of the values that would be sent (${atMost(sent)}) is the name of a group of Redash, or nearly`;
  }
  if (rule.kind === "prefix") return `No group of the directory begins with “${rule.prefix}”`;
  return unusedEntries.length === 0
    ? "The table has no values"
    : `No group of the directory is called ${atMost(unusedEntries)}`;
}
