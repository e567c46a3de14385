import { describe, expect, it } from "vitest";
import { RULES } from "../../../src/analyze/rules/index.js";
import type { DriftSettings } from "../../../src/drift/types.js";
import { ACCOUNT_FINDINGS, MEMBERSHIP_FINDINGS } from "../../../src/drift/types.js";
import type { Directory } from "../../../src/model/directory.js";
import type { User } from "../../../src/model/snapshot.js";
import {
  account,
  directory,
  directoryFile,
  directoryGroup,
  driftSettings,
  identity,
  matchSettings,
} from "../../helpers/drift.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot } from "../../helpers/snapshots.js";

const RULES_OF_DRIFT = RULES.filter(({ id }) => id.startsWith("drift-"));
const ASSIGNED = directoryFile("assigned.json", { people: "absent", assignments: "whole" });
const RECORD = (key: string) => `users.json: record ${key} (as of 2026-11-24).`;
const SET_ANEW =
  "Groups as in the directory, each under its own name. A login by SAML sets the groups; one by Google, LDAP, JWT or remote user leaves them.";
const NOT_SENT =
  "Groups as in the directory, each under its own name. RedashGroups is not sent (setting), nor by Google, LDAP, JWT and remote user: a login leaves the groups as they are.";
const IF_SENT =
  "Groups as in the directory, each under its own name. If RedashGroups is sent, a login by SAML sets the groups; one by Google, LDAP, JWT or remote user leaves them.";
const NO_LOGIN = "No login comes that would take the membership away; an API key goes on working.";

/** Everything that the rules of drift say, in their order. */
function said(
  users: readonly User[],
  of: Partial<Directory>,
  settings: Partial<DriftSettings> = {},
  told: { readonly accepted?: readonly string[]; readonly serviceAccounts?: ReadonlySet<number> } = {},
): string[] {
  const groups = [...snapshot().groups, group(5, "Analysts"), group(6, "Finance")];
  const parts = { groups, users: [...users], signIn: { saml: true, passwordLogin: false } };
  const comparison = { directory: directory(of), settings: driftSettings(settings) };
  const { accepted = [], serviceAccounts = null } = told;
  return RULES_OF_DRIFT.flatMap(
    (rule) => ruleSays(rule, parts, { comparison, accepted, risk: { serviceAccounts } }).says,
  );
}

describe("the rules of drift", () => {
  it("are one for each kind of account and membership drift, but of passwords, which have rules without a directory", () => {
    const kinds = [...ACCOUNT_FINDINGS, ...MEMBERSHIP_FINDINGS];
    expect(RULES_OF_DRIFT).toHaveLength(kinds.length - ["local password", "password login allowed"].length);
    expect(RULES.map(({ id }) => id)).toEqual(expect.arrayContaining(["local-password", "password-login"]));
  });

  it("find nothing where both sides agree, and say of how many", () => {
    const users = [account(3, "ana", { groups: [2, 5] })];
    const of = {
      identities: [identity("ana", { groups: ["Analysts"], groupsKnown: true })],
      groups: [directoryGroup("Analysts")],
    };
    expect(said(users, of)).toEqual([]);
    const parts = { groups: [...snapshot().groups, group(5, "Analysts")], users, signIn: { saml: true } };
    const comparison = { directory: directory(of), settings: driftSettings() };
    const examined = RULES_OF_DRIFT.map((rule) => [rule.id, ruleSays(rule, parts, { comparison }).examined]);
    expect(Object.fromEntries(examined)).toMatchObject({
      "drift-inactive-person": 1,
      "drift-missing-account": 1,
      "drift-extra-membership": 2,
      "drift-unknown-group": 3,
    });
  });

  it("are not evaluated without a directory", () => {
    const states = RULES_OF_DRIFT.map((rule) => ruleSays(rule, { users: [account(3, "ana")] }));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["not evaluated"]));
    expect(states[0]?.why).toEqual(["No export of a directory was given (--directory)."]);
  });
});

describe("the rules of drift of accounts", () => {
  it("find people who left, one finding for all their memberships", () => {
    const users = [account(4, "bo", { groups: [2, 5, 6] }), account(5, "cy", { groups: [2] })];
    const bo = identity("bo", { status: "inactive", inactiveSince: "2026-07-31T00:00:00Z" });
    expect(said(users, { identities: [bo] }, {}, { accepted: ["drift-*-person-u4"] })).toEqual([
      `drift-inactive-person-u4 accepted: ${RECORD("bo")} Since 2026-07-31.`,
      `drift-stale-membership-u4 open: In default, Analysts and Finance. ${RECORD("bo")} ${NO_LOGIN} Since 2026-07-31. (+ group 2, group 5, group 6)`,
      `drift-stale-membership-u5 open: In default. Not in users.json (as of 2026-11-24). ${NO_LOGIN} (+ group 2)`,
      "drift-unknown-person-u5 open: Not in users.json (as of 2026-11-24).",
    ]);
  });

  it("find pending accounts of people who left", () => {
    const users = [account(7, "ed", { groups: [], pending: true })];
    expect(said(users, { identities: [identity("ed", { status: "inactive" })] })).toEqual([
      `drift-inactive-person-u7 open: ${RECORD("ed")}`,
      `drift-pending-leaver-u7 open: ${RECORD("ed")}`,
    ]);
  });

  it("find people who are not assigned, and people without an account", () => {
    const files = [directoryFile(), ASSIGNED];
    const identities = [identity("di", { assigned: false }), identity("newcomer", { assigned: true })];
    expect(said([account(6, "di", { groups: [] })], { files, assignments: "whole", identities })).toEqual([
      `drift-missing-account-i_newcomer open: ${RECORD("newcomer")}`,
      `drift-unassigned-person-u6 open: Not in assigned.json (as of 2026-11-24). ${RECORD("di")}`,
    ]);
  });

  it("find double people on either side", () => {
    const users = [account(8, "flo"), account(9, "flo+x"), account(11, "gil")];
    const mail = "gil@nordlicht.example";
    const identities = [identity("flo"), identity("gil", { mail }), identity("gil2", { mail })];
    const match = matchSettings({ plusTags: true });
    expect(said(users, { identities }, { match })).toEqual([
      `drift-ambiguous-person-u11 open: 2 identities match by mail; none is taken. Not known: Which of them it is. The others: “${mail}, id id-gil (users.json: record gil)” and “${mail}, id id-gil2 (users.json: record gil2)”.`,
      `drift-second-account-u8 open: All of them matched ${RECORD("flo")} The others: flo+x@nordlicht.example #9.`,
      `drift-second-account-u9 open: All of them matched ${RECORD("flo")} The others: flo@nordlicht.example #8.`,
    ]);
  });

  it("find service accounts that the config file does not name", () => {
    const users = [account(10, "robot"), account(11, "etl")];
    const identities = [identity("robot", { kind: "service" }), identity("etl", { kind: "service" })];
    expect(said(users, { identities }, {}, { serviceAccounts: new Set([11]) })).toEqual([
      `drift-service-account-u10 open: The directory calls it a service account: ${RECORD("robot")}`,
    ]);
  });

  it("do not know what a partial export, or a status that it does not tell, leaves open", () => {
    const files = [
      directoryFile("users.json", { people: "partial", partialBecause: ["cut"], active: 1, unknown: 1 }),
    ];
    const users = [account(5, "cy", { groups: [] }), account(8, "flo")];
    const identities = [identity("flo", { status: "unknown", statusAs: "ODD" })];
    expect(said(users, { files, people: "partial", identities })).toEqual([
      "drift-unknown-person-u5 unknown: Not in users.json (as of 2026-11-24). Not known: It cannot be said who is missing: users.json is partial (cut).",
      `drift-untold-status-u8 unknown: ${RECORD("flo")} Not known: Whether the person is active. The export says ODD.`,
    ]);
  });

  it("are partly evaluated by what was not compared of their own kind alone", () => {
    const files = [directoryFile("users.json", { people: "partial", partialBecause: ["cut"] })];
    const comparison = { directory: directory({ files, people: "partial" }), settings: driftSettings() };
    const partly = RULES_OF_DRIFT.filter(
      (rule) => ruleSays(rule, { users: [account(5, "cy")], signIn: { saml: true } }, { comparison }).state,
    );
    expect(partly.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["drift-missing-account", "drift-unknown-person"]),
    );
    expect(partly.map(({ id }) => id)).not.toContain("drift-inactive-person");
  });
});

describe("the rules of drift of memberships", () => {
  const users = [account(3, "ana", { groups: [2, 6] })];
  const of = {
    identities: [identity("ana", { groups: ["Analysts"], groupsKnown: true })],
    groups: [directoryGroup("Analysts")],
  };

  it.each([
    [
      "sent",
      [
        `drift-coming-membership-u3-g5 open: ${SET_ANEW}`,
        `drift-passing-membership-u3-g6 accepted: ${SET_ANEW} Nothing is sent under this name.`,
      ],
    ],
    [
      "not_sent",
      [
        `drift-extra-membership-u3-g6 accepted: ${NOT_SENT} Nothing is sent under this name.`,
        `drift-missing-membership-u3-g5 open: ${NOT_SENT}`,
      ],
    ],
    [
      "unknown",
      [
        `drift-possible-membership-u3-g5 open: ${IF_SENT} Not known: Whether RedashGroups is sent is not known.`,
        `drift-uncertain-membership-u3-g6 accepted: ${IF_SENT} Nothing is sent under this name. Not known: Whether RedashGroups is sent is not known.`,
      ],
    ],
  ] as const)("find what differs where groups are %s", (samlGroups, expected) => {
    expect(said(users, of, { samlGroups }, { accepted: ["*-g6"] })).toEqual(expected);
  });

  it("find a name that no group has once, for all for whom it is sent", () => {
    const identities = ["ana", "bo"].map((key) => identity(key, { groups: ["Ghosts"], groupsKnown: true }));
    const both = [account(3, "ana"), account(4, "bo")];
    const groupMap = {
      rule: { kind: "table", table: new Map([["Ghosts", ["Finanze"]]]) },
      inNoGroup: "sent empty",
    } as const;
    expect(said(both, { identities, groups: [directoryGroup("Ghosts")] }, { groupMap })).toEqual([
      "drift-unknown-group-n_Finanze open: Sent for 2 accounts. Groups as in the directory, as the group map's table names them. A login by SAML sets the groups; one by Google, LDAP, JWT or remote user leaves them. Redash has “Finance”: perhaps a typing error. (+ user 3, user 4)",
    ]);
  });

  it("do not know where members of a group are not all known", () => {
    const open = {
      identities: [identity("ana")],
      groups: [directoryGroup("Finance", { membersKnown: false })],
    };
    expect(said(users, open)).toEqual([
      "drift-untold-membership-u3 unknown: In Finance. The members of Finance are not all known. (+ group 6)",
    ]);
  });
});
