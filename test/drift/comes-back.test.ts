import { describe, expect, it } from "vitest";
import { compare } from "../../src/drift/compare.js";
import type { DriftSettings } from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import type { Directory } from "../../src/model/directory.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import {
  account,
  directory,
  directoryFile,
  directoryGroup,
  driftSettings,
  identity,
  matchSettings,
} from "../helpers/drift.js";
import { ADMIN_GROUP, group, snapshot } from "../helpers/snapshots.js";

const [DEFAULT, FINANCE, OPS, DELETED] = [2, 5, 6, 99];

/** Ana is in Finance and Ops by Redash; by the directory in Finance. */
function redash(differing: Partial<Snapshot> = {}): Snapshot {
  return snapshot({
    signIn: { saml: true },
    groups: [
      ADMIN_GROUP,
      group(DEFAULT, "default", { type: "builtin" }),
      group(FINANCE, "Finance"),
      group(OPS, "Ops"),
    ],
    users: [account(7, "ana", { groups: [DEFAULT, FINANCE, OPS, DELETED] })],
    ...differing,
  });
}

const PEOPLE = directory({
  files: [
    directoryFile(),
    directoryFile("groups.json", { format: "okta-groups", groups: 2, memberships: 1 }),
  ],
  identities: [identity("ana", { groups: ["Finance"], groupsKnown: true })],
  groups: [directoryGroup("Finance"), directoryGroup("Ops")],
});

/** What comes back, were it taken away: default, Finance, Ops, and the id of a deleted group. */
function back(settings: Partial<DriftSettings> = {}, from = redash(), to: Directory = PEOPLE) {
  const { comesBack } = compare(from, buildGraph(from), to, driftSettings(settings));
  return [DEFAULT, FINANCE, OPS, DELETED].map((groupId) => comesBack(7, groupId ?? 0));
}

describe("a membership taken away by hand", () => {
  it("comes back where the login sends the group, and default wherever groups are sent", () => {
    expect(back()).toEqual(["yes", "yes", "no", "no"]);
  });

  it("never comes back where nothing is sent, or by other kinds of single sign-on", () => {
    expect(back({ samlGroups: "not_sent" })).toEqual(["no", "no", "no", "no"]);
    expect(back({}, redash({ signIn: { saml: false, google: true } }))).toEqual(["no", "no", "no", "no"]);
  });

  it("is not known to come back where nobody says whether groups are sent, but not without the directory's group", () => {
    expect(back({ samlGroups: "unknown" })).toEqual(["unknown", "unknown", "no", "no"]);
  });

  it("does not come back to somebody of whom no login comes", () => {
    const disabled = redash({ users: [account(7, "ana", { groups: [DEFAULT, FINANCE], disabled: true })] });
    expect(back({}, disabled)).toEqual(["no", "no", "no", "no"]);
    const left = {
      ...PEOPLE,
      identities: [identity("ana", { groups: ["Finance"], status: "inactive" as const })],
    };
    expect(back({}, redash(), left)).toEqual(["no", "no", "no", "no"]);
  });

  it("is not known where it is not known who the person is, or what is sent", () => {
    const strangers = { ...PEOPLE, people: "doubtful" as const, identities: [] };
    expect(back({}, redash(), strangers)).toEqual(["unknown", "unknown", "unknown", "no"]);
    const noGroups = directory({ identities: [identity("ana")] });
    expect(back({}, redash(), noGroups)).toEqual(["unknown", "unknown", "unknown", "no"]);
    const cut = {
      ...PEOPLE,
      groups: [directoryGroup("Finance"), directoryGroup("Ops", { membersKnown: false })],
    };
    const seen = { ...cut, identities: [identity("ana", { groups: ["Finance"] })] };
    expect(back({}, redash(), seen)).toEqual(["yes", "yes", "unknown", "no"]);
  });

  it("is not known to come back to this account where the provider may send another address", () => {
    const match = matchSettings({ attributes: ["mail", "upn"] });
    const upn = identity("ana", {
      mail: "other@nordlicht.example",
      upn: "ana@nordlicht.example",
      groups: ["Finance"],
    });
    const known = { ...PEOPLE, identities: [{ ...upn, groupsKnown: true }] };
    expect(back({ match }, redash(), known)).toEqual(["unknown", "unknown", "no", "no"]);
  });

  it("of a person in none of the groups depends on what the provider does then", () => {
    const none = { ...PEOPLE, identities: [identity("ana", { groups: [], groupsKnown: true })] };
    const map = (inNoGroup: "sent empty" | "left out" | "unknown") => ({
      groupMap: { rule: { kind: "equal" as const }, inNoGroup },
    });
    expect(back(map("sent empty"), redash(), none)).toEqual(["yes", "no", "no", "no"]);
    // The attribute is left out: the groups stay as they are, without the one that was taken.
    expect(back(map("left out"), redash(), none)).toEqual(["no", "no", "no", "no"]);
    expect(back(map("unknown"), redash(), none)).toEqual(["unknown", "no", "no", "no"]);
  });

  it("is not known of a group of somebody who is not there", () => {
    const from = redash();
    const { comesBack } = compare(from, buildGraph(from), PEOPLE, driftSettings());
    expect(comesBack(8, FINANCE ?? 0)).toBe("unknown");
  });
});
