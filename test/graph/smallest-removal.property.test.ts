import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RemovalTarget } from "../../src/graph/access-ways.js";
import { buildGraph } from "../../src/graph/build.js";
import { smallestRemoval } from "../../src/graph/smallest-removal.js";
import type { Access, Change } from "../../src/graph/types.js";
import { accessOf } from "../../src/graph/user-access.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { oneOf, snapshots } from "../helpers/arbitrary-snapshots.js";
import { changed, NOBODY } from "../helpers/changes.js";
import { query } from "../helpers/snapshots.js";

/** The smallest removal against all others, by the verdicts of the rule on the organisation that is left. */

interface Asked {
  readonly snapshot: Snapshot;
  readonly userId: number;
  readonly dataSourceId: number;
  readonly target: RemovalTarget;
  readonly may: keyof typeof MAY;
}

/** Which changes may be made. */
const MAY = {
  all: () => true,
  "but out of default": (change: Change) => change.kind !== "membership" || change.groupId !== 2,
  "for this person alone": (change: Change) => change.kind !== "grant" && change.kind !== "view only",
} as const satisfies Record<string, (change: Change) => boolean>;

/** Of somebody who has queries of his own oftener than people do. */
const questions: fc.Arbitrary<Asked> = snapshots
  .filter(({ users, dataSources }) => users.length > 0 && dataSources.length > 0)
  .chain((snapshot) =>
    fc.record({
      snapshot: fc.constant(snapshot),
      userId: oneOf(snapshot.users),
      dataSourceId: oneOf(snapshot.dataSources),
      target: fc.constantFrom("below query" as const, "none" as const),
      may: fc.constantFrom("all" as const, "but out of default" as const, "for this person alone" as const),
      own: fc.array(
        fc.record({
          owned: fc.boolean(),
          modifiable: fc.boolean(),
          elsewhere: fc.option(oneOf(snapshot.dataSources)),
        }),
        { maxLength: 3 },
      ),
    }),
  )
  .map(({ snapshot, own, ...asked }) => {
    const queries = own.map(({ owned, modifiable, elsewhere }, place) =>
      query(100 + place, "Own", {
        dataSourceId: elsewhere ?? asked.dataSourceId,
        ownerId: owned ? asked.userId : NOBODY,
        modifierIds: modifiable ? [asked.userId] : [],
      }),
    );
    return { ...asked, snapshot: { ...snapshot, queries: [...snapshot.queries, ...queries] } };
  });

/** The organisation if every grant that could not be read is full, and every data source listed. */
function atMost(snapshot: Snapshot): Snapshot {
  const known = new Set(snapshot.grants.map(({ groupId, dataSourceId }) => `${groupId} ${dataSourceId}`));
  const more = snapshot.unknownGrants.flatMap(({ dataSourceId, groupIds }) =>
    groupIds
      .filter((groupId) => !known.has(`${groupId} ${dataSourceId}`))
      .map((groupId) => ({ groupId, dataSourceId, viewOnly: false, readFrom: "group" as const })),
  );
  return {
    ...snapshot,
    grants: [...snapshot.grants, ...more],
    unknownGrants: [],
    dataSources: snapshot.dataSources.map((source) => ({ ...source, presence: "listed" as const })),
  };
}

/** The organisation if nothing is granted but what was read, and nothing works where a data source is not listed. */
function atLeast(snapshot: Snapshot): Snapshot {
  const listed = new Set(
    snapshot.dataSources.filter(({ presence }) => presence === "listed").map(({ id }) => id),
  );
  return {
    ...snapshot,
    grants: snapshot.grants.filter(({ dataSourceId }) => listed.has(dataSourceId)),
    unknownGrants: [],
  };
}

/** Everything that may be changed of what the user has: on 8 on other data sources too. */
function allChanges({ snapshot, userId, may }: Asked): Change[] {
  const groups = new Set(snapshot.users.find(({ id }) => id === userId)?.groups);
  const living = snapshot.groups.map(({ id }) => id).filter((id) => groups.has(id));
  const pairs = new Map<string, Change[]>();
  for (const { dataSourceId, groupIds } of snapshot.unknownGrants)
    for (const groupId of groupIds)
      pairs.set(`${groupId} ${dataSourceId}`, [{ kind: "grant", groupId, dataSourceId }]);
  for (const { groupId, dataSourceId, viewOnly } of snapshot.grants)
    pairs.set(`${groupId} ${dataSourceId}`, [
      { kind: "grant", groupId, dataSourceId },
      ...(viewOnly ? [] : [{ kind: "view only" as const, groupId, dataSourceId }]),
    ]);
  const grants = [...pairs.values()]
    .flat()
    .filter((change) => "groupId" in change && groups.has(change.groupId));
  const all: Change[] = [
    ...living.map((groupId) => ({ kind: "membership" as const, userId, groupId })),
    ...grants,
    ...snapshot.queries.flatMap(({ id: queryId, ownerId, modifierIds }): Change[] => {
      return [
        ...(ownerId === userId ? [{ kind: "ownership" as const, queryId, userId }] : []),
        ...(modifierIds?.includes(userId) ? [{ kind: "modifying" as const, queryId, userId }] : []),
      ];
    }),
  ];
  return all.filter(MAY[may]);
}

/** Only what bears on the question, so that thousands of sets can be tried; nobody else's verdict is asked for. */
function reduced({ snapshot, userId, dataSourceId }: Asked): Snapshot {
  const moves = snapshot.server.version.startsWith("8.");
  return {
    ...snapshot,
    users: snapshot.users.filter(({ id }) => id === userId),
    grants: snapshot.grants.filter((row) => moves || row.dataSourceId === dataSourceId),
    unknownGrants: snapshot.unknownGrants.filter((row) => moves || row.dataSourceId === dataSourceId),
    queries: snapshot.queries.filter(
      ({ ownerId, modifierIds }) => ownerId === userId || modifierIds?.includes(userId),
    ),
  };
}

function isOver({ level, admin }: Access, target: RemovalTarget): boolean {
  return admin === false && (target === "none" ? level === "none" : level !== "query" && level !== "unknown");
}

function ends(
  { userId, dataSourceId, target }: Asked,
  snapshot: Snapshot,
  changes: readonly Change[],
): boolean {
  return isOver(accessOf(buildGraph(changed(snapshot, changes)), userId, dataSourceId), target);
}

function* sets(changes: readonly Change[], size: number): Generator<Change[]> {
  if (size === 0) yield [];
  else
    for (const [place, change] of changes.entries())
      for (const rest of sets(changes.slice(place + 1), size - 1)) yield [change, ...rest];
}

/** How many sets there are may be too many to try. */
const MOST_TRIED = 3_000;

function howMany(changes: number, size: number): number {
  let count = 1;
  for (let taken = 0; taken < size; taken++) count = (count * (changes - taken)) / (taken + 1);
  return count;
}

function removalOf({ snapshot, userId, dataSourceId, target, may }: Asked) {
  return smallestRemoval(buildGraph(snapshot), userId, dataSourceId, target, MAY[may]);
}

describe("the smallest removal", () => {
  it("ends the access by the rule itself, whatever could not be read", () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const { snapshot, userId, dataSourceId, may } = asked;
        const removal = removalOf(asked);
        if (removal === null) {
          if (snapshot.users.find(({ id }) => id === userId)?.groups !== null)
            expect(ends(asked, atMost(snapshot), allChanges(asked))).toBe(false);
          return;
        }
        expect(removal.changes.every(MAY[may])).toBe(true);
        expect(ends(asked, atMost(snapshot), removal.changes)).toBe(true);
        expect(removal.left).toEqual(
          accessOf(buildGraph(changed(snapshot, removal.changes)), userId, dataSourceId),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("is as small as any, and there are as many of its size as it says", () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(questions, (asked) => {
        const removal = removalOf(asked);
        if (removal === null) return;
        const small = { ...asked, snapshot: reduced(asked) };
        const most = atMost(small.snapshot);
        const all = allChanges(small);
        const size = removal.changes.length;
        for (let smaller = 0; smaller < size && howMany(all.length, smaller) <= MOST_TRIED; smaller++)
          for (const changes of sets(all, smaller)) expect(ends(asked, most, changes)).toBe(false);
        if (howMany(all.length, size) > MOST_TRIED) return;
        tried.add(`${size} ${removal.changes.map(({ kind }) => kind).sort()}`);
        const asSmall = [...sets(all, size)].filter((changes) => ends(asked, most, changes));
        expect(asSmall).toHaveLength(removal.alternatives + 1);
      }),
      { numRuns: 150 },
    );
    // That memberships, grants and queries were among them, alone and together.
    expect(tried.size).toBeGreaterThan(4);
  });

  it("says how few it takes if what could not be read gives nothing", () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const { snapshot, dataSourceId } = asked;
        const removal = removalOf(asked);
        const isListed = snapshot.dataSources.find(({ id }) => id === dataSourceId)?.presence === "listed";
        if (removal === null || !isListed) return;
        const small = { ...asked, snapshot: reduced(asked) };
        const least = atLeast(small.snapshot);
        const all = allChanges(small);
        if (howMany(all.length, removal.atLeast) > MOST_TRIED) return;
        const some = [...sets(all, removal.atLeast)].some((changes) => ends(asked, least, changes));
        expect(some).toBe(true);
        if (removal.atLeast > 0)
          for (const changes of sets(all, removal.atLeast - 1))
            expect(ends(asked, least, changes)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
