import { counted } from "../../model/counted.js";
import type { RawUser } from "../../redash/endpoints/users.js";
import { sorted } from "../ids.js";
import { countAfter, idsOf, type ListReading, type Pass, reportedCount } from "./readings.js";

/** A sign that a pass may have missed somebody. `users` where it is known who. */
export interface Disagreement {
  readonly code: string;
  readonly what: string;
  readonly users?: readonly number[];
}

/**
 * Whatever in one pass does not fit together. Empty means: the lists and the members agree on everybody, and
 * nothing moved while they were read. As many distinct ids as the server counts proves nothing by itself
 * (docs/redash-api.md, "Users"), so the lists are held against each other, the members and the later totals.
 */
export function disagreementsOf(pass: Pass, defaultGroupId: number | null): Disagreement[] {
  return [
    ...pass.lists.flatMap(withinList),
    ...betweenLists(pass.lists),
    ...laterTotals(pass),
    ...(pass.members === null || defaultGroupId === null
      ? []
      : againstMembers(pass.lists, pass.members, defaultGroupId)),
  ];
}

function withinList(reading: ListReading): Disagreement[] {
  const found: Disagreement[] = [];
  const name = `${reading.list} users`;
  const lost = reading.unreadable.reduce((sum, rows) => sum + rows.to - rows.from + 1, 0);
  const distinct = idsOf(reading.rows).size;
  const reported = reportedCount(reading);
  if (lost > 0)
    found.push({
      code: "rows-unreadable",
      what: `${counted(lost, "row")} of the list of ${name} could not be read`,
    });
  if (reading.repeatsPages)
    found.push({ code: "pages-repeated", what: `two pages of ${name} held the same people` });
  if (new Set(reading.counts).size > 1) {
    found.push({ code: "count-changed", what: `the total of ${name} changed while the list was read` });
  }
  if (distinct < reading.rows.length) {
    found.push({
      code: "rows-repeated",
      what: `the list of ${name} held ${counted(reading.rows.length - distinct, "row")} twice`,
    });
  }
  if (reported !== null && reading.rows.length + lost !== reported) {
    found.push({
      code: "rows-not-as-reported",
      what: `the server counts ${reported} ${name}, the list held ${counted(reading.rows.length, "row")}`,
    });
  }
  return found;
}

function betweenLists(lists: readonly ListReading[]): Disagreement[] {
  const seen = new Set<number>();
  const both = new Set<number>();
  for (const list of lists) {
    const ids = idsOf(list.rows);
    for (const id of ids) if (seen.has(id)) both.add(id);
    for (const id of ids) seen.add(id);
  }
  if (both.size === 0) return [];
  return [
    {
      code: "on-both-lists",
      what: "accounts stood on the enabled and on the disabled list",
      users: sorted(both),
    },
  ];
}

function laterTotals(pass: Pass): Disagreement[] {
  const found: Disagreement[] = [];
  for (const list of pass.lists) {
    const later = countAfter(pass, list);
    const before = reportedCount(list) ?? list.rows.length;
    if (later !== null && later !== before) {
      found.push({
        code: "total-moved",
        what: `the total of ${list.list} users was ${before} on the list and ${later} afterwards`,
      });
    }
  }
  return found;
}

function againstMembers(
  lists: readonly ListReading[],
  members: readonly RawUser[],
  defaultGroupId: number,
): Disagreement[] {
  const memberById = new Map(members.map((member) => [member.id, member]));
  const listed = new Map(lists.flatMap((list) => list.rows.map((row) => [row.id, row] as const)));
  const notListed = members.filter((member) => !listed.has(member.id)).map((member) => member.id);
  const notMember: number[] = [];
  const differing: number[] = [];
  for (const row of listed.values()) {
    const member = memberById.get(row.id);
    if (member === undefined) {
      if (row.groupIds?.includes(defaultGroupId)) notMember.push(row.id);
    } else if (member.disabled !== row.disabled) differing.push(row.id);
  }
  const found: Disagreement[] = [];
  const add = (code: string, what: string, users: number[]): void => {
    if (users.length > 0) found.push({ code, what, users: sorted(users) });
  };
  add("on-no-page", "members of the default group stood on no page", notListed);
  add("not-among-members", "accounts that list the default group were not among its members", notMember);
  add("state-differs", "accounts were enabled in one answer and disabled in another", differing);
  return found;
}
