import type { DiffDirection, DiffField, DiffRow } from "../../../model/diff.js";
import type { User } from "../../../model/snapshot.js";
import { ascending } from "../../../model/sort-few.js";
import type { GroupAction } from "../../tie-changes.js";
import { pairsById } from "../pairs.js";
import type { DiffPartDescriptor } from "../part.js";
import { isDefault, type Side, type Sides, subjectOf } from "../sides.js";
import { unknownRow } from "../things.js";

const memberships: DiffPartDescriptor = {
  id: "memberships",
  title: "Memberships",
  about: "Who came into which group, and who left.",
  needs: ["users", "memberships"],
  restsOn: [],
  isFirm: ({ allUsers }) => allUsers,
  *rows(sides) {
    const { older, newer } = sides;
    for (const { id, before, after } of pairsById(older.snapshot.users, newer.snapshot.users)) {
      // Whether the account itself came or went is not known: the part on accounts says so.
      if (before === undefined && !older.knows.allUsers) continue;
      if (after === undefined && !newer.knows.allUsers) continue;
      yield* rowsOfUser(id, before, after, sides);
    }
  },
  events: { readIn: "users", actionsOf },
};
export default Object.freeze(memberships);

/** Whoever is new is in default at once, and whoever is deleted is in nothing: that leaves no event of a group. */
function actionsOf({ subjects: [person, ofGroup], fields }: DiffRow, { older, newer }: Sides): GroupAction[] {
  const [userId, groupId] = [Number(person?.id), Number(ofGroup?.id)];
  if (!newer.users.has(userId)) return [];
  if (!newer.groups.has(groupId)) return ["delete"];
  if (isDefault(newer.groups.get(groupId)) && !older.users.has(userId)) return [];
  const times = (value: DiffField["after"] | undefined) => Number(value ?? 0);
  return times(fields[0]?.after) > times(fields[0]?.before) ? ["add_member"] : ["remove_member"];
}

function* rowsOfUser(
  userId: number,
  before: User | undefined,
  after: User | undefined,
  sides: Sides,
): Iterable<DiffRow> {
  const were = before === undefined ? NO_GROUPS : timesEach(before);
  const are = after === undefined ? NO_GROUPS : timesEach(after);
  if (were === null || are === null) {
    if (were !== are) yield groupsNotTold(userId, sides, are === null ? "newer" : "older");
    return;
  }
  const groupIds = ascending(new Set([...were.keys(), ...are.keys()]));
  for (const groupId of groupIds) {
    const [was, is] = [were.get(groupId) ?? 0, are.get(groupId) ?? 0];
    if (was === is || hidesMembership(was, before, groupId, sides.older)) continue;
    if (hidesMembership(is, after, groupId, sides.newer)) continue;
    if (was > 0 && is > 0 && !(tellsTimes(before) && tellsTimes(after))) continue;
    yield membershipRow(userId, groupId, was, is, sides);
  }
}

const NO_GROUPS: ReadonlyMap<number, number> = new Map();

/** How often each group stands with the user. null: the server does not tell. */
function timesEach({ groups }: User): ReadonlyMap<number, number> | null {
  if (groups === null) return null;
  const times = new Map<number, number>();
  for (const id of groups) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/**
 * Whether the user may be in the group without the side telling: the paged list leaves out the ids of groups that were
 * deleted, which a members list has.
 */
function hidesMembership(times: number, user: User | undefined, groupId: number, side: Side): boolean {
  return times === 0 && user !== undefined && !tellsTimes(user) && !side.groups.has(groupId);
}

/** The paged list has each group once, however often it stands with the user. */
function tellsTimes(user: User | undefined): boolean {
  return user?.groupsReadFrom !== "list";
}

function membershipRow(userId: number, groupId: number, was: number, is: number, sides: Sides): DiffRow {
  const fields: DiffField[] = [
    { field: "times", before: was === 0 ? null : was, after: is === 0 ? null : is },
  ];
  return {
    part: "memberships",
    what: was === 0 ? "new" : is === 0 ? "gone" : "changed",
    direction: directionOf(groupId, was, is, sides),
    comparable: true,
    subjects: [subjectOf(sides, "user", userId), subjectOf(sides, "group", groupId)],
    fields,
    note: noteOf(groupId, is, sides),
    provenance: null,
  };
}

/** An id left over from a deleted group gives nothing, and so does standing in a group twice. */
function directionOf(groupId: number, was: number, is: number, { older, newer }: Sides): DiffDirection {
  const gave = was > 0 && older.groups.has(groupId);
  const gives = is > 0 && newer.groups.has(groupId);
  if (gave === gives) return "neither";
  return gives ? "wider" : "narrower";
}

function noteOf(groupId: number, times: number, { newer }: Sides): string | null {
  if (times < 1 || newer.groups.has(groupId)) return null;
  return newer.knows.allGroups
    ? "The group is deleted: the membership gives nothing."
    : "No list names the group.";
}

function groupsNotTold(userId: number, sides: Sides, which: "older" | "newer"): DiffRow {
  const note = `In the ${which} snapshot the server does not tell the account's groups.`;
  return unknownRow("memberships", [subjectOf(sides, "user", userId)], note);
}
