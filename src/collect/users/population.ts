import { counted } from "../../model/counted.js";
import type { RawUser } from "../../redash/endpoints/users.js";
import { sorted } from "../ids.js";
import type { Disagreement } from "./disagreements.js";
import { countAfter, idsOf, idsOfLists, idsOfPass, type Pass, reportedCount } from "./readings.js";

/** One pass with what followed from it. */
export interface JudgedPass {
  readonly pass: Pass;
  readonly disagreements: readonly Disagreement[];
  /** Members of all groups, read after the pass where they had to be. */
  readonly laterMembers: readonly RawUser[];
  /** The total of all accounts after those; null where they were not read, or the server did not say. */
  readonly laterTotal: number | null;
}

export type Passes = readonly [JudgedPass, ...JudgedPass[]];

/** Whether accounts came or went while they were read, and which, so far as that shows. */
export interface Moved {
  readonly moved: boolean;
  readonly users: readonly number[];
}

export interface Population {
  readonly ids: ReadonlySet<number>;
  /** null: complete. Otherwise one sentence that says what is in doubt. */
  readonly doubt: string | null;
  /** By what it was found complete, for the reader of the report. */
  readonly provedBy: string;
}

/**
 * Who is in the organisation, and whether that is sure. It is sure when two readings agree: the members and the
 * pages of one pass in which nothing moved; or pages in both orders; or a union that ties exactly with the
 * server's own unmoved totals. Otherwise everybody seen is kept and the doubt is said.
 */
export function decidePopulation(passes: Passes): Population {
  const last = passes.at(-1) ?? passes[0];
  const ids = idsOfPass(last.pass);
  const settled = last.disagreements.length === 0 && last.laterMembers.every((user) => ids.has(user.id));
  if (settled && last.pass.members !== null) {
    return { ids, doubt: null, provedBy: "the pages and the default group's members agree" };
  }
  if (settled && passes.length > 1 && passes.every((judged) => agrees(judged, ids))) {
    return { ids, doubt: null, provedBy: "pages read in both orders agree" };
  }
  return byTotals(passes, last);
}

function agrees({ pass, disagreements }: JudgedPass, ids: ReadonlySet<number>): boolean {
  const own = idsOfPass(pass);
  return disagreements.length === 0 && own.size === ids.size && [...own].every((id) => ids.has(id));
}

/**
 * Ties who stands on the pages of the last pass, or in a group by the members read after it, with the totals. Not
 * who was seen before: somebody who is gone since would make up for somebody who was never seen.
 */
function byTotals(passes: readonly JudgedPass[], last: JudgedPass): Population {
  const current = new Set([...idsOfLists(last.pass), ...last.laterMembers.map((user) => user.id)]);
  const total = reportedTotal(last.pass);
  const tied = total !== null && current.size === total && last.laterTotal === total;
  if (tied && last.laterMembers.length > 0 && !isMoved(last)) {
    return {
      ids: current,
      doubt: null,
      provedBy:
        "the pages and the members of all groups together tie with the server's totals, which did not move",
    };
  }
  const everSeen = new Set(
    passes.flatMap(({ pass, laterMembers }) => [...idsOfPass(pass), ...idsOf(laterMembers)]),
  );
  const reported =
    total === null ? "The server gives no total" : `The server counts ${counted(total, "account")}`;
  return {
    ids: everSeen,
    doubt: `${reported}, ${counted(everSeen.size, "was", "were")} found, and the readings do not agree on who they are`,
    provedBy: "",
  };
}

/**
 * Where a total moved, a page came twice or a row stayed unread, the totals prove nothing. Nor do they where somebody
 * whom a page names in a group is in none any more: who went may make up for who came.
 */
function isMoved({ pass, disagreements, laterMembers }: JudgedPass): boolean {
  const moving = ["count-changed", "total-moved", "pages-repeated", "rows-unreadable"];
  if (disagreements.some(({ code }) => moving.includes(code))) return true;
  const later = idsOf(laterMembers);
  return pass.lists.some(({ rows }) =>
    rows.some(({ id, groupIds, groupsForm }) => {
      return groupsForm === "named" && groupIds !== null && groupIds.length > 0 && !later.has(id);
    }),
  );
}

/**
 * What only a change between two answers explains, as no order of pages does: a total that was another afterwards, and
 * whoever was not among the members of the default group at first, and was later.
 */
export function movedIn(passes: Passes): Moved {
  const last = passes.at(-1) ?? passes[0];
  const all = passes.flatMap(({ disagreements }) => disagreements);
  const still = new Set(notAmongMembers(last.disagreements));
  const users = notAmongMembers(all).filter((id) => last.pass.members !== null && !still.has(id));
  const totalMoved = all.some(({ code }) => code === "count-changed" || code === "total-moved");
  return { moved: totalMoved || users.length > 0, users };
}

function notAmongMembers(disagreements: readonly Disagreement[]): number[] {
  return disagreements.flatMap(({ code, users = [] }) => (code === "not-among-members" ? users : []));
}

/** Enabled and disabled together, by the latest answers; null where the server did not say. */
export function reportedTotal(pass: Pass): number | null {
  let total = 0;
  for (const list of pass.lists) {
    const count = countAfter(pass, list) ?? reportedCount(list);
    if (count === null) return null;
    total += count;
  }
  return total;
}

/** People of a list who stand on it more than once, or of the members who stand on no list: for the report. */
export function namedIn(disagreements: readonly Disagreement[]): number[] {
  return sorted(disagreements.flatMap((disagreement) => disagreement.users ?? []));
}
