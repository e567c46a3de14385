import { describe, expect, it } from "vitest";
import { compare } from "../../src/drift/compare.js";
import type { DriftSettings, MembershipDrift } from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import type { Directory, Identity } from "../../src/model/directory.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { directory, directoryFile, directoryGroup, driftSettings, identity } from "../helpers/drift.js";
import { ADMIN_GROUP, dataSource, grant, group, section, snapshot, user } from "../helpers/snapshots.js";

const DEFAULT = group(2, "default", { type: "builtin" });
const BUILTIN = [ADMIN_GROUP, DEFAULT];
const GROUPS_FILE = directoryFile("groups.json", { format: "okta-groups", groups: 2, memberships: 2 });
const FROM_GROUPS = "Groups as in groups.json of 2026-11-24, each under its own name.";
const SETS = "A login by SAML sets the groups; one by Google, LDAP, JWT or remote user leaves them.";

/** User 7, Ana, of the identity `ana`. */
function ana(groups: number[] | null, differing = {}) {
  return user(7, "Ana", groups, { email: "ana@nordlicht.example", ...differing });
}

function redash(groups: number[] | null, differing: Partial<Snapshot> = {}): Snapshot {
  const regular = [group(5, "Finance"), group(6, "Ops")];
  return snapshot({ groups: [...BUILTIN, ...regular], users: [ana(groups)], ...differing });
}

/** Ana, directly in the groups of these keys. */
function people(groups: string[], differing: Partial<Directory> = {}): Directory {
  return directory({
    files: [directoryFile(), GROUPS_FILE],
    identities: [identity("ana", { groups })],
    groups: [directoryGroup("Finance"), directoryGroup("Ops")],
    ...differing,
  });
}

function drift(from: Snapshot, to: Directory, settings: Partial<DriftSettings> = {}) {
  return compare(from, buildGraph(from), to, driftSettings(settings));
}

/** Finding, group and what is after the next login. */
function briefly(rows: readonly MembershipDrift[]) {
  return rows.map(({ finding, groupId, afterNextLogin }) => [finding, groupId, afterNextLogin]);
}

const NOT_SENT = { samlGroups: "not_sent" } as const;
const NOT_KNOWN = { samlGroups: "unknown" } as const;

describe("a person in one group by Redash and in another by the directory", () => {
  const from = redash([2, 5]);
  const to = people(["Ops"]);

  it("has an extra membership until the next login, and lacks one until then, where groups are sent", () => {
    expect(drift(from, to).memberships).toEqual([
      {
        finding: "extra now, gone at next login",
        userId: 7,
        groupId: 5,
        sentName: "Finance",
        directoryPath: "",
        inDirectory: "no",
        inRedash: "yes",
        ifSent: "no",
        ifNotSent: "yes",
        afterNextLogin: "no",
        since: null,
        restsOn: `${FROM_GROUPS} ${SETS}`,
        notKnown: "",
      },
      {
        finding: "missing until next login",
        userId: 7,
        groupId: 6,
        sentName: "Ops",
        directoryPath: "Ops",
        inDirectory: "yes",
        inRedash: "no",
        ifSent: "yes",
        ifNotSent: "no",
        afterNextLogin: "yes",
        since: null,
        restsOn: `${FROM_GROUPS} ${SETS}`,
        notKnown: "",
      },
    ]);
  });

  it("keeps both states where groups are not sent, or SAML is off", () => {
    const expected = [
      ["extra and stays", 5, "yes"],
      ["missing and stays missing", 6, "no"],
    ];
    const notSent = drift(from, to, NOT_SENT).memberships;
    expect(briefly(notSent)).toEqual(expected);
    expect(notSent[0]?.restsOn).toBe(
      `${FROM_GROUPS} RedashGroups is not sent (setting), nor by Google, LDAP, JWT and remote user: a login leaves the groups as they are.`,
    );
    const off = drift({ ...from, signIn: { saml: false } }, to).memberships;
    expect(briefly(off)).toEqual(expected);
    expect(off[0]?.restsOn).toContain("SAML is off in Redash: a login leaves the groups as they are.");
  });

  it("is not told what comes where nobody knows whether groups are sent", () => {
    const { memberships, notEvaluated } = drift(from, to, NOT_KNOWN);
    expect(memberships).toMatchObject([
      { finding: "extra, next login not known", groupId: 5, ifSent: "no", ifNotSent: "yes" },
      { finding: "missing, next login not known", groupId: 6, ifSent: "yes", ifNotSent: "no" },
    ]);
    for (const { afterNextLogin, notKnown } of memberships)
      expect([afterNextLogin, notKnown]).toEqual([
        "not evaluated",
        "Whether RedashGroups is sent is not known.",
      ]);
    expect(notEvaluated).toContainEqual({
      what: "What the next login does",
      why: "Whether RedashGroups is sent is not known (setting saml-groups).",
      accounts: null,
      incomplete: false,
    });
  });
});

describe("what is the same on both sides", () => {
  it.each(["sent", "not_sent", "unknown"] as const)("has no row, groups being %s", (samlGroups) => {
    expect(drift(redash([2, 5]), people(["Finance"]), { samlGroups }).memberships).toEqual([]);
  });

  it("is not disturbed by doubled memberships and deleted groups", () => {
    expect(drift(redash([2, 5, 5, 9999]), people(["Finance"])).memberships).toEqual([]);
  });
});

describe("the group default", () => {
  it("is never too much, and comes back with a login that sets groups", () => {
    expect(briefly(drift(redash([2, 5]), people(["Finance"])).memberships)).toEqual([]);
    const row = { groupId: 2, sentName: null, ifSent: "yes", ifNotSent: "no" };
    expect(drift(redash([5]), people(["Finance"])).memberships).toMatchObject([
      { ...row, finding: "missing until next login", afterNextLogin: "yes" },
    ]);
    expect(drift(redash([5]), people(["Finance"]), NOT_KNOWN).memberships).toMatchObject([
      { ...row, finding: "missing, next login not known", afterNextLogin: "not evaluated" },
    ]);
    expect(drift(redash([5]), people(["Finance"]), NOT_SENT).memberships).toEqual([]);
  });
});

describe("an administrator by hand", () => {
  it("is none any more after a login that sets other groups", () => {
    expect(briefly(drift(redash([1, 2]), people([])).memberships)).toEqual([
      ["not evaluated", 1, "not evaluated"],
    ]);
    expect(briefly(drift(redash([1, 2]), people(["Ops"])).memberships)).toEqual([
      ["extra now, gone at next login", 1, "no"],
      ["missing until next login", 6, "yes"],
    ]);
  });
});

describe("a group that nothing is sent for", () => {
  it("is said to be one, in the row of who is in it", () => {
    const from = redash([2, 9], { groups: [...BUILTIN, group(5, "Finance"), group(9, "By hand")] });
    const [row] = drift(from, people([]), NOT_SENT).memberships;
    expect(row?.restsOn).toMatch(/Nothing is sent under this name\.$/);
  });
});

describe("a person in none of the groups that are sent", () => {
  const to = people([]);
  const inNoGroup = (
    choice: DriftSettings["groupMap"]["inNoGroup"],
    samlGroups: DriftSettings["samlGroups"],
  ) => drift(redash([2, 5]), to, { samlGroups, groupMap: { rule: { kind: "equal" }, inNoGroup: choice } });

  it("loses the others where an empty attribute is sent", () => {
    const [row] = inNoGroup("sent empty", "sent").memberships;
    expect(row).toMatchObject({ finding: "extra now, gone at next login", groupId: 5 });
    expect(row?.restsOn).toContain(
      "in none of the groups that are sent, and RedashGroups is then sent empty",
    );
  });

  it.each(["sent", "unknown"] as const)("keeps them where it is left out, groups being %s", (samlGroups) => {
    const [row] = inNoGroup("left out", samlGroups).memberships;
    expect(row).toMatchObject({ finding: "extra and stays", ifSent: "yes", afterNextLogin: "yes" });
    expect(row?.restsOn).toContain("RedashGroups is then left out: a login leaves the groups as they are.");
  });

  it("is not evaluated where nobody knows which", () => {
    expect(inNoGroup("unknown", "sent").memberships).toMatchObject([
      {
        finding: "not evaluated",
        groupId: 5,
        inDirectory: "no",
        ifSent: "unknown",
        ifNotSent: "yes",
        notKnown:
          "In none of the groups that are sent: some providers then send an empty attribute, which leaves default alone, and some leave it out, which changes nothing.",
      },
    ]);
    expect(briefly(inNoGroup("unknown", "unknown").memberships)).toEqual([
      ["extra, next login not known", 5, "not evaluated"],
    ]);
  });

  it("is in the same groups either way who is in default alone, whatever else is gone", () => {
    const account = (groups: number[]) => drift(redash(groups), to).notEvaluated.map(({ what }) => what);
    expect(account([2, 5])).toContain("Access after the next login");
    expect(account([2, 9999])).not.toContain("Access after the next login");
  });

  it("is one who is in groups that Redash has no name for: these are sent", () => {
    const other = people(["Sales"], { groups: [directoryGroup("Sales"), directoryGroup("Finance")] });
    expect(briefly(drift(redash([2, 5]), other).memberships)).toEqual([
      ["extra now, gone at next login", 5, "no"],
    ]);
  });
});

describe("a person in more than 150 groups", () => {
  const many = Array.from({ length: 151 }, (_, index) => directoryGroup(`g${index}`));
  const keys = many.map(({ key }) => key);
  const to = (format: string, groups: string[]) =>
    people(["Ops", ...groups], {
      files: [directoryFile(), { ...GROUPS_FILE, format }],
      groups: [directoryGroup("Ops"), ...many],
    });

  it("is sent no groups by Entra", () => {
    const rows = drift(redash([2, 5]), to("entra-group-members", keys)).memberships;
    expect(briefly(rows)).toEqual([
      ["extra and stays", 5, "yes"],
      ["missing and stays missing", 6, "no"],
    ]);
    expect(rows[0]?.restsOn).toContain("Entra sends no groups by SAML for a person in more than 150");
  });

  it("keeps the groups by a login, as the row of the account says too", () => {
    const from = redash([2], { signIn: { saml: true }, users: [ana([2, 5], { login: "external" })] });
    const unsure = people(["Ops", ...keys], {
      identities: [identity("ana", { status: "unknown", groups: ["Ops", ...keys] })],
      files: [directoryFile(), { ...GROUPS_FILE, format: "entra-group-members" }],
      groups: [directoryGroup("Ops"), ...many],
    });
    const effects = (to: Directory) =>
      drift(from, to)
        .accounts.filter(({ userId }) => userId === 7)
        .map(({ nextLogin }) => nextLogin);
    expect(effects(unsure)).toEqual(["nothing"]);
    expect(effects({ ...unsure, files: [directoryFile(), GROUPS_FILE] })).toEqual(["sets groups"]);
  });

  it("is sent them with one less, or by another provider", () => {
    const gone = ["extra now, gone at next login", 5, "no"];
    const missing = ["missing until next login", 6, "yes"];
    expect(briefly(drift(redash([2, 5]), to("entra-group-members", keys.slice(2))).memberships)).toEqual([
      gone,
      missing,
    ]);
    expect(briefly(drift(redash([2, 5]), to("okta-groups", keys)).memberships)).toEqual([gone, missing]);
  });
});

describe("an account for which no login will come", () => {
  it("has stale memberships, since when it is known, in default too", () => {
    const left = identity("ana", {
      groups: ["Ops"],
      status: "inactive",
      inactiveSince: "2026-10-01T00:00:00Z",
    });
    const rows = drift(redash([2, 5, 6, 9999]), people([], { identities: [left] })).memberships;
    expect(rows).toMatchObject([
      { finding: "stale until login", groupId: 2, sentName: null, directoryPath: "", notKnown: "" },
      { finding: "stale until login", groupId: 5, inDirectory: "no", since: "2026-10-01T00:00:00Z" },
      { finding: "stale until login", groupId: 6, inDirectory: "yes", directoryPath: "Ops" },
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ ifSent: "yes", ifNotSent: "yes", afterNextLogin: "yes" });
      expect(row.restsOn).toMatch(
        /No login comes that would take the membership away; an API key goes on working\. The account has a password of its own in Redash\.$/,
      );
    }
  });

  it("has them too where nobody in the directory is the person", () => {
    const old = { createdAt: "2025-01-01T00:00:00Z" };
    const from = redash([2], { users: [ana([2, 5], old)] });
    const rows = drift(from, people([], { identities: [identity("bo")] })).memberships;
    expect(rows).toMatchObject([
      { finding: "stale until login", groupId: 2, inDirectory: "no", since: null },
      { finding: "stale until login", groupId: 5, inDirectory: "no", since: null },
    ]);
  });

  it("says nothing of a password that there is not, or that nobody may use", () => {
    const left = people([], { identities: [identity("ana", { status: "inactive" })] });
    const restsOn = (from: Snapshot) => drift(from, left).memberships.map((row) => row.restsOn);
    const external = redash([2], { users: [ana([2], { login: "external" })] });
    for (const from of [external, redash([2], { signIn: { passwordLogin: false } })])
      expect(restsOn(from)).toEqual([expect.stringMatching(/an API key goes on working\.$/)]);
  });

  it("has no rows, and is counted, where the person is not activated yet: a login may still come", () => {
    const staged = identity("ana", { status: "inactive", statusAs: "STAGED", notYetActive: true });
    const { memberships, notEvaluated } = drift(redash([2, 5]), people([], { identities: [staged] }));
    expect(memberships).toEqual([]);
    expect(notEvaluated).toContainEqual({
      what: "Memberships, and access after the next login",
      why: "The person is not activated yet in the directory, and may still log in.",
      accounts: 1,
      incomplete: false,
    });
  });

  it("is not one of a directory that nearly nobody matches", () => {
    const old = { createdAt: "2025-01-10T08:00:00Z" };
    const users = Array.from({ length: 10 }, (_, at) => user(at + 7, `u${at}`, [2, 5], old));
    const { memberships, notEvaluated } = drift(redash([2], { users }), people(["Ops"]));
    expect(memberships).toEqual([]);
    expect(notEvaluated).toContainEqual({
      what: "Memberships, and access after the next login",
      why: "No identity matches the account, and what that means is not evaluated.",
      accounts: 10,
      incomplete: false,
    });
  });

  it("has no rows when it is disabled", () => {
    const from = redash([2], { users: [ana([2, 5], { disabled: true })] });
    const left = identity("ana", { status: "inactive" });
    expect(drift(from, people([], { identities: [left] })).memberships).toEqual([]);
    expect(drift(from, people(["Ops"])).memberships).toEqual([]);
  });
});

describe("an account that nobody matches for certain", () => {
  it("has no rows, and is counted", () => {
    const partial = people(["Ops"], { people: "partial", identities: [identity("bo")] });
    const { memberships, notEvaluated } = drift(redash([2, 5]), partial);
    expect(memberships).toEqual([]);
    expect(notEvaluated).toContainEqual({
      what: "Memberships, and access after the next login",
      why: "No identity matches the account, and what that means is not evaluated.",
      accounts: 1,
      incomplete: false,
    });
    const twice = people([], {
      identities: [
        identity("a", { mail: "ana@nordlicht.example" }),
        identity("b", { mail: "Ana@nordlicht.example" }),
      ],
    });
    expect(drift(redash([2, 5]), twice).memberships).toEqual([]);
    expect(drift(redash([2, 5]), twice).notEvaluated).toContainEqual(
      expect.objectContaining({ why: "Several identities match the account.", accounts: 1 }),
    );
  });
});

describe("an identity whose status is not known", () => {
  it("is taken for one that may log in, and that is said", () => {
    const [row] = drift(
      redash([2, 5]),
      people([], { identities: [identity("ana", { status: "unknown", groups: ["Ops"] })] }),
    ).memberships;
    expect(row).toMatchObject({ finding: "extra now, gone at next login" });
    expect(row?.restsOn).toMatch(
      /Whether the identity is active is not known: it is taken for one that may log in\.$/,
    );
  });
});

describe("a group whose inner group was given without members", () => {
  const a = directoryGroup("A", { groups: ["B"] });
  const b = directoryGroup("B", { groups: ["A"] });
  const from = snapshot({
    groups: [...BUILTIN, group(5, "A")],
    users: [
      user(9, "Nine", [2], { email: "nine@nordlicht.example" }),
      user(10, "Ten", [2, 5], { email: "ten@nordlicht.example" }),
    ],
  });
  const nine = identity("nine", { groups: ["B"] });
  const ten = identity("ten");
  const settings = { groupMap: { rule: { kind: "equal" }, inNoGroup: "sent empty" } } as const;

  it("has its members through that one, in a circle too", () => {
    const to = directory({ identities: [nine, ten], groups: [a, b] });
    expect(drift(from, to, settings).memberships).toMatchObject([
      { finding: "missing until next login", userId: 9, groupId: 5, directoryPath: "A > B" },
      { finding: "extra now, gone at next login", userId: 10, groupId: 5 },
    ]);
  });

  it("is not evaluated for all who are not seen in it", () => {
    const unknown = { ...b, membersKnown: false, unknownBecause: "no file lists them" };
    const to = directory({ identities: [{ ...nine, groups: [] }, ten], groups: [a, unknown] });
    const { memberships, notEvaluated } = drift(from, to, settings);
    expect(memberships).toMatchObject([
      {
        finding: "not evaluated",
        userId: 10,
        groupId: 5,
        inDirectory: "unknown",
        ifSent: "unknown",
        afterNextLogin: "not evaluated",
        notKnown: "The members of B are not all known: no file lists them.",
      },
    ]);
    expect(notEvaluated).toContainEqual({
      what: "Memberships",
      why: "The members of B are not all known: no file lists them.",
      accounts: 2,
      incomplete: true,
    });
  });

  it("is evaluated for who is seen in the outer one, and whose own list of groups is whole", () => {
    const unknown = { ...b, membersKnown: false };
    const whole = { ...ten, groupsKnown: true };
    const to = directory({ identities: [{ ...nine, groups: ["A"] }, whole], groups: [a, unknown] });
    expect(briefly(drift(from, to, settings).memberships)).toEqual([
      ["missing until next login", 5, "yes"],
      ["extra now, gone at next login", 5, "no"],
    ]);
  });
});

describe("the access of somebody of whom it is not known whether he is in a group", () => {
  const settings = { groupMap: { rule: { kind: "equal" }, inNoGroup: "sent empty" } } as const;
  const to = people(["Ops"], {
    groups: [
      directoryGroup("Finance"),
      directoryGroup("Ops"),
      directoryGroup("Vault", { membersKnown: false }),
    ],
  });
  const from = (permissions: string[]) =>
    redash([2, 5], {
      groups: [...BUILTIN, group(5, "Finance"), group(6, "Ops"), group(9, "Vault", { permissions })],
      dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Safe"), dataSource(8, "Ledger")],
      grants: [grant(5, 3), grant(5, 4), grant(9, 4), grant(6, 8)],
    });

  it("is evaluated for what that group is not granted", () => {
    const { access, notEvaluated } = drift(from(["view_query"]), to, settings);
    expect([...access].map(({ dataSourceId, change }) => [dataSourceId, change])).toEqual([
      [3, "lost"],
      [8, "gained"],
    ]);
    expect(notEvaluated).toContainEqual({
      what: "Access after the next login to what those groups are granted",
      why: "The members of Vault are not all known.",
      accounts: 1,
      incomplete: false,
    });
  });

  it("is not evaluated where that group gives a permission of its own", () => {
    expect([...drift(from(["admin"]), to, settings).access]).toEqual([]);
  });
});

describe("two groups of Redash with one name", () => {
  const named = (second: string) =>
    redash([2, 5, 9], { groups: [...BUILTIN, group(5, "analysts"), group(9, second)] });
  const to = people(["analysts"], { groups: [directoryGroup("analysts")] });

  it("both follow from it, and stop to when one is renamed", () => {
    expect(drift(named("analysts"), to).memberships).toEqual([]);
    expect(briefly(drift(named("analysts-eu"), to).memberships)).toEqual([
      ["extra now, gone at next login", 9, "no"],
    ]);
  });

  it("each has a row of its own where both are missing", () => {
    const from = { ...named("analysts"), users: [ana([2])] };
    expect(briefly(drift(from, to).memberships)).toEqual([
      ["missing until next login", 5, "yes"],
      ["missing until next login", 9, "yes"],
    ]);
  });
});

describe("values given outright", () => {
  const groups = [
    ...BUILTIN,
    group(5, "finance"),
    group(6, "ops"),
    group(9, "finance,ops"),
    group(10, "CN=Fin,OU=G,DC=x"),
  ];
  const given = (values: string[], among = groups) =>
    drift(redash([2], { groups: among }), people([]), {
      groupMap: {
        rule: { kind: "values", values: new Map([["ana@nordlicht.example", values]]) },
        inNoGroup: "unknown",
      },
    });

  it("are names as they stand, commas and all", () => {
    expect(briefly(given(["finance,ops"]).memberships)).toEqual([["missing until next login", 9, "yes"]]);
    expect(briefly(given(["finance", "ops"]).memberships)).toEqual([
      ["missing until next login", 5, "yes"],
      ["missing until next login", 6, "yes"],
    ]);
    expect(briefly(given(["CN=Fin,OU=G,DC=x"]).memberships)).toEqual([
      ["missing until next login", 10, "yes"],
    ]);
  });

  it("that no group has as its name are told, with what they look like", () => {
    const rows = given(
      ["finance,ops"],
      groups.filter(({ id }) => id !== 9),
    ).memberships;
    expect(rows).toEqual([
      {
        finding: "name not known in Redash",
        userId: 7,
        groupId: null,
        sentName: "finance,ops",
        directoryPath: "",
        inDirectory: "yes",
        inRedash: "no",
        ifSent: "no",
        ifNotSent: "no",
        afterNextLogin: "no",
        since: null,
        restsOn: `The values of RedashGroups are given for the account. ${SETS} It looks like a comma list of “finance” and “ops”, and Redash takes it for one name.`,
        notKnown: "",
      },
    ]);
  });

  it("of nothing leave default alone; a missing entry leaves all open", () => {
    const rule = (values: [string, string[]][]) => ({
      groupMap: { rule: { kind: "values", values: new Map(values) }, inNoGroup: "unknown" } as const,
    });
    const listed = rule([["ana@nordlicht.example", []]]);
    expect(briefly(drift(redash([2, 5]), people([]), listed).memberships)).toEqual([
      ["extra now, gone at next login", 5, "no"],
    ]);
    const { memberships, notEvaluated } = drift(redash([2, 5]), people([]), rule([]));
    expect(briefly(memberships)).toEqual([["not evaluated", 5, "not evaluated"]]);
    expect(notEvaluated).toContainEqual({
      what: "Memberships",
      why: "No values of RedashGroups are given for this account.",
      accounts: 1,
      incomplete: false,
    });
  });

  it("that hold an empty one cannot be predicted", () => {
    const rule = { kind: "values", values: new Map([["ana@nordlicht.example", ["", "Ops"]]]) } as const;
    const settings = { groupMap: { rule, inNoGroup: "unknown" } } as const;
    const { memberships, access } = drift(redash([2, 5]), people([]), settings);
    const why =
      "One of the values that would be sent is an empty text (as of a group named just like the prefix): what Redash makes of it cannot be predicted.";
    expect(memberships.map(({ finding, groupId, notKnown }) => [finding, groupId, notKnown])).toEqual([
      ["not evaluated", 5, why],
      ["not evaluated", 6, why],
    ]);
    expect([...access]).toEqual([]);
    expect(briefly(drift(redash([2, 5]), people([]), { ...settings, ...NOT_SENT }).memberships)).toEqual([
      ["extra and stays", 5, "yes"],
      ["missing and stays missing", 6, "no"],
    ]);
  });
});

describe("where something is missing altogether", () => {
  it("no file of groups means no rows of those who may log in, and that is said", () => {
    const { memberships, access, notEvaluated } = drift(
      redash([2, 5]),
      directory({ identities: [identity("ana")] }),
    );
    expect([memberships, [...access]]).toEqual([[], []]);
    expect(notEvaluated).toContainEqual({
      what: "Memberships, and access after the next login",
      why: "No file of the directory tells of groups and who is in them.",
      accounts: 1,
      incomplete: false,
    });
  });

  it("who left keeps the memberships until a login that will not come, also where no file tells of groups", () => {
    const acme = redash([2, 5], { users: [ana([2, 5], { createdAt: "2025-01-10T08:00:00Z" })] });
    const rows = (people: Partial<Identity>) =>
      drift(acme, directory({ identities: [identity("ana", people)] })).memberships.map(
        ({ finding, groupId, inDirectory, since }) => ({ finding, groupId, inDirectory, since }),
      );
    const since = "2026-07-31T00:00:00Z";
    expect(rows({ status: "inactive", inactiveSince: since })).toEqual([
      { finding: "stale until login", groupId: 2, inDirectory: "unknown", since },
      { finding: "stale until login", groupId: 5, inDirectory: "unknown", since },
    ]);
    expect(rows({ mail: "somebody.else@nordlicht.example" })).toEqual([
      { finding: "stale until login", groupId: 2, inDirectory: "no", since: null },
      { finding: "stale until login", groupId: 5, inDirectory: "no", since: null },
    ]);
  });

  it("what stays open of who left stays open of what he has", () => {
    const acme = redash([5], { users: [ana([5], { createdAt: "2025-01-10T08:00:00Z" })] });
    const openOf = (to: Partial<Directory>) =>
      drift(acme, directory(to)).memberships.map(({ notKnown }) => notKnown);
    const old = directoryFile("users.json", { asOf: { time: "2026-10-01T00:00:00Z", from: "given" } });
    const unusable = directoryFile("users.json", {
      unusable: [{ place: "users.json: record 9", why: "names nobody" }],
    });
    expect(openOf({ files: [old], identities: [identity("ana", { status: "inactive" })] })).toEqual([
      "users.json is of 2026-10-01T00:00:00Z, more than 7 days before the snapshot: it may have changed since.",
    ]);
    expect(openOf({ files: [unusable], identities: [identity("bo")] })).toEqual([
      "1 record of users.json could not be used, and may be of this person.",
    ]);
  });

  it("a service account never logs in: what the directory does not give it stays", () => {
    const robot = identity("ana", { kind: "service", groups: ["Ops"], groupsKnown: true });
    const groups = [directoryGroup("Ops")];
    const acme = redash([2, 5, 6], { groups: [...snapshot().groups, group(5, "Ops"), group(6, "Fin")] });
    const { memberships } = drift(acme, directory({ identities: [robot], groups }));
    expect(memberships.map(({ finding, groupId }) => [finding, groupId])).toEqual([["extra and stays", 6]]);
    expect(drift(acme, directory({ identities: [{ ...robot, groups: [] }] })).memberships).toEqual([]);
  });

  it("groups that Redash does not tell, of one account or at all, are said", () => {
    expect(drift(redash(null), people(["Ops"])).notEvaluated).toContainEqual(
      expect.objectContaining({
        why: "The server does not tell the groups of the account.",
        accounts: 1,
        incomplete: true,
      }),
    );
    expect(drift(redash([2], { groups: [] }), people(["Ops"])).notEvaluated).toContainEqual(
      expect.objectContaining({ why: "The group default of Redash was not read.", incomplete: true }),
    );
  });

  it("names are not called unknown to a Redash whose groups were not all read", () => {
    const from = snapshot({
      groups: [...BUILTIN, group(5, "Finance")],
      users: [ana([2])],
      sections: { groups: section({ status: "partial" }) },
    });
    const { memberships, notEvaluated } = drift(
      from,
      people(["finance"], { groups: [directoryGroup("finance")] }),
    );
    expect(memberships).toEqual([]);
    expect(notEvaluated).toContainEqual(
      expect.objectContaining({ what: "Names not known in Redash", incomplete: true }),
    );
  });
});

describe("a group map that is probably not the right one", () => {
  const BOTH = "Memberships, and access after the next login";
  const CHECK =
    "this is probably not the right group map (setting group-map). `redash-access directory check --against` tells which explains the memberships.";
  const acme = redash([2, 5], {
    signIn: { saml: true },
    dataSources: [dataSource(1, "Rides")],
    grants: [grant(5, 1)],
  });
  /** Ana is in the first of these groups of the directory. */
  const judged = (
    rule: DriftSettings["groupMap"]["rule"],
    names: string[],
    differing: Partial<Directory> = {},
    from = acme,
  ) => {
    const to = people(names.slice(0, 1), { groups: names.map((name) => directoryGroup(name)), ...differing });
    const found = drift(from, to, { groupMap: { rule, inNoGroup: "sent empty" } });
    return { ...found, rows: found.memberships.length + found.access.length };
  };
  const EQUAL = { kind: "equal" } as const;
  const prefix = (begins: string) => ({ kind: "prefix", prefix: begins }) as const;
  const table = (...pairs: [string, string[]][]) => ({ kind: "table", table: new Map(pairs) }) as const;

  it.each<[DriftSettings["groupMap"]["rule"], string[], string]>([
    [
      EQUAL,
      ["redash-Finance", "redash-Ops"],
      "No group of the directory is called like a group of Redash, or nearly",
    ],
    [prefix("rd-"), ["redash-Finance"], "No group of the directory begins with “rd-”"],
    [
      prefix("redash-"),
      ["redash-Payroll", "redash-Board"],
      "None of the values that would be sent (“Board”, “Payroll”) is the name of a group of Redash, or nearly",
    ],
    [
      table(["FIN", ["Finance"]], ["OPS", ["Ops"]]),
      ["redash-Finance"],
      "No group of the directory is called FIN, OPS",
    ],
    [
      table(["redash-Finance", ["Controlling"]]),
      ["redash-Finance"],
      "None of the values that would be sent (“Controlling”) is the name of a group of Redash, or nearly",
    ],
  ])("%o of %j says so once, and nothing of who may log in", (rule, names, why) => {
    const { rows, notEvaluated } = judged(rule, names);
    expect(rows).toBe(0);
    expect(notEvaluated.filter(({ what }) => what === BOTH || what === "The group map")).toEqual([
      { what: BOTH, why: `${why}: ${CHECK}`, accounts: 1, incomplete: false },
    ]);
  });

  it.each<[DriftSettings["groupMap"]["rule"], string[]]>([
    [EQUAL, ["Sales", "finance"]],
    [prefix("redash-"), ["redash-hr", "redash-Fnance"]],
    [table(["FIN", ["Finance"]], ["HR", ["Personnel"]]), ["Sales", "FIN"]],
    [{ kind: "values", values: new Map([["ana@nordlicht.example", ["Sales"]]]) }, ["Sales"]],
  ])("is not %o of %j: one name is known, or nearly, or the values are given", (rule, names) => {
    const { rows, notEvaluated } = judged(rule, names);
    expect(rows).toBeGreaterThan(0);
    expect(notEvaluated.map(({ why }) => why).join()).not.toContain("probably");
  });

  it("is not said where Redash has no regular groups, or the directory tells all by their ids alone", () => {
    const bare = redash([1, 2], { groups: BUILTIN });
    expect(judged(EQUAL, ["Sales"], {}, bare).memberships).toMatchObject([{ groupId: 1 }]);
    const byId = judged(EQUAL, [], { groups: [directoryGroup("x", { name: null })] });
    expect(byId.memberships).toMatchObject([{ finding: "extra now, gone at next login", groupId: 5 }]);
  });

  it("may be the fault of a list of groups that is not whole: then the report is incomplete", () => {
    const cut = { ...GROUPS_FILE, partialBecause: ["a next page follows"] };
    const { notEvaluated } = judged(prefix("rd-"), ["redash-Finance"], { files: [directoryFile(), cut] });
    expect(notEvaluated).toContainEqual({
      what: BOTH,
      why: `No group of the directory begins with “rd-”: ${CHECK} The groups in groups.json are not all there are.`,
      accounts: 1,
      incomplete: true,
    });
  });

  it("leaves what people have of whom no login comes, and whether the directory gives it", () => {
    const of = (differing: Partial<Identity>) =>
      judged(EQUAL, ["redash-Finance"], { identities: [identity("ana", differing)] }).memberships;
    expect(of({ status: "inactive" })).toMatchObject([
      { finding: "stale until login", groupId: 2, inDirectory: "unknown" },
      { finding: "stale until login", groupId: 5, inDirectory: "unknown" },
    ]);
    expect(of({ kind: "service" })).toEqual([]);
  });
});

describe("what may make the next login another than is said", () => {
  const acme = redash([2, 5], { signIn: { saml: true } });
  const said = (
    { notEvaluated }: ReturnType<typeof drift>,
    about: readonly string[] = ["Memberships", "What the next login does", "The group map"],
  ) => notEvaluated.filter(({ what }) => about.includes(what));
  const OTHER_ADDRESS =
    "if the provider sends another address than the account's e-mail, the login comes to another account or makes a new one, and this one stays as it is.";

  it("an old file of groups makes the report incomplete; given values rest on none", () => {
    const asOf = { time: "2026-10-01T00:00:00Z", from: "given" } as const;
    const old = people(["Ops"], { files: [directoryFile(), { ...GROUPS_FILE, asOf }] });
    expect(said(drift(acme, old))).toEqual([
      {
        what: "Memberships",
        why: "Who is in which group may have changed since: groups.json is of 2026-10-01T00:00:00Z, more than 7 days before the snapshot.",
        accounts: null,
        incomplete: true,
      },
    ]);
    const oldPeople = people(["Ops"], { files: [directoryFile("users.json", { asOf }), GROUPS_FILE] });
    expect(said(drift(acme, oldPeople))).toEqual([]);
    const values = new Map([["ana@nordlicht.example", ["Ops"]]]);
    const groupMap = { rule: { kind: "values", values }, inNoGroup: "unknown" } as const;
    expect(said(drift(acme, old, { groupMap }))).toEqual([]);
  });

  it.each<[string, Partial<DriftSettings["match"]>, string]>([
    ["alias domain", { aliasDomains: new Map([["nordlicht.example", "nl.example"]]) }, "ana@nl.example"],
    ["plus tag", { plusTags: true }, "ana+dwh@nordlicht.example"],
    ["map file", { accountMap: new Map([["ana@nordlicht.example", "id-ana"]]) }, "a@nordlicht.example"],
    ["upn", { attributes: ["mail", "upn"] }, "a@nordlicht.example"],
  ])("an account matched by %s may not be the one that the login comes to", (rule, match, mail) => {
    const upn = "ana@nordlicht.example";
    const to = people(["Ops"], { identities: [identity("ana", { groups: ["Ops"], mail, upn })] });
    const settings = { match: { ...driftSettings().match, ...match } };
    const found = drift(acme, to, settings);
    const why = `Matched by ${rule}: ${OTHER_ADDRESS}`;
    expect(said(found)).toEqual([{ what: "What the next login does", why, accounts: 1, incomplete: false }]);
    expect(found.memberships.map(({ restsOn }) => restsOn)).toEqual(
      Array(2).fill(`${FROM_GROUPS} ${SETS} ${why}`),
    );
    expect(said(drift(acme, to, { ...settings, ...NOT_SENT }))).toEqual([]);
  });

  it("nothing is said of an account that is matched by what is compared first", () => {
    expect(said(drift(acme, people(["Ops"])))).toEqual([]);
    const byUpn = { match: { ...driftSettings().match, attributes: ["upn"] as const } };
    const to = people([], {
      identities: [identity("ana", { groups: ["Ops"], upn: "ana@nordlicht.example" })],
    });
    expect(said(drift(acme, to, byUpn))).toEqual([]);
  });

  it("that Redash does not tell whether SAML is on is said", () => {
    expect(said(drift(redash([2, 5]), people(["Ops"])))).toEqual([
      {
        what: "What the next login does",
        why: "Redash does not tell whether SAML is on: it is taken to be.",
        accounts: null,
        incomplete: false,
      },
    ]);
    expect(said(drift(redash([2, 5]), people(["Ops"]), NOT_SENT))).toEqual([]);
  });

  it("values that are given for an e-mail of no account are said", () => {
    const values = new Map([
      ["ana@nordlicht.example", ["Ops"]],
      ["nemo@nordlicht.example", ["Ops"]],
    ]);
    const groupMap = { rule: { kind: "values", values }, inNoGroup: "unknown" } as const;
    expect(said(drift(acme, people([]), { groupMap }))).toMatchObject([
      { what: "The group map", why: "No account has the e-mail nemo@nordlicht.example.", incomplete: false },
    ]);
  });

  it.each([
    ["left out", "RedashGroups is then left out, which changes nothing."],
    [
      "unknown",
      "some providers then send an empty attribute, which leaves default alone, and some leave it out, which changes nothing.",
    ],
  ] as const)(
    "a group that Redash does not have may be the one that is sent, or none is: %s",
    (inNoGroup, then) => {
      const open = people([], {
        groups: [directoryGroup("Payroll", { membersKnown: false }), directoryGroup("Ops")],
      });
      const groupMap = { rule: { kind: "equal" }, inNoGroup } as const;
      const { memberships, notEvaluated } = drift(redash([2, 6], { signIn: { saml: true } }), open, {
        groupMap,
      });
      const why = `It is not known whether the person is in any of the groups that are sent. If in none: ${then}`;
      expect(memberships).toMatchObject([{ finding: "not evaluated", groupId: 6, notKnown: why }]);
      const what = "Access after the next login";
      expect(notEvaluated).toContainEqual({ what, why, accounts: 1, incomplete: true });
    },
  );

  it("nothing, where he is in every group whose other members are not known", () => {
    const half = directoryGroup("Ops", { membersKnown: false, unknownBecause: "a member is not known" });
    const { notEvaluated, access } = drift(
      redash([2], { signIn: { saml: true }, dataSources: [dataSource(1, "Rides")], grants: [grant(6, 1)] }),
      people(["Ops"], { groups: [half, directoryGroup("Finance")] }),
    );
    expect([...access].map(({ change, added }) => [change, added])).toEqual([["gained", [6]]]);
    expect(notEvaluated.filter(({ what, why }) => /next login/.test(what) || why === "")).toEqual([]);
  });
});
