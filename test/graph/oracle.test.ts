import { afterAll, describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import type { Access } from "../../src/graph/types.js";
import { accessOf } from "../../src/graph/user-access.js";
import type { Ability } from "../../src/model/access-words.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { type Answer, type Oracle, readOracle } from "../helpers/oracle.js";
import { RECORDED_ORGANISATIONS, RECORDED_VERSIONS, readOrganisation } from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";

/**
 * Real servers were asked, with each user's own key, what it may do with each data source. The verdicts of
 * `src/graph/access.ts` must be theirs, for what works now and for what would if a disabled account were enabled.
 */
const folder = sharedRedash();
if (folder === undefined)
  process.stdout.write("Left out: comparing the access rule with what real servers let each user do.\n");

/** Oracle 8i in acme: its driver does not load, so that real answers say nothing of grants. */
const WITHOUT_DRIVER = 10;

type Question = Ability | "run_any_as_owner";

/** 400 "... is paused" comes after the access check: the server let it through. */
const letThrough = (status: number | string | undefined) => status === 200 || status === 400;

const ANSWERED: Record<Question, (answer: Answer) => boolean> = {
  list: (answer) => answer.listed,
  schema: (answer) => answer.statuses.schema === 200,
  open_query: (answer) => answer.canView,
  read_result: (answer) => answer.canRead,
  run_saved: (answer) => answer.canRefresh,
  refresh: (answer) => letThrough(answer.statuses.refresh),
  run_any: (answer) => answer.canRun,
  create_query: (answer) => answer.canCreate,
  run_any_as_owner: (answer) => answer.canRunOwn,
};
const QUESTIONS = Object.keys(ANSWERED) as Question[];

function computed(access: Access, question: Question): boolean {
  if (question === "run_any_as_owner") return access.runAnyAsOwner === true;
  return access.abilities.includes(question);
}

let compared = 0;

/** Every question to which the computed answer is another than the server's. */
function differences(access: Access, answer: Answer, nothing: boolean): string[] {
  compared += QUESTIONS.length;
  return QUESTIONS.filter((question) => {
    const ours = !nothing && computed(access, question);
    return ours !== ANSWERED[question](answer);
  });
}

function graphOf(version: string, organisation: string) {
  const snapshot = snapshotOfOrganisation(readOrganisation(folder ?? "", organisation), version);
  const ids = new Map(snapshot.users.map(({ id, email }) => [email, id]));
  const graph = buildGraph(snapshot);
  return {
    graph,
    snapshot,
    ask: (email: string, dataSource: number) =>
      accessOf(graph, ids.get(email.toLowerCase()) ?? -1, dataSource),
  };
}

function compare(oracle: Oracle, ask: (email: string, dataSource: number) => Access): string[] {
  const wrong: string[] = [];
  for (const { email, dataSource, latent, ...answer } of oracle.access) {
    if (dataSource === WITHOUT_DRIVER) continue;
    const access = ask(email, dataSource);
    const pair = `${email} on ${dataSource}`;
    for (const question of differences(access, answer, access.now === "latent")) {
      wrong.push(`${pair}: ${question} now`);
    }
    if (latent === undefined) continue;
    const enabled = { ...answer, ...latent, statuses: { ...answer.statuses, ...latent.statuses } };
    for (const question of differences(access, enabled, false)) wrong.push(`${pair}: ${question} if enabled`);
  }
  return wrong;
}

describe.skipIf(folder === undefined)("what real servers let each user do", () => {
  it.each(
    RECORDED_VERSIONS.flatMap((version) => RECORDED_ORGANISATIONS.map((name) => [version, name] as const)),
  )("is what the access rule says: Redash %s, %s", (version, organisation) => {
    const oracle = readOracle(folder ?? "", version, organisation);
    const { ask, snapshot } = graphOf(version, organisation);
    expect(oracle.access).toHaveLength(Object.keys(oracle.users).length * snapshot.dataSources.length);
    expect(compare(oracle, ask)).toEqual([]);
  });

  it.each(RECORDED_VERSIONS)("is unknown where the driver does not load: Redash %s", (version) => {
    const { graph, snapshot } = graphOf(version, "acme");
    const [people, owners, admin] = [8, 11, 1];
    for (const { id, groups } of snapshot.users) {
      const access = accessOf(graph, id, WITHOUT_DRIVER);
      const concerned = groups?.some((groupId) => [people, owners, admin].includes(groupId));
      expect(access).toMatchObject(
        concerned
          ? { groupLevel: "unknown", grant: "unknown", abilities: [], unknownBecause: "driver" }
          : { groupLevel: "none", grant: "none", abilities: [] },
      );
    }
  });

  afterAll(() => {
    process.stdout.write(`Compared ${compared} answers of real servers with the access rule.\n`);
    expect(compared).toBeGreaterThan(25_000);
  });
});
