import { counted } from "../../model/counted.js";
import type { DiffRow, Provenance } from "../../model/diff.js";
import { type Between, type GroupAction, type Tie, tieChange } from "../tie-changes.js";
import type { DiffPartDescriptor } from "./part.js";
import type { Sides } from "./sides.js";

/**
 * The rows of a part, each with what the events of the newer snapshot say of who made the change. Events name the group
 * and neither the member nor the data source: an event is tied to a change only where it is the only one of its kind in
 * the group between the two snapshots, and so is the change. Where events were not asked for, nothing is said.
 */
export function tiedRows(descriptor: DiffPartDescriptor, sides: Sides): Iterable<DiffRow> {
  const { events } = descriptor;
  return events === undefined || sides.newer.snapshot.events === null
    ? descriptor.rows(sides)
    : rowsTied(descriptor, events, sides);
}

type Events = NonNullable<DiffPartDescriptor["events"]>;

function* rowsTied(
  descriptor: DiffPartDescriptor,
  { readIn, actionsOf }: Events,
  sides: Sides,
): Iterable<DiffRow> {
  const { older, newer } = sides;
  const between: Between = {
    after: older.snapshot.sections[readIn].startedAt,
    before: newer.snapshot.sections[readIn].finishedAt,
  };
  const actions = (row: DiffRow) => (row.comparable ? actionsOf(row, sides) : []);
  const changes = countChanges(descriptor.rows(sides), actions);
  for (const row of descriptor.rows(sides)) {
    const [action, ...others] = actions(row);
    const groupId = groupOf(row);
    if (action === undefined || groupId === undefined) {
      yield row;
      continue;
    }
    const tie = tieChange(newer.snapshot.events, { groupId, actions: [action, ...others] }, between);
    // All that a deleted group gave went by one event.
    const alike = action === "delete" ? 1 : Math.max(...actions(row).map((one) => changes(groupId, one)));
    yield { ...row, provenance: provenanceOf(tie, alike, sides) };
  }
}

/** How many changes would have left an event of that kind in that group. */
function countChanges(
  rows: Iterable<DiffRow>,
  actionsOf: (row: DiffRow) => readonly GroupAction[],
): (groupId: number, action: GroupAction) => number {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const action of actionsOf(row)) {
      const key = `${groupOf(row)} ${action}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return (groupId, action) => counts.get(`${groupId} ${action}`) ?? 0;
}

function groupOf({ subjects }: DiffRow): number | undefined {
  const group = subjects.find(({ kind }) => kind === "group");
  return typeof group?.id === "number" ? group.id : undefined;
}

function provenanceOf(tie: Tie, alike: number, { older, newer }: Sides): Provenance {
  const nobody = { userId: null, user: null, at: null };
  if (tie.kind === "not known")
    return {
      ...nobody,
      hint: "Not known: the events do not reach over the whole time between the snapshots.",
    };
  if (tie.kind === "none")
    return {
      ...nobody,
      hint: "No event: a login through single sign-on, a command on the server, or somebody's page in Redash.",
    };
  if (tie.kind === "several")
    return {
      ...nobody,
      hint: `${counted(tie.count, "event fits", "events fit")}: which of them is not told.`,
    };
  if (alike > 1) {
    const others = `${counted(alike, "change")} of this kind in the group`;
    return { ...nobody, hint: `One event, and ${others}: to which of them it belongs is not told.` };
  }
  const { userId, at } = tie;
  const user =
    userId === null ? null : (newer.names.user(userId) ?? older.names.user(userId) ?? `#${userId}`);
  return { userId, user, at, hint: "The only event that fits. A hint, no proof: events can be forged." };
}
