import { isProblem, Problem } from "../../model/problem.js";
import { hintOf } from "../../model/problem-kinds.js";
import { putUnder } from "../../model/put-under.js";
import { least, sorted, textOrder } from "../../model/text-order.js";
import type { PlacedIdentity } from "../parts/file-part.js";
import type { IdentityRecord } from "../reader.js";
import { addressKeys } from "./identity-keys.js";
import type { JoinedRecords } from "./joined-records.js";
import { mergeIdentities } from "./merge-identities.js";
import type { PersonNode } from "./person-nodes.js";
import { idKey, uniqueKeys } from "./unique-keys.js";

/** A person of the directory, and the records that tell of him. */
export interface JoinedPerson {
  readonly cluster: number;
  readonly key: string;
  readonly places: readonly string[];
  readonly record: IdentityRecord;
  readonly nodes: readonly PersonNode[];
}

/**
 * The people of all files, each person's records made one, in the order in which they came: for whoever goes through
 * hundreds of thousands of them that is the order in memory.
 * @throws {Problem} directory_contradicts: active in one place, inactive in another; two people of one list made one by
 * the ids of a third record. It names the first such person, and tells how many more there are.
 */
export function joinPeople({ people, personClusters }: JoinedRecords): readonly JoinedPerson[] {
  const joined: JoinedPerson[] = [];
  const contradictions: Problem[] = [];
  for (const [cluster, members] of personClusters.members) {
    const nodes = members.map((node) => people[node] as PersonNode);
    try {
      const { record, places } = mergeIdentities(tellingOf(nodes));
      joined.push({ cluster, key: keyOf(record), places, record, nodes });
    } catch (error) {
      if (!isProblem(error)) throw error;
      contradictions.push(error);
    }
  }
  refuseContradictions(contradictions);
  return uniqueKeys(joined);
}

/** References tell nothing besides their ids where a record tells of the person. */
function tellingOf(nodes: readonly PersonNode[]): PlacedIdentity[] {
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined) return [placedOf(only)];
  const records = nodes.filter(({ referred }) => !referred);
  refuseTwoEntries(records);
  if (records.length === 0) return nodes.map(placedOf);
  const ids = nodes.filter(({ referred, ids: its }) => referred && its.length > 0);
  return [...records.map(placedOf), ...ids.map((node) => ({ ...placedOf(node), places: [] }))];
}

function placedOf({ record, places, statusPlace }: PersonNode): PlacedIdentity {
  return { record, places: Array.isArray(places) ? places : sorted(places), statusPlace };
}

function refuseTwoEntries(records: readonly PersonNode[]): void {
  if (records.length < 2) return;
  const placesOf = new Map<number, string[]>();
  for (const { list, places } of records) if (list !== null) putUnder(placesOf, list, [...places].join());
  const twice = [...placesOf.values()].filter((places) => places.length > 1);
  const which = least(twice.map((places) => sorted(places).slice(0, 2).join(" and ")));
  if (which === undefined) return;
  throw new Problem("directory_contradicts", `Another file gives one person the ids of two: ${which}.`, {
    place: which,
  });
}

function refuseContradictions(problems: readonly Problem[]): void {
  const [first, ...more] = problems.toSorted((a, b) => textOrder(a.message, b.message));
  if (first === undefined) return;
  if (more.length === 0) throw first;
  const options = { hint: hintOf(first), ...(first.place === undefined ? {} : { place: first.place }) };
  throw new Problem(
    first.code,
    `${first.message} There are ${more.length} more such contradictions.`,
    options,
  );
}

/** By an id, else by what is least likely to be another's too. */
function keyOf({ ids, upn, login, mail }: IdentityRecord): string {
  const id = least(ids);
  if (id !== undefined) return idKey(id);
  const attribute = upn !== undefined ? "upn" : login !== undefined ? "login" : "mail";
  const [address = ""] = addressKeys({ [attribute]: { upn, login, mail }[attribute] ?? "" });
  return `${attribute}:${address}`;
}
