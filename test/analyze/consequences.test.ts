import { describe, expect, it } from "vitest";
import { consequencesOf } from "../../src/analyze/consequences.js";
import { compare } from "../../src/drift/compare.js";
import type { Drift, Told } from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import type { Change } from "../../src/graph/types.js";
import type { SignIn } from "../../src/model/snapshot.js";
import {
  account,
  directory,
  directoryFile,
  directoryGroup,
  driftSettings,
  identity,
} from "../helpers/drift.js";
import { ADMIN_GROUP, dataSource, grant, group, snapshot } from "../helpers/snapshots.js";

/** Warehouse (3): Finance (5) in full. Ana and Bo are in Finance and default, Cy in default alone. */
function organisation(signIn: SignIn) {
  return snapshot({
    signIn,
    groups: [ADMIN_GROUP, group(2, "default", { type: "builtin", permissions: [] }), group(5, "Finance")],
    users: [
      account(7, "ana", { groups: [2, 5] }),
      account(8, "bo", { groups: [2, 5] }),
      account(9, "cy", { groups: [2] }),
    ],
    dataSources: [dataSource(3, "Warehouse")],
    grants: [grant(5, 3)],
  });
}

/** The directory has Ana in Finance; of Bo it does not know. */
const DIRECTORY = directory({
  files: [directoryFile(), directoryFile("groups.json", { groups: 1, memberships: 1 })],
  identities: [
    identity("ana", { groups: ["Finance"], groupsKnown: true }),
    identity("cy", { groupsKnown: true }),
  ],
  groups: [directoryGroup("Finance")],
});

const SETTINGS = driftSettings({ groupMap: { rule: { kind: "equal" }, inNoGroup: "sent empty" } });

function consequences(changes: readonly Change[], signIn: SignIn = { saml: true }, compared = false) {
  const from = organisation(signIn);
  const graph = buildGraph(from);
  const drift = compared ? compare(from, graph, DIRECTORY, SETTINGS) : null;
  return consequencesOf(changes, { snapshot: from, graph, drift });
}

const TAKEN: Change = { kind: "grant", groupId: 5, dataSourceId: 3 };
const ANA_LEAVES: Change = { kind: "membership", userId: 7, groupId: 5 };
const CY_LEAVES: Change = { kind: "membership", userId: 9, groupId: 2 };

describe("what changes bring besides", () => {
  it("names who else loses: nobody by a membership, by a grant all who have nothing else", () => {
    expect(consequences([ANA_LEAVES])).toMatchObject({ alsoLoses: [], mayAlsoLose: [] });
    expect(consequences([TAKEN])).toMatchObject({ alsoLoses: [7, 8], mayAlsoLose: [] });
  });

  it("does not name those whose access is meant to fall", () => {
    expect(consequences([TAKEN, ANA_LEAVES]).alsoLoses).toEqual([8]);
    const from = organisation({});
    const circumstances = { snapshot: from, graph: buildGraph(from), drift: null };
    expect(consequencesOf([TAKEN], circumstances, [8]).alsoLoses).toEqual([7]);
    expect(consequencesOf([TAKEN], circumstances).alsoLoses).toEqual([7, 8]);
  });

  it("says that grants and owners hold, and that without SAML memberships do", () => {
    expect(consequences([TAKEN]).holdsAfterLogin).toBe("yes");
    expect(consequences([{ kind: "ownership", queryId: 4, userId: 7 }]).holdsAfterLogin).toBe("yes");
    expect(consequences([ANA_LEAVES], { saml: false }).holdsAfterLogin).toBe("yes");
  });

  it("does not know of memberships where SAML is on, or may be, and no directory was given", () => {
    expect(consequences([ANA_LEAVES]).holdsAfterLogin).toBe("unknown");
    expect(consequences([TAKEN, ANA_LEAVES], {}).holdsAfterLogin).toBe("unknown");
  });

  it("knows from the directory what the next login undoes", () => {
    expect(consequences([ANA_LEAVES], { saml: true }, true).holdsAfterLogin).toBe("no");
    expect(consequences([CY_LEAVES, TAKEN], { saml: true }, true).holdsAfterLogin).toBe("no");
    const ofBo: Change = { kind: "membership", userId: 8, groupId: 5 };
    expect(consequences([ofBo], { saml: true }, true).holdsAfterLogin).toBe("yes");
  });

  it("are none of no change", () => {
    expect(consequences([])).toEqual({ alsoLoses: [], mayAlsoLose: [], holdsAfterLogin: null });
  });

  it("hold only if each of the changes does", () => {
    const from = organisation({ saml: true });
    const graph = buildGraph(from);
    const told = (first: Told, second: Told) => {
      const comesBack = (userId: number) => (userId === 7 ? first : second);
      const drift: Drift = { ...compare(from, graph, DIRECTORY, SETTINGS), comesBack };
      return consequencesOf([ANA_LEAVES, CY_LEAVES], { snapshot: from, graph, drift }).holdsAfterLogin;
    };
    expect([told("no", "no"), told("no", "unknown"), told("unknown", "yes")]).toEqual([
      "yes",
      "unknown",
      "no",
    ]);
  });
});

it("memberships of disabled accounts hold, whatever sends groups, as their logins are refused", () => {
  const changes: Change[] = [ANA_LEAVES, { kind: "membership", userId: 7, groupId: 2 }];
  for (const saml of [true, false, undefined]) {
    const signIn = saml === undefined ? {} : { saml };
    const from = organisation(signIn);
    const off = { ...from, users: from.users.map((one) => ({ ...one, disabled: one.id === 7 })) };
    const circumstances = { snapshot: off, graph: buildGraph(off), drift: null };
    expect(consequencesOf(changes, circumstances).holdsAfterLogin).toBe("yes");
  }
});
