import type { Snapshot } from "../model/snapshot.js";
import type { Subject } from "./rule.js";

/** The kinds of subjects that have a number and a name in Redash. */
const NAMED = {
  user: "users",
  group: "groups",
  "data source": "dataSources",
  query: "queries",
  dashboard: "dashboards",
  alert: "alerts",
  destination: "destinations",
} as const satisfies Partial<Record<Subject["kind"], keyof Snapshot>>;

/**
 * What to call whom or what a finding is about: `Ana Lima (user 3)`, or `user 3` where there is no name. Several may
 * share a name, none an id.
 */
export function subjectLabels(snapshot: Snapshot): (subject: Subject) => string {
  const named = Object.entries(NAMED).flatMap(([kind, list]) =>
    snapshot[list].map(({ id, name }) => [`${kind} ${id}`, name] as const),
  );
  const names = new Map<string, string | null>(named);
  return ({ kind, id }) => {
    if (kind === "name") return String(id).trim() === "" ? "(no name)" : String(id);
    const what = kind === "identity" ? "identity of the directory" : `${kind} ${id}`;
    const name = kind === "identity" ? String(id) : (names.get(what) ?? "").trim();
    return name === "" ? what : `${name} (${what})`;
  };
}
