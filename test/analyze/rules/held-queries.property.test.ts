import fc from "fast-check";
import { expect, it } from "vitest";
import type { RuleDescriptor } from "../../../src/analyze/rule.js";
import modifiableQuery from "../../../src/analyze/rules/modifiable-query.js";
import ownedQuery from "../../../src/analyze/rules/owned-query.js";
import { buildGraph } from "../../../src/graph/build.js";
import type { WayRound } from "../../../src/graph/types.js";
import { waysRound } from "../../../src/graph/ways-round.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { snapshots } from "../../helpers/arbitrary-snapshots.js";
import { examineRule } from "../../helpers/rules.js";

/** The findings that follow from the ways round the groups: one for an account and a data source. */
function expectedOf(snapshot: Snapshot, rule: RuleDescriptor, kind: WayRound["kind"]): string[] {
  const ways = [...waysRound(buildGraph(snapshot), snapshot)].filter((way) => {
    return way.kind === kind && way.now === "live" && way.adds !== false;
  });
  const ownIds = new Map(snapshot.queries.map(({ id, ownerId }) => [id, ownerId]));
  const found = new Map<string, boolean>();
  for (const { userId, dataSourceId, queryId, certainty, adds } of ways) {
    if (kind === "modifiable query" && ownIds.get(queryId ?? 0) === userId) continue;
    const id = `${rule.id}-u${userId}-s${dataSourceId}`;
    found.set(id, (found.get(id) ?? false) || (certainty === "measured" && adds === true));
  }
  return Array.from(found, ([id, certain]) => `${id} ${certain ? "open" : "unknown"}`).sort();
}

it.each([
  ["owned query", ownedQuery],
  ["modifiable query", modifiableQuery],
] as const)("the rule of each %s finds what the ways round the groups add", (kind, rule) => {
  let seen = 0;
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const { findings } = examineRule(rule, { ...snapshot, version: snapshot.server.version });
      const expected = expectedOf(snapshot, rule, kind);
      seen += expected.length;
      expect(findings.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(expected);
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(0);
});
