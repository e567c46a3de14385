import type { Access } from "../graph/types.js";
import type { Named } from "./named.js";
import { NEW_QUERY } from "./own-queries.js";
import { listed, type Part, type Sentence } from "./parts.js";
import { grantingGroups, permittingGroups, raisingQueries } from "./path-key.js";
import { canDo } from "./sentences.js";

/** What would be left of somebody's access without one group. */
export interface Leaving {
  readonly groupId: number;
  readonly left: Access;
}

/** `Without the group Analysts they would still read results of queries, through the group default.` */
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
    const names = theGroups(ids, group);
    return outcome === null
      ? [`Leaving ${anyOne}`, ...names, " changes nothing."]
      : [`Without ${anyOne}`, ...names, " ", ...outcome];
  });
}

/** Of whatever a reader is told. Of two levels that are not known nobody knows whether they are the same. */
function isSame(now: Access, left: Access): boolean {
  const told = ({ level, groupLevel, abilities, admin, runAnyAsOwner, keyOnly, now: works }: Access) =>
    JSON.stringify([level, groupLevel, abilities, admin, runAnyAsOwner, keyOnly, works]);
  return left.level !== "unknown" && told(now) === told(left);
}

/** Which they are differs between data sources that are told of together. */
const OWN_QUERIES = "queries that are their own or theirs to modify";

function outcomeOf(now: Access, left: Access, group: (groupId: number) => Named): Part[] {
  const latent = left.now === "latent";
  if (left.level === "none") return [`no access would ${latent ? "come back" : "be left"}.`];
  const noAdmin = now.admin === true && left.admin !== true;
  const lost = noAdmin ? "they would no longer be an administrator" : "";
  if (left.level === "unknown")
    return [`${noAdmin ? `${lost}, and ` : ""}it would not be known what is left.`];
  const still = `${noAdmin ? `${lost}, but` : "they would"} still ${canDo(left)}${latent ? " then" : ""}, `;
  const queries = raisingQueries(left);
  if (queries !== null) return [`${still}by ${queries.queryIds.length === 0 ? NEW_QUERY : OWN_QUERIES}.`];
  const through = [...new Set([...grantingGroups(left), ...permittingGroups(left)])];
  return [`${still}through `, ...theGroups(through, group), `${asOwnerNoMore(now, left)}.`];
}

/** That is another way to have any text run, which no group's level counts. */
function asOwnerNoMore(now: Access, left: Access): string {
  return left.runAnyAsOwner === false && now.runAnyAsOwner !== false
    ? "; they could not change queries that they own and have them run"
    : "";
}

/** `the group People`: a name alone may read as a word of the sentence. */
function theGroups(ids: readonly number[], group: (groupId: number) => Named): Part[] {
  return [ids.length === 1 ? "the group " : "the groups ", ...listed("group", ids.map(group))];
}
