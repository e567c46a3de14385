import { Problem } from "../../model/problem.js";
import type { Snapshot } from "../../model/snapshot.js";

/**
 * Ids tell things apart on one server alone, so only snapshots of one database can be compared. The builtin groups
 * tell which database it is: the server makes them when it is set up, and never again.
 * @throws Problem `other_server`; `wrong_order` where `newer` was collected before `older`
 */
export function refuseIncomparable(older: Snapshot, newer: Snapshot): void {
  if (Date.parse(older.startedAt) > Date.parse(newer.startedAt)) {
    throw new Problem(
      "wrong_order",
      `The first snapshot is of ${older.startedAt}, the second of ${newer.startedAt}: the first is the newer one.`,
    );
  }
  const same = haveSameBirth(older, newer);
  if (same === false) {
    throw new Problem(
      "other_server",
      "The two snapshots are of different databases: their builtin groups were not made at the same time.",
    );
  }
  if (same === null && nameOf(older) !== nameOf(newer)) {
    throw new Problem(
      "other_server",
      `The first snapshot is of ${nameOf(older)}, the second of ${nameOf(newer)}, and nothing shows that both are one server.`,
    );
  }
}

/** Whether the server has moved: another address, or another name of the organisation, and the same database. */
export function hasMoved(older: Snapshot, newer: Snapshot): boolean {
  return nameOf(older) !== nameOf(newer);
}

/** `https://redash.example.com, organisation acme`. */
export function nameOf({ server }: Pick<Snapshot, "server">): string {
  return `${server.baseUrl.replace(/\/+$/, "")}, organisation ${server.organisation}`;
}

/** null: one of them does not tell when they were made. */
function haveSameBirth(older: Snapshot, newer: Snapshot): boolean | null {
  const [before, after] = [birthOf(older), birthOf(newer)];
  return before === null || after === null ? null : before === after;
}

function birthOf({ groups }: Snapshot): string | null {
  const builtin = groups.filter(({ type }) => type === "builtin").toSorted((a, b) => a.id - b.id);
  const told = builtin.flatMap(({ id, createdAt }) =>
    createdAt === null ? [] : [`${id} ${Date.parse(createdAt)}`],
  );
  return told.length === 0 || told.length < builtin.length ? null : told.join(", ");
}
