import { describe, expect, it } from "vitest";
import { accountDrift } from "../../src/drift/account-drift.js";
import { evidenceOf } from "../../src/drift/evidence.js";
import { matchAccounts } from "../../src/drift/match-accounts.js";
import { standingsOf } from "../../src/drift/standing.js";
import type { AccountFinding, MatchSettings, SamlGroups } from "../../src/drift/types.js";
import type { Directory, Identity } from "../../src/model/directory.js";
import type { SignIn, User } from "../../src/model/snapshot.js";
import { account, directory, directoryFile, identity, matchSettings } from "../helpers/drift.js";
import { section, snapshot } from "../helpers/snapshots.js";

interface Given {
  readonly users?: readonly User[];
  readonly directory?: Partial<Directory>;
  readonly signIn?: SignIn;
  readonly match?: Partial<MatchSettings>;
  readonly samlGroups?: SamlGroups;
  readonly usersPartial?: boolean;
}

function drift({ users = [], directory: parts, signIn = {}, match, samlGroups, usersPartial }: Given) {
  const of = snapshot({
    users: [...users],
    signIn,
    sections: usersPartial ? { users: section({ status: "partial" }) } : {},
  });
  const from = directory(parts);
  const settings = matchSettings(match);
  const matches = matchAccounts(of.users, from.identities, settings);
  const evidence = evidenceOf(of, from, settings, matches);
  return accountDrift({
    snapshot: of,
    directory: from,
    matches,
    evidence,
    standings: standingsOf(evidence, of.users, matches),
    samlGroupsOf: () => samlGroups ?? "sent",
  });
}

/** The rows as `#7 ana: finding, state, next login`. */
function rows(given: Given): string[] {
  return drift(given).rows.map(
    ({ userId, identity: who, finding, state, nextLogin }) =>
      `${userId === null ? "-" : `#${userId}`} ${who?.key ?? "-"}: ${finding}, ${state}, ${nextLogin}`,
  );
}

const rowOf = (finding: AccountFinding, given: Given) =>
  drift(given).rows.find((row) => row.finding === finding);

const SAML: SignIn = { passwordLogin: false, saml: true, google: false, ldap: false };
const PARTIAL: Partial<Directory> = {
  people: "partial",
  files: [directoryFile("users.json", { people: "partial", partialBecause: ["a next page follows"] })],
};
const ana = (differing: Partial<Directory["identities"][number]> = {}) => ({
  identities: [identity("ana", differing)],
});

describe("people who left", () => {
  const left = ana({ status: "inactive", statusAs: "SUSPENDED", inactiveSince: "2026-11-01T00:00:00Z" });

  it("finds inactive identities with accounts that are not disabled", () => {
    expect(drift({ users: [account(7, "ana")], directory: left }).rows).toEqual([
      {
        finding: "inactive in the directory",
        state: "found",
        userId: 7,
        identity: left.identities[0],
        rule: "mail",
        others: [],
        nextLogin: "none comes",
        since: "2026-11-01T00:00:00Z",
        restsOn: "users.json: record ana (as of 2026-11-24): SUSPENDED.",
        notKnown: "",
      },
    ]);
  });

  it("finds nothing of a disabled account, wherever the person is", () => {
    const disabled = account(7, "ana", { disabled: true, pending: true, login: "password" });
    for (const from of [left, ana({ status: "unknown" }), ana({ kind: "service" }), {}]) {
      expect(rows({ users: [disabled], directory: from, signIn: { ...SAML } })).toEqual([]);
    }
  });

  it("finds the pending invitation besides", () => {
    expect(rows({ users: [account(7, "ana", { pending: true })], directory: left })).toEqual([
      "#7 ana: inactive in the directory, found, none comes",
      "#7 ana: pending, and left, found, none comes",
    ]);
    expect(rows({ users: [account(7, "ana", { pending: true })] })).toEqual([
      "#7 -: not in the directory, found, none comes",
      "#7 -: pending, and left, found, none comes",
    ]);
  });

  it("says of who was never activated that he may still come, and not that an invitation is left", () => {
    const staged = ana({ status: "inactive", statusAs: "STAGED", notYetActive: true });
    const found = drift({ users: [account(7, "ana", { pending: true })], directory: staged, signIn: SAML });
    expect(found.rows).toMatchObject([
      {
        finding: "inactive in the directory",
        state: "found",
        nextLogin: "not known",
        restsOn:
          "users.json: record ana (as of 2026-11-24): STAGED. The person is not activated yet: a login may still come.",
      },
    ]);
  });

  const apps = directoryFile("app.json", { people: "absent", assignments: "whole" });
  const unassigned: Partial<Directory> = {
    ...ana({ assigned: false }),
    assignments: "whole",
    files: [directoryFile(), apps],
  };

  it.each<readonly [AccountFinding, Partial<Directory>]>([
    ["inactive in the directory", left],
    ["not in the directory", {}],
    ["not assigned to the application", unassigned],
  ])("says of who is %s that he has a password, unless login by password is off", (finding, from) => {
    const of = (login: "password" | "external", passwordLogin?: boolean) =>
      rowOf(finding, {
        users: [account(7, "ana", { login })],
        directory: from,
        signIn: passwordLogin === undefined ? {} : { passwordLogin },
      })?.restsOn;
    const said = / The account has a password of its own in Redash\.$/;
    expect(of("password")).toMatch(said);
    expect(of("password", true)).toMatch(said);
    expect(of("password", false)).not.toMatch(said);
    expect(of("external", true)).not.toMatch(said);
  });

  it("says that an old file may have been overtaken", () => {
    const files = [directoryFile("users.json", { asOf: { time: "2026-10-01T00:00:00Z", from: "given" } })];
    expect(
      rowOf("inactive in the directory", { users: [account(7, "ana")], directory: { ...left, files } }),
    ).toMatchObject({
      state: "found",
      notKnown:
        "users.json is of 2026-10-01T00:00:00Z, more than 7 days before the snapshot: it may have changed since.",
    });
  });

  it("does not evaluate who is missing from a partial list, and counts the accounts", () => {
    const users = [
      account(7, "ana"),
      account(8, "bo", { pending: true }),
      account(9, "x", { disabled: true }),
    ];
    expect(rows({ users, directory: PARTIAL })).toEqual([
      "#7 -: not in the directory, not evaluated, not known",
      "#8 -: not in the directory, not evaluated, not known",
      "#8 -: pending, and left, not evaluated, not known",
    ]);
    const why = "It cannot be said who is missing: users.json is partial (a next page follows).";
    expect(drift({ users, directory: PARTIAL, signIn: SAML }).notEvaluated).toEqual([
      { what: "not in the directory", why, accounts: 2, incomplete: true },
      { what: "in the directory, not here", why, accounts: null, incomplete: true },
      {
        what: "not assigned to the application",
        why: "No file lists who is assigned to the application.",
        accounts: 0,
        incomplete: false,
      },
    ]);
  });

  it("has no rows where no file lists people, and says so", () => {
    const absent: Partial<Directory> = {
      people: "absent",
      files: [directoryFile("g.json", { people: "absent" })],
    };
    const { rows: none, notEvaluated } = drift({ users: [account(7, "ana")], directory: absent });
    expect(none).toEqual([]);
    expect(notEvaluated).toContainEqual({
      what: "not in the directory",
      why: "No file holds a list of people.",
      accounts: 1,
      incomplete: false,
    });
  });
});

describe("people who are not assigned", () => {
  const apps = (extent: "whole" | "partial", from = ana()) => ({
    ...from,
    assignments: extent,
    files: [
      directoryFile(),
      directoryFile("app.json", { people: "absent", assignments: extent, partialBecause: ["page 1 of 2"] }),
    ],
  });

  it("finds them", () => {
    const given = { users: [account(7, "ana")], directory: apps("whole", ana({ assigned: false })) };
    expect(rows(given)).toEqual(["#7 ana: not assigned to the application, found, none comes"]);
    expect(drift({ ...given, signIn: SAML }).notEvaluated).toEqual([]);
  });

  it("says of how many it cannot tell where the list is partial", () => {
    const given = { users: [account(7, "ana")], directory: apps("partial"), signIn: SAML };
    expect(rows(given)).toEqual([]);
    expect(drift(given).notEvaluated).toEqual([
      {
        what: "not assigned to the application",
        why: "It cannot be said who is missing: app.json is partial (page 1 of 2).",
        accounts: 1,
        incomplete: true,
      },
    ]);
  });
});

describe("people without account", () => {
  it("finds active people whom no account may be, by key", () => {
    const identities = [
      identity("zoe"),
      identity("ana"),
      identity("bo", { mail: "bo@x.example", aliases: ["old@nordlicht.example"] }),
      identity("left", { status: "inactive" }),
      identity("said", { status: "unknown" }),
      identity("robot", { kind: "service" }),
      identity("other", { assigned: false }),
      identity("twin1", { mail: "twin@nordlicht.example" }),
      identity("twin2", { mail: "twin@nordlicht.example" }),
      identity("guest", { kind: "guest" }),
    ];
    const users = [account(7, "ana", { disabled: true }), account(8, "old"), account(9, "twin")];
    expect(rows({ users, directory: { identities }, signIn: SAML }).slice(2)).toEqual([
      "- guest: in the directory, not here, found, creates",
      "- zoe: in the directory, not here, found, creates",
    ]);
  });

  it.each<readonly [SignIn, string]>([
    [{ saml: false, google: true }, "creates"],
    [{ saml: false, google: false, ldap: false }, "not known"],
    [{}, "not known"],
  ])("with %o the next login: %s", (signIn, nextLogin) => {
    expect(rows({ directory: ana(), signIn })).toEqual([
      `- ana: in the directory, not here, found, ${nextLogin}`,
    ]);
  });

  it("does not evaluate it where the snapshot does not hold all users, or the identity has no address", () => {
    expect(drift({ directory: ana(), usersPartial: true }).rows).toMatchObject([
      { state: "not evaluated", nextLogin: "not known", notKnown: "The snapshot does not hold all users." },
    ]);
    expect(drift({ directory: ana(), match: { attributes: ["upn"] } }).rows).toMatchObject([
      { state: "not evaluated", notKnown: "The identity has no address to compare." },
    ]);
  });
});

describe("more than one", () => {
  it("lists all identities of an ambiguous account and takes none", () => {
    const identities = [
      identity("ana", { status: "inactive" }),
      identity("a2", { mail: "ANA@nordlicht.example" }),
    ];
    expect(drift({ users: [account(7, "ana")], directory: { identities }, signIn: SAML }).rows).toEqual([
      {
        finding: "matched by two",
        state: "found",
        userId: 7,
        identity: null,
        rule: "mail",
        others: [
          "ANA@nordlicht.example, id id-a2 (users.json: record a2)",
          "ana@nordlicht.example, id id-ana (users.json: record ana)",
        ],
        nextLogin: "not known",
        since: null,
        restsOn: "2 identities match by mail; none is taken.",
        notKnown: "Which of them it is.",
      },
    ]);
  });

  it("tells those who share an address and a name apart by all that differs", () => {
    const same = { name: "Ana Berg", mail: "ana@nordlicht.example" };
    const identities = [
      identity("a1", { ...same, login: "ANA@nordlicht.example", upn: "aberg@corp.example" }),
      identity("a2", { ...same, login: "aberg2", ids: ["00u2", "S-1-5-21"] }),
    ];
    expect(drift({ users: [account(7, "ana")], directory: { identities } }).rows[0]?.others).toEqual([
      "Ana Berg, ana@nordlicht.example, UPN aberg@corp.example, id id-a1 (users.json: record a1)",
      "Ana Berg, ana@nordlicht.example, login aberg2, id 00u2, id S-1-5-21 (users.json: record a2)",
    ]);
  });

  it("finds the same person twice, unless all but disabled", () => {
    const plusTags = { plusTags: true };
    const users = [account(8, "ana+old", { disabled: true }), account(7, "ana"), account(9, "ana+dev")];
    const given = { users, directory: ana(), match: plusTags, signIn: SAML };
    expect(drift(given).rows.map(({ userId, finding, others }) => ({ userId, finding, others }))).toEqual([
      {
        userId: 7,
        finding: "same person twice",
        others: ["ana+old@nordlicht.example #8 (disabled)", "ana+dev@nordlicht.example #9"],
      },
      {
        userId: 9,
        finding: "same person twice",
        others: ["ana@nordlicht.example #7", "ana+old@nordlicht.example #8 (disabled)"],
      },
    ]);
    const disabled = users.map((user) => ({ ...user, disabled: true }));
    expect(rows({ ...given, users: disabled })).toEqual([]);
  });
});

describe("passwords beside single sign-on", () => {
  const users = [account(7, "ana", { login: "password" }), account(8, "bo")];
  const identities = [identity("ana"), identity("bo")];

  it("finds accounts with a password, and that it may be used", () => {
    const signIn = { ...SAML, passwordLogin: true };
    expect(rows({ users, directory: { identities }, signIn })).toEqual([
      "#7 ana: local password, found, sets groups",
      "- -: password login allowed, found, not known",
    ]);
  });

  it("says where login by password is off, or not told", () => {
    const of = (signIn: SignIn) => rowOf("local password", { users, directory: { identities }, signIn });
    expect(of(SAML)).toMatchObject({
      restsOn:
        "The account has a password in Redash. Single sign-on is on (SAML), and login by password is off.",
      notKnown: "",
    });
    expect(of({ google: true, saml: true })).toMatchObject({
      restsOn: "The account has a password in Redash. Single sign-on is on (SAML, Google).",
      notKnown: "Whether login by password is allowed.",
    });
  });

  it("finds a password of somebody who is not in the directory", () => {
    expect(rows({ users: users.slice(0, 1), signIn: SAML })).toEqual([
      "#7 -: not in the directory, found, none comes",
      "#7 -: local password, found, none comes",
    ]);
  });

  it("finds nothing where single sign-on is off", () => {
    const signIn = { passwordLogin: true, saml: false, google: false, ldap: false };
    const { rows: none, notEvaluated } = drift({ users, directory: { identities }, signIn });
    expect(none).toEqual([]);
    expect(notEvaluated.map(({ what }) => what)).toEqual(["not assigned to the application"]);
  });

  it("is not evaluated where Redash does not tell", () => {
    const notEvaluated = (signIn: SignIn, from = users) =>
      drift({ users: from, directory: { identities }, signIn })
        .notEvaluated.slice(1)
        .map(({ what, why, accounts }) => `${what}: ${accounts}: ${why}`);
    expect(notEvaluated({ passwordLogin: true, saml: false, google: false })).toEqual([
      "local password: 1: Redash does not tell whether single sign-on is on.",
      "password login allowed: null: Redash does not tell whether single sign-on is on.",
    ]);
    expect(notEvaluated({ saml: true })).toEqual([
      "password login allowed: null: Redash does not tell whether login by password is allowed.",
    ]);
    const { login: _, ...untold } = account(7, "ana");
    expect(notEvaluated(SAML, [untold])).toEqual([
      "local password: 1: Redash does not tell who has a password.",
    ]);
  });
});

describe("what is told of an identity", () => {
  it("finds service accounts", () => {
    expect(rows({ users: [account(7, "ana")], directory: ana({ kind: "service" }) })).toEqual([
      "#7 ana: service account, found, none comes",
    ]);
  });

  it("does not evaluate a status that is not known, neither active nor inactive", () => {
    const from = ana({ status: "unknown", statusAs: "PENDING_REVIEW" });
    expect(drift({ users: [account(7, "ana")], directory: from }).rows).toMatchObject([
      {
        finding: "status not known",
        state: "not evaluated",
        notKnown: "Whether the person is active. The export says PENDING_REVIEW.",
      },
    ]);
  });

  it("says once that no file tells a status", () => {
    const files = [directoryFile("users.json", { active: 0, inactive: 0, unknown: 1 })];
    const from = { ...ana({ status: "unknown" }), files };
    const { rows: none, notEvaluated } = drift({ users: [account(7, "ana")], directory: from, signIn: SAML });
    expect(none).toEqual([]);
    expect(notEvaluated.slice(1)).toEqual([
      {
        what: "inactive in the directory",
        why: "No file tells whether anybody is active.",
        accounts: 1,
        incomplete: false,
      },
    ]);
  });
});

describe("what the files leave open of people", () => {
  const users = [account(7, "ana"), account(8, "bo")];
  const notEvaluated = (given: Given, of: string) =>
    drift(given).notEvaluated.filter(({ what }) => what === of);

  it("counts the accounts of whom a whole list of assignments does not tell whether they are meant", () => {
    const identities = [identity("ana"), identity("bo", { assigned: true })];
    const given = { users, directory: { identities, assignments: "whole" as const } };
    expect(rows(given)).toEqual([]);
    expect(notEvaluated(given, "not assigned to the application")).toEqual([
      {
        what: "not assigned to the application",
        why: "Some are assigned under an id or a name that no list of people has, and may be these.",
        accounts: 1,
        incomplete: true,
      },
    ]);
    const told = [identity("ana", { assigned: true }), identity("bo", { assigned: true })];
    const whole = { users, directory: { identities: told, assignments: "whole" as const } };
    expect(notEvaluated(whole, "not assigned to the application")).toEqual([]);
  });

  it("calls nobody gone where most in the directory do not have what is compared", () => {
    const unmailed = ["x", "y"].map((key) => {
      const { mail: _, ...person } = identity(key, { upn: `${key}@nordlicht.example` });
      return person;
    });
    const robots = ["r1", "r2"].map((key) => identity(key, { kind: "service" }));
    const identities = [...unmailed, identity("ana"), ...robots];
    const given = { users: [account(8, "bo")], directory: { identities } };
    const why = "2 people of the directory have no mail to compare with, of 3 (setting match-by).";
    expect(rowOf("not in the directory", given)).toMatchObject({ state: "not evaluated", notKnown: why });
    expect(notEvaluated(given, "not in the directory")).toMatchObject([
      { why, accounts: 1, incomplete: true },
    ]);
    const byUpn = { ...given, match: { attributes: ["mail", "upn"] as const } };
    expect(rowOf("not in the directory", byUpn)).toMatchObject({ state: "found", notKnown: "" });
  });

  it("calls nobody gone, nor without an account, where fewer than a fifth of ten accounts or more match", () => {
    const of = (matched: number, enabled: number) => {
      const keys = Array.from({ length: enabled }, (_, at) => `a${at}`);
      const accounts = keys.map((key, at) => account(at + 3, key));
      const disabled = account(90, "away", { disabled: true });
      const identities = [...keys.slice(0, matched), "away", "stranger"].map((key) => identity(key));
      const { rows: all, notEvaluated: open } = drift({
        users: [...accounts, disabled],
        directory: { identities },
        signIn: SAML,
      });
      const stated = (what: string) => [
        ...new Set(all.flatMap(({ finding, state }) => (finding === what ? state : []))),
      ];
      const entries = open.filter(({ why }) => why.includes("match"));
      return {
        gone: stated("not in the directory"),
        notHere: stated("in the directory, not here"),
        entries,
      };
    };
    const why = (what: string) =>
      `${what} anybody in the directory: this is probably not the right export, or not the right attribute (setting match-by). \`redash-access directory check --against\` tells which attribute matches.`;
    const entry = { what: "not in the directory", incomplete: true };
    const open = { gone: ["not evaluated"], notHere: ["not evaluated"] };
    const two = { ...entry, why: why("Only 2 of 11 accounts match"), accounts: 9 };
    expect(of(2, 11)).toEqual({ ...open, entries: [two] });
    const none = { ...entry, why: why("None of 10 accounts matches"), accounts: 10 };
    expect(of(0, 10)).toEqual({ ...open, entries: [none] });
    const found = { gone: ["found"], notHere: ["found"], entries: [] };
    expect(of(2, 10)).toEqual(found);
    expect(of(0, 9)).toEqual(found);
  });

  it("says with each that is gone how many have nothing to compare, where some have", () => {
    const { mail: _, ...unmailed } = identity("x", { login: "x" });
    const given = { users, directory: { identities: [identity("ana"), unmailed] } };
    expect(rowOf("not in the directory", given)).toMatchObject({
      state: "found",
      notKnown: "1 person of the directory has no mail to compare with, and may be this person.",
    });
  });

  it("counts who has no account and may be active or not", () => {
    const of = (...differing: Partial<Identity>[]) => {
      const others = differing.map((one, index) => identity(`x${index}`, { status: "unknown", ...one }));
      const given = { users: [account(7, "ana")], directory: { identities: [identity("ana"), ...others] } };
      return notEvaluated(given, "in the directory, not here").map(({ why }) => why);
    };
    const left: Partial<Identity>[] = [{ status: "inactive" }, { assigned: false }, { kind: "service" }];
    expect(of(...left)).toEqual([]);
    expect(of({}, {}, ...left)).toEqual([
      "Of 2 people whom no account matches it is not known whether they are active.",
    ]);
  });

  it("names entries of the account map that pair nothing: no account, or nobody in the directory", () => {
    const accountMap = new Map([
      ["ana@nordlicht.example", "id-ana"],
      ["nemo@nordlicht.example", "id-ana"],
      ["bo@nordlicht.example", "id-gone"],
    ]);
    const given = { users, directory: ana(), match: { accountMap } };
    expect(notEvaluated(given, "The account map")).toEqual([
      {
        what: "The account map",
        why: "No account has the e-mail nemo@nordlicht.example. The directory has nobody of the id or address id-gone (for bo@nordlicht.example).",
        accounts: null,
        incomplete: false,
      },
    ]);
  });

  it("counts those whom only old files call active: they may have left since", () => {
    const asOf = { time: "2026-10-01T00:00:00Z", from: "given" } as const;
    const files = [directoryFile("users.json", { asOf }), directoryFile("new.json")];
    const identities = [
      identity("ana"),
      identity("bo", { places: ["new.json: record 1", "users.json: record bo"] }),
      identity("cy", { status: "inactive" }),
      identity("di"),
    ];
    const disabled = account(10, "di", { disabled: true });
    const given = { users: [...users, account(9, "cy"), disabled], directory: { files, identities } };
    expect(notEvaluated(given, "inactive in the directory")).toEqual([
      {
        what: "inactive in the directory",
        why: "Who was active may have left since: users.json is of 2026-10-01T00:00:00Z, more than 7 days before the snapshot.",
        accounts: 1,
        incomplete: true,
      },
    ]);
    expect(notEvaluated({ ...given, directory: { identities } }, "inactive in the directory")).toEqual([]);
  });
});
