import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../src/drift/evidence.js";
import { matchAccounts } from "../../src/drift/match-accounts.js";
import { standingOf } from "../../src/drift/standing.js";
import type { Match, MatchSettings } from "../../src/drift/types.js";
import { absenceOf, unassignmentOf } from "../../src/drift/verdicts.js";
import type { Directory } from "../../src/model/directory.js";
import type { User } from "../../src/model/snapshot.js";
import { account, directory, directoryFile, identity, matchSettings } from "../helpers/drift.js";
import { snapshot } from "../helpers/snapshots.js";

/** What is said of one account against a directory; the snapshot is of 2026-11-25T09:15:00Z. */
function judge(user: User, from: Directory, settings: Partial<MatchSettings> = {}) {
  const match = matchSettings(settings);
  const matches = matchAccounts([user], from.identities, match);
  const evidence = evidenceOf(snapshot({ users: [user] }), from, match, matches);
  const found = matches.get(user.id) as Match;
  return {
    absence: absenceOf(evidence, user, found),
    unassignment: unassignmentOf(evidence, user, found),
    standing: standingOf(evidence, user, found),
  };
}

const ANA = account(7, "ana");
const BO = identity("bo");
const WITHOUT_ANA = directory({ identities: [BO] });

describe("not in the directory", () => {
  it("is found of a whole, fresh list", () => {
    const { absence, standing } = judge(ANA, WITHOUT_ANA);
    expect(absence).toEqual({
      state: "found",
      restsOn: "Not in users.json (as of 2026-11-24).",
      notKnown: "",
    });
    expect(standing).toEqual({
      kind: "no login",
      because: "not in the directory",
      identity: null,
      since: null,
      restsOn: "Not in users.json (as of 2026-11-24).",
      notKnown: "",
    });
  });

  it("names whom the export leaves out, and records that could not be used", () => {
    const file = directoryFile("users.json", {
      asOf: { time: "2026-11-24T06:00:00Z", from: "file" },
      leavesOut: "deprovisioned users",
      unusable: [{ place: "users.json: record 4", why: "no address" }],
    });
    expect(judge(ANA, directory({ files: [file], identities: [BO] })).absence).toEqual({
      state: "found",
      restsOn:
        "Not in users.json, which leaves out deprovisioned users (as of 2026-11-24, the time of the file).",
      notKnown: "1 record of users.json could not be used, and may be of this person.",
    });
  });

  const cut = (extent: "partial" | "doubtful", parts: Parameters<typeof directoryFile>[1]) =>
    directory({ people: extent, files: [directoryFile("users.json", { people: extent, ...parts })] });
  const aged = (asOf: { time: string; from: "given" } | null) =>
    directory({ files: [directoryFile("users.json"), directoryFile("more.json", { asOf })] });

  it.each([
    [
      "a partial list",
      cut("partial", { partialBecause: ["a next page follows"] }),
      "It cannot be said who is missing: users.json is partial (a next page follows).",
    ],
    [
      "a doubtful list",
      cut("doubtful", { warnings: ["exactly 200 users"] }),
      "It cannot be said who is missing: users.json may be cut (exactly 200 users).",
    ],
    [
      "files that are whole, and of which one is missing",
      directory({ people: "partial", warnings: ["part 1 of realm-users is missing"] }),
      "It cannot be said who is missing: the files together are partial (part 1 of realm-users is missing).",
    ],
    [
      "a list that is more than 7 days older than the snapshot",
      aged({ time: "2026-11-18T09:14:59Z", from: "given" }),
      "It cannot be said who is missing: more.json is of 2026-11-18T09:14:59Z, more than 7 days before the snapshot.",
    ],
    [
      "a list of which nobody tells when it was made",
      aged(null),
      "It cannot be said who is missing: nobody tells when more.json was made.",
    ],
  ])("is not evaluated of %s", (_, from, notKnown) => {
    const { absence, standing } = judge(ANA, from);
    expect(absence).toMatchObject({ state: "not evaluated", notKnown });
    expect(standing).toEqual({ kind: "not known", because: notKnown });
  });

  it("is found of a list of exactly 7 days, whatever the age of files that list nobody", () => {
    const groups = directoryFile("groups.json", { people: "absent", asOf: null });
    const from = aged({ time: "2026-11-18T09:15:00Z", from: "given" });
    expect(judge(ANA, { ...from, files: [...from.files, groups] }).absence?.state).toBe("found");
  });

  it.each([
    [
      "an account that is younger than the list",
      account(7, "ana", { createdAt: "2026-11-24T06:00:01Z" }),
      "The account was created at 2026-11-24T06:00:01Z, after the export of 2026-11-24T06:00:00Z.",
    ],
    [
      "an account of which the age is not known",
      account(7, "ana", { createdAt: null }),
      "It is not known whether the account was created after the export of 2026-11-24T06:00:00Z.",
    ],
    ["an account without e-mail", account(7, "ana", { email: " " }), "The account has no e-mail to compare."],
    [
      "an account whose e-mail somebody has otherwise",
      account(7, "b.o"),
      "The account's e-mail is in the directory otherwise: bo@nordlicht.example (users.json: record bo) has it as upn.",
    ],
  ])("is not evaluated of %s", (_, user, notKnown) => {
    const from = directory({ identities: [identity("bo", { upn: "B.O@nordlicht.example" })] });
    expect(judge(user, from).absence).toMatchObject({ state: "not evaluated", notKnown });
  });

  it("needs no age of the account where the list is younger than the snapshot", () => {
    const file = directoryFile("users.json", { asOf: { time: "2026-11-25T09:15:00Z", from: "export" } });
    const { absence } = judge(account(7, "ana", { createdAt: null }), directory({ files: [file] }));
    expect(absence?.state).toBe("found");
  });

  it("says that the account map names nobody", () => {
    const accountMap = new Map([["ana@nordlicht.example", "id-gone"]]);
    expect(judge(ANA, WITHOUT_ANA, { accountMap }).absence).toMatchObject({
      state: "found",
      notKnown: "The account map names id-gone, whom the directory does not have.",
    });
  });

  it("is no question where no file lists people, or where somebody matched", () => {
    const groupsAlone = directory({
      people: "absent",
      files: [directoryFile("g.json", { people: "absent" })],
    });
    expect(judge(ANA, groupsAlone)).toEqual({
      absence: null,
      unassignment: null,
      standing: { kind: "not known", because: "No file holds a list of people." },
    });
    const two = [identity("ana"), identity("zoe", { mail: "ana@nordlicht.example" })];
    expect(judge(ANA, directory({ identities: two }))).toMatchObject({
      absence: null,
      standing: { kind: "not known", because: "2 identities match the account." },
    });
  });
});

describe("not assigned to the application", () => {
  const apps = directoryFile("app.json", { people: "absent", assignments: "whole" });
  const withApps = (assigned: boolean | undefined, parts: Partial<Directory> = {}) =>
    directory({
      files: [directoryFile(), apps],
      assignments: "whole",
      identities: [identity("ana", assigned === undefined ? {} : { assigned })],
      ...parts,
    });

  it("is found of somebody whom a whole, fresh list does not have", () => {
    const { unassignment, standing } = judge(ANA, withApps(false));
    expect(unassignment).toEqual({
      state: "found",
      restsOn: "Not in app.json (as of 2026-11-24). users.json: record ana (as of 2026-11-24).",
      notKnown: "",
    });
    expect(standing).toMatchObject({ kind: "no login", because: "not assigned to the application" });
  });

  it("is not said of the assigned, nor where no list tells", () => {
    expect(judge(ANA, withApps(true)).unassignment).toBeNull();
    expect(judge(ANA, withApps(undefined)).unassignment).toBeNull();
    expect(judge(ANA, withApps(true)).standing).toMatchObject({ kind: "may log in" });
  });

  it("is not evaluated of an old list, nor of an account that is younger than the list", () => {
    const old = withApps(false, { files: [directoryFile(), { ...apps, asOf: null }] });
    expect(judge(ANA, old)).toMatchObject({
      unassignment: { state: "not evaluated" },
      standing: { kind: "may log in" },
    });
    const young = account(7, "ana", { createdAt: "2026-11-24T07:00:00Z" });
    expect(judge(young, withApps(false)).unassignment?.state).toBe("not evaluated");
  });

  it("is left to the list of people where there is one and nobody matched", () => {
    expect(judge(account(8, "cy"), withApps(true))).toMatchObject({
      absence: { state: "found" },
      unassignment: null,
    });
  });

  describe("where the files list the assigned alone", () => {
    const alone = (...identities: Directory["identities"]) =>
      directory({ files: [apps], people: "absent", assignments: "whole", identities });

    it("is found of an account that nobody matched", () => {
      expect(judge(ANA, alone(identity("bo", { assigned: true })))).toMatchObject({
        absence: null,
        unassignment: { state: "found", restsOn: "Not in app.json (as of 2026-11-24)." },
        standing: { kind: "no login", because: "not assigned to the application", identity: null },
      });
    });

    it("is not evaluated where one of the assigned is told by id alone", () => {
      const { mail: _, ...byId } = identity("x", { assigned: true });
      expect(judge(ANA, alone(byId, identity("bo", { assigned: true })))).toMatchObject({
        unassignment: {
          state: "not evaluated",
          notKnown: "1 of the assigned have no address to compare, and one may be this person.",
        },
        standing: {
          kind: "not known",
          because: "1 of the assigned have no address to compare, and one may be this person.",
        },
      });
    });
  });
});

describe("an identity that matched", () => {
  const of = (differing: Partial<Directory["identities"][number]>) =>
    judge(ANA, directory({ identities: [identity("ana", differing)] })).standing;

  it("of an inactive status gets no login, since when it tells", () => {
    expect(
      of({ status: "inactive", statusAs: "SUSPENDED", inactiveSince: "2026-11-01T00:00:00Z" }),
    ).toMatchObject({
      kind: "no login",
      because: "inactive in the directory",
      since: "2026-11-01T00:00:00Z",
      restsOn: "users.json: record ana (as of 2026-11-24): SUSPENDED.",
    });
  });

  it.each(["active", "unknown"] as const)("of status %s may log in", (status) => {
    expect(of({ status })).toMatchObject({ kind: "may log in", identity: { key: "ana", status } });
  });
});
