import { accountOf } from "../graph/user-access.js";
import type { Identity } from "../model/directory.js";
import type { Snapshot } from "../model/snapshot.js";
import type { Subject } from "./rule.js";
import type { TableInput } from "./table-descriptor.js";

/** The kinds of subjects that have a number and a name in Redash, but accounts, of which the graph knows. */
const NAMED = {
  group: "groups",
  "data source": "dataSources",
  query: "queries",
  dashboard: "dashboards",
  alert: "alerts",
  destination: "destinations",
} as const satisfies Partial<Record<Subject["kind"], keyof Snapshot>>;

/**
 * What to call whom or what a finding is about: `Ana Lima (user 3)`, or `user 3` where there is no name. Several may
 * share a name, none an id. Of a person who has no account, the name and the address: nobody knows them by their key.
 */
export function subjectLabels({
  snapshot,
  graph,
  drift,
}: Pick<TableInput, "snapshot" | "graph" | "drift">): (subject: Subject) => string {
  const names = new Map<Subject["kind"], ReadonlyMap<Subject["id"], string | null>>();
  for (const kind of Object.keys(NAMED) as (keyof typeof NAMED)[])
    names.set(kind, new Map(snapshot[NAMED[kind]].map(({ id, name }) => [id, name])));
  const people = new Map(
    (drift?.accounts ?? []).flatMap(({ identity }) => (identity === null ? [] : [[identity.key, identity]])),
  );
  const nameOf = ({ kind, id }: Subject) =>
    kind === "user" ? accountOf(graph, Number(id))?.name : names.get(kind)?.get(id);
  return ({ kind, id }) => {
    if (kind === "name") return String(id).trim() === "" ? "(no name)" : String(id);
    if (kind === "identity") return `${personInWords(String(id), people)} (identity of the directory)`;
    const what = `${kind} ${id}`;
    const name = (nameOf({ kind, id }) ?? "").trim();
    return name === "" ? what : `${name} (${what})`;
  };
}

function personInWords(key: string, people: ReadonlyMap<string, Identity>): string {
  const { name, mail, upn, login } = people.get(key) ?? {};
  const address = mail ?? upn ?? login ?? key;
  return name === undefined ? address : `${name}, ${address}`;
}
