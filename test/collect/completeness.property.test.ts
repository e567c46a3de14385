import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProblem } from "../../src/model/problem.js";
import { isComplete, type Snapshot } from "../../src/model/snapshot.js";
import type { Misbehaviour } from "../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../src/simulator/organisation.js";
import { startSimulator } from "../../src/simulator/server.js";
import { errorsAgainst, namelessGaps, silentErrors } from "../helpers/against-truth.js";
import {
  lasting,
  organisations,
  passing,
  severalChanges,
  shifting,
  versions,
} from "../helpers/arbitraries.js";
import { collectFrom } from "../helpers/collect.js";
import {
  lastingContent,
  passingContent,
  shiftingContent,
  withContent,
} from "../helpers/content-arbitraries.js";

/** The same draws every time; other seeds and more runs look for what these have missed. */
const RUNS = Number(process.env.COMPLETENESS_RUNS ?? 120);
const SEED = Number(process.env.COMPLETENESS_SEED ?? 20_261_125);

interface Outcome {
  /** null: the run stopped with a problem, and there is no report at all. */
  readonly snapshot: Snapshot | null;
  readonly silent: readonly string[];
  readonly nameless: readonly string[];
}

async function outcomeOf(
  organisation: OrganisationInput,
  version: string,
  misbehaviours: Misbehaviour[],
  prove: boolean,
): Promise<Outcome> {
  const server = await startSimulator({ organisation, version, misbehaviours });
  try {
    const before = structuredClone(server.truth());
    const snapshot = await collectFrom(server, { prove });
    const after = server.truth();
    if (isComplete(snapshot)) expect(errorsAgainst(snapshot, before, after)).toEqual([]);
    return {
      snapshot,
      silent: silentErrors(snapshot, before, after).map(({ what }) => what),
      nameless: namelessGaps(snapshot),
    };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { snapshot: null, silent: [], nameless: [] };
  } finally {
    await server.close();
  }
}

/** Pages as small as the organisation, so that there is something between them. */
const smallPages: fc.Arbitrary<Misbehaviour> = fc.record({
  kind: fc.constant("cap-pages" as const),
  size: fc.integer({ min: 1, max: 4 }),
});

/** Half of the organisations have nothing that makes every run incomplete, so that a silent loss is not excused by it. */
const either = fc.oneof(organisations, organisations.map(withoutUnreadable)).chain(withContent);

function withoutUnreadable(organisation: OrganisationInput): OrganisationInput {
  return {
    ...organisation,
    dataSources: (organisation.dataSources ?? []).map((source) => ({ ...source, type: "pg" })),
    users: (organisation.users ?? []).map((user) => ({ ...user, groups: user.groups ?? ["default"] })),
  };
}

const sets = {
  "what a retry gets over": fc.array(passing, { maxLength: 2 }),
  "what no retry gets over": fc.array(lasting, { minLength: 1, maxLength: 2 }),
  "lists that shift while they are read": fc
    .tuple(smallPages, fc.array(shifting, { maxLength: 3 }), fc.oneof(severalChanges, fc.constant([])))
    .map(([pages, others, changes]) => [pages, ...others, ...changes]),
  "all of it": fc
    .tuple(smallPages, fc.array(fc.oneof(passing, lasting, shifting), { maxLength: 3 }))
    .map(([pages, others]) => [pages, ...others]),
  "what a retry gets over, in reading content": fc.array(passingContent, { maxLength: 2 }),
  "what no retry gets over, in reading content": fc.array(lastingContent, { minLength: 1, maxLength: 2 }),
  "content that shifts while it is read": fc
    .tuple(smallPages, fc.array(fc.oneof(shiftingContent, lastingContent), { maxLength: 3 }))
    .map(([pages, others]) => [pages, ...others]),
};

describe("a collection is right and complete, or says where it is not", () => {
  it.each(Object.entries(sets))(
    "under %s",
    async (name, misbehaviours) => {
      let complete = 0;
      let partial = 0;
      let stopped = 0;
      const law = fc.asyncProperty(either, versions, misbehaviours, fc.boolean(), async (...drawn) => {
        const { snapshot, silent, nameless } = await outcomeOf(...drawn);
        if (snapshot === null) stopped += 1;
        else if (isComplete(snapshot)) complete += 1;
        else partial += 1;
        expect({ silent, nameless }).toEqual({ silent: [], nameless: [] });
      });
      await fc.assert(law, { numRuns: name.includes("content") ? RUNS / 2 : RUNS, seed: SEED });
      process.stdout.write(
        `${complete} complete, ${partial} marked incomplete, ${stopped} stopped with a problem\n`,
      );
      expect(complete + partial).toBeGreaterThan(0);
    },
    240_000,
  );
});
