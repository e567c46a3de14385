import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import type { Indexed } from "../../src/graph/access-graph.js";
import { buildGraph } from "../../src/graph/build.js";
import unknownGrant from "../../src/graph/edges/unknown-grant.js";
import { accessNow, accessOf, groupsOf, isAdministrator } from "../../src/graph/user-access.js";
import type { Organisation, Snapshot } from "../../src/model/snapshot.js";
import { userStatus } from "../../src/model/user-status.js";
import type { Page } from "../../src/page/page.js";
import { packPageData } from "../../src/page/page-data.js";
import { pageDataOf } from "../../src/report/page/page-data.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { openedPage } from "../helpers/opened-page.js";
import { driftingSnapshot, itsDirectory, smallSnapshot } from "../helpers/page.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const demo = snapshotOfOrganisation(JSON.parse(readFileSync(DEMO, "utf8")), "26.3.0");

/** What a page must know of an organisation as its report does, in an order of its own. */
function facts(organisation: Organisation, graph: Indexed) {
  const { users, groups, dataSources, grants } = organisation;
  return {
    users: byId(users).map((user) => ({
      ...{ id: user.id, name: user.name, email: user.email, activeAt: user.activeAt },
      ...{ status: userStatus(user), pendingKnown: user.pending !== undefined },
      ...{ groups: groupsOf(graph, user.id), admin: isAdministrator(graph, user.id) },
      now: accessNow(graph, user.id),
    })),
    groups: byId(groups).map(({ id, name, type, permissions }) => {
      return { id, name, type, permissions: [...new Set(permissions)].sort() };
    }),
    dataSources: byId(dataSources).map((source) => ({ pauseReason: null, ...source })),
    grants: grants
      .map(({ groupId, dataSourceId, viewOnly }) => `${groupId} ${dataSourceId} ${viewOnly}`)
      .sort(),
    unknown: [...unknownGrant.edges(organisation)].map(({ from, to }) => `${from} ${to}`).sort(),
  };
}

function verdicts({ users, dataSources }: Organisation, graph: Indexed) {
  return byId(users).flatMap(({ id: userId }) =>
    byId(dataSources).map(({ id }) => ({ userId, id, access: accessOf(graph, userId, id) })),
  );
}

function byId<T extends { readonly id: number }>(things: readonly T[]): T[] {
  return things.toSorted((a, b) => a.id - b.id);
}

function expectTheSame(page: Page, snapshot: Snapshot): void {
  const graph = buildGraph(snapshot);
  expect(facts(page.organisation, page.graph)).toEqual(facts(snapshot, graph));
  expect(verdicts(page.organisation, page.graph)).toEqual(verdicts(snapshot, graph));
}

describe("a page that is opened", () => {
  it.each([
    ["the demo", demo],
    ["one of everything", smallSnapshot()],
    ["groups that are not told", { ...smallSnapshot(), users: smallSnapshot().users.map(withoutGroups) }],
    [
      "somebody disabled before they accepted",
      { ...smallSnapshot(), users: smallSnapshot().users.map(disabled) },
    ],
  ])("knows of %s what its report knows, and gives the same verdicts", (_what, snapshot) => {
    expectTheSame(openedPage(snapshot), snapshot);
  });

  it("does so for any organisation, on every release", () => {
    fc.assert(fc.property(snapshots, (snapshot) => expectTheSame(openedPage(snapshot), snapshot)));
  });

  it("knows each place by its id, and each column by its place", () => {
    const { organisation, users, placesOfUsers, placesOfGroups, placesOfSources } = openedPage(demo);
    for (const [place, { id }] of organisation.users.entries()) {
      expect([placesOfUsers.get(id), users.user_id[place]]).toEqual([place, id]);
    }
    expect([...placesOfGroups.keys()]).toEqual(organisation.groups.map(({ id }) => id));
    expect([...placesOfSources.keys()]).toEqual(organisation.dataSources.map(({ id }) => id));
  });

  it("keeps of memberships what the users' groups do not tell: repeated ones, deleted groups, ones not told", () => {
    const { users } = smallSnapshot();
    const page = openedPage({
      ...smallSnapshot(),
      users: [...users, { ...users[0], id: 8, groups: null } as never],
    });
    expect([...page.oddMemberships]).toEqual([
      [
        7,
        [
          { groupId: 5, state: "member", times: 2 },
          { groupId: 15, state: "deleted group", times: 1 },
        ],
      ],
      [8, [{ groupId: null, state: "unknown", times: null }]],
    ]);
  });

  it("has of the directory what the report found, by the same place", () => {
    const { users, organisation } = openedPage(driftingSnapshot(), itsDirectory());
    const of = (name: string) => organisation.users.findIndex((user) => user.name === name);
    expect(organisation.users.map(({ name }) => name)).toEqual(["ana", "bo", "cy", "di"]);
    expect([users.directory_status[of("bo")], users.job_title[of("ana")]]).toEqual(["inactive", "Analyst"]);
  });

  it("decides by the rule of the server's release, of which it need not know", () => {
    const traits = (version: string) => {
      const { server, ...others } = smallSnapshot();
      return pageDataOf(buildReport({ ...others, server: { ...server, version } })).run.traits;
    };
    expect(traits("10.1.0")).toEqual({
      readResult: ["view_query", "execute_query"],
      runSaved: ["view_query", "execute_query"],
      runAnyAsOwner: "none",
      modifiersRun: true,
      movedQuery: "refused",
      disabledKeyWorks: false,
    });
    expect(traits("5.0.2").disabledKeyWorks).toBe(true);
  });
});

it("is packed as the same text every time", () => {
  const packed = () => packPageData(pageDataOf(buildReport(smallSnapshot())));
  expect(packed()).toBe(packed());
});

function withoutGroups(user: Snapshot["users"][number]): Snapshot["users"][number] {
  return user.id % 2 === 0 ? { ...user, groups: null } : user;
}

function disabled(user: Snapshot["users"][number]): Snapshot["users"][number] {
  return { ...user, disabled: true, pending: true };
}
