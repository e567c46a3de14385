import type { Access } from "../graph/types.js";
import type { Named } from "./named.js";
import { listed, type Part, type Sentence } from "./parts.js";
import { grantingGroups, permittingGroups } from "./path-key.js";
import { canDo } from "./sentences.js";

/** What would be left of somebody's access without one group. */
export interface Leaving {
  readonly groupId: number;
  readonly left: Access;
}

/** `Out of Analysts they would still read results of queries, through default.` */
export function leavingSentences(
  now: Access,
  leaving: readonly Leaving[],
  group: (groupId: number) => Named,
): Sentence[] {
  if (now.unknownBecause !== null && now.unknownBecause !== "grants") return [];
  const byOutcome = new Map<string, { ids: number[]; outcome: Part[] | null }>();
  for (const { groupId, left } of leaving) {
    const outcome = isSame(now, left) ? null : outcomeOf(now, left, group);
    const key = JSON.stringify(outcome);
    const known = byOutcome.get(key);
    if (known === undefined) byOutcome.set(key, { ids: [groupId], outcome });
    else known.ids.push(groupId);
  }
  return Array.from(byOutcome.values(), ({ ids, outcome }) => {
    const anyOne = ids.length === 1 ? "" : "any one of ";
    const names = listed("group", ids.map(group));
    return outcome === null
      ? [`Leaving ${anyOne}`, ...names, " changes nothing."]
      : [`Out of ${anyOne}`, ...names, " ", ...outcome];
  });
}

function isSame(now: Access, left: Access): boolean {
  return now.level === left.level && now.abilities.join() === left.abilities.join();
}

function outcomeOf(now: Access, left: Access, group: (groupId: number) => Named): Part[] {
  if (left.level === "unknown") return ["it would not be known what is left."];
  if (left.level === "none") return [`nothing would ${now.now === "latent" ? "come back" : "be left"}.`];
  const through = [...new Set([...grantingGroups(left), ...permittingGroups(left)])];
  const then = left.now === "latent" ? " then" : "";
  return [`they would still ${canDo(left)}${then}, through `, ...listed("group", through.map(group)), "."];
}
