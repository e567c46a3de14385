import type { JoinedPerson } from "./join-people.js";
import type { JoinedRecords } from "./joined-records.js";

/**
 * Whom an assignment may mean, without saying so: it names several, it names somebody by another address of his, or by
 * an id or a bare login alone that the lists of people do not have. Nobody may say of them that they are not assigned.
 */
export function perhapsAssigned(
  records: JoinedRecords,
  assigned: readonly JoinedPerson[],
): (person: JoinedPerson) => boolean {
  const byAlias = assigned.flatMap(({ cluster }) => records.namedByAlias.get(cluster) ?? []);
  const candidates = new Set([...meaningSeveral(records), ...byAlias]);
  const unaddressed = assigned.filter(({ nodes }) => isWithoutAddress(nodes));
  const idSpaces = new Set(unaddressed.flatMap(({ nodes }) => idSpacesOf(nodes)));
  const isAnyByLoginAlone = unaddressed.some(({ nodes }) => idSpacesOf(nodes).length === 0);
  return ({ cluster, nodes }) => {
    if (candidates.has(cluster)) return true;
    if (isAnyByLoginAlone && !nodes.some(hasBareLogin)) return true;
    return idSpaces.size > 0 && !isWithin(idSpaces, idSpacesOf(nodes));
  };
}

function isWithin(some: ReadonlySet<string>, all: readonly string[]): boolean {
  return [...some].every((one) => all.includes(one));
}

function meaningSeveral({ people, personClusters }: JoinedRecords): number[] {
  return people.flatMap(({ record }, node) =>
    record.assigned === true && personClusters.of(node) === null ? personClusters.candidates(node) : [],
  );
}

type Nodes = JoinedPerson["nodes"];

/** No list of people has him, and there is no address to look for in one. */
function isWithoutAddress(nodes: Nodes): boolean {
  return nodes.every(({ list, keys }) => list === null && keys.length === 0);
}

function hasBareLogin({ weakKeys }: Nodes[number]): boolean {
  return weakKeys.length > 0;
}

function idSpacesOf(nodes: Nodes): string[] {
  return nodes.flatMap(({ ids, idSpace }) => (ids.length > 0 ? idSpace : []));
}
