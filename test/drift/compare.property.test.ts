import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/drift/compare.js";
import {
  ACCOUNT_FINDINGS,
  type AccessDrift,
  type Drift,
  type DriftSettings,
  MEMBERSHIP_FINDINGS,
} from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import { accessOf } from "../../src/graph/user-access.js";
import { addressKey, type Directory, type Identity } from "../../src/model/directory.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { directory, directoryFile, directoryGroup, driftSettings, identity } from "../helpers/drift.js";
import { ADMIN_GROUP, dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

/** What must hold of every snapshot, directory and choice of settings. */

const NAMES = ["Finance", "finance", "Ops", "Twin", "Ops,Finance"];
const PEOPLE = ["ana", "bo", "cy", "di"];
const GROUP_IDS = [1, 2, 3, 4, 5, 6, 99];

const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({
    names: fc.array(fc.constantFrom(...NAMES), { minLength: 4, maxLength: 4 }),
    groups: fc.array(fc.option(fc.array(fc.constantFrom(...GROUP_IDS), { maxLength: 4 }), { freq: 8 }), {
      minLength: 4,
      maxLength: 4,
    }),
    states: fc.array(fc.constantFrom({}, { pending: true }, { disabled: true }), {
      minLength: 4,
      maxLength: 4,
    }),
    saml: fc.constantFrom({}, { saml: true }, { saml: false }),
    viewOnly: fc.boolean(),
  })
  .map(({ names, groups, states, saml, viewOnly }) =>
    snapshot({
      signIn: saml,
      groups: [
        ADMIN_GROUP,
        group(2, "default", { type: "builtin", permissions: [] }),
        ...names.map((name, index) => group(index + 3, name)),
      ],
      users: PEOPLE.map((name, index) =>
        user(index + 1, name, groups[index] ?? null, {
          email: `${name}@nordlicht.example`,
          createdAt: "2025-01-01T00:00:00Z",
          ...states[index],
        }),
      ),
      dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
      grants: [grant(3, 3, viewOnly ? "view" : "full"), grant(4, 3), grant(4, 4, "view")],
      unknownGrants: [{ dataSourceId: 4, groupIds: [5] }],
    }),
  );

const directories: fc.Arbitrary<Directory> = fc
  .record({
    groups: fc.array(
      fc.record({
        name: fc.constantFrom(...NAMES, "Sales", null),
        inside: fc.subarray(["g0", "g1", "g2", "g3"]),
        membersKnown: fc.boolean(),
        groupsKnown: fc.boolean(),
        everybody: fc.constantFrom(false, false, false, true),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    people: fc.subarray(PEOPLE),
    statuses: fc.array(fc.constantFrom("active", "inactive", "unknown"), { minLength: 4, maxLength: 4 }),
    memberships: fc.array(fc.subarray(["g0", "g1", "g2", "g3"]), { minLength: 4, maxLength: 4 }),
    groupsKnown: fc.boolean(),
    extent: fc.constantFrom("whole", "whole", "doubtful", "partial"),
  })
  .map(({ groups, people, statuses, memberships, groupsKnown, extent }) =>
    directory({
      people: extent,
      files: [
        directoryFile("users.json", { people: extent }),
        directoryFile("groups.json", { groups: 4, people: "absent" }),
      ],
      identities: people.map((key, index) =>
        identity(key, {
          status: statuses[index] ?? "active",
          groups: memberships[index] ?? [],
          groupsKnown,
        } as Partial<Identity>),
      ),
      groups: groups.map(({ inside, ...rest }, index) =>
        directoryGroup(`g${index}`, { ...rest, groups: inside }),
      ),
    }),
  );

const settings: fc.Arbitrary<DriftSettings> = fc.record({
  samlGroups: fc.constantFrom("sent", "not_sent", "unknown"),
  groupMap: fc.record({
    rule: fc.constantFrom(
      { kind: "equal" } as const,
      { kind: "prefix", prefix: "F" } as const,
      {
        kind: "table",
        table: new Map([
          ["Finance", ["Ops", "Twin"]],
          ["Nowhere", ["Ops"]],
        ]),
      } as const,
      { kind: "values", values: new Map([["ana@nordlicht.example", ["Ops", "Twim"]]]) } as const,
    ),
    inNoGroup: fc.constantFrom("sent empty", "left out", "unknown"),
  }),
  match: fc.constant(driftSettings().match),
});

function drift(from: Snapshot, to: Directory, choice: DriftSettings): Drift {
  return compare(from, buildGraph(from), to, choice);
}

describe("in every comparison", () => {
  it("the order of files, people and groups, and of their lists, changes nothing", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        const turned: Directory = {
          ...to,
          files: to.files.toReversed(),
          identities: to.identities.map((one) => ({ ...one, groups: one.groups.toReversed() })).reverse(),
          groups: to.groups.map((one) => ({ ...one, groups: one.groups.toReversed() })).reverse(),
        };
        const { matches: _, ...rows } = drift(from, to, choice);
        const { matches: __, ...others } = drift(
          { ...from, users: from.users.toReversed(), groups: from.groups.toReversed() },
          turned,
          choice,
        );
        const plain = (value: unknown) =>
          JSON.parse(JSON.stringify(value, (key, member) => (key === "groups" ? undefined : member)));
        expect(plain(others)).toEqual(plain(rows));
      }),
    );
  });

  it("an unrelated identity adds its own row and changes no other", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, fc.subarray(["g0", "g1"]), (from, to, choice, groups) => {
        const stranger = identity("zoe", { groups });
        const before = drift(from, to, choice);
        const after = drift(from, { ...to, identities: [...to.identities, stranger] }, choice);
        expect(after.memberships).toEqual(before.memberships);
        expect([...after.access]).toEqual([...before.access]);
        expect(after.notEvaluated).toEqual(before.notEvaluated);
        expect(after.accounts.filter(({ identity: of }) => of?.key !== "zoe")).toEqual(before.accounts);
      }),
    );
  });

  it("a directory that is not whole says of nobody that he is not in it", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        const { accounts, memberships } = drift(from, to, choice);
        if (to.people === "whole") return;
        const found = accounts.filter(({ state }) => state === "found").map(({ finding }) => finding);
        expect(found).not.toContain("not in the directory");
        const known = new Set(to.identities.map(({ mail }) => mail));
        for (const { userId } of memberships)
          expect(known).toContain(from.users.find(({ id }) => id === userId)?.email);
      }),
    );
  });

  it("an unknown status never becomes inactive, and nobody but the inactive and the absent are stale", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        const { accounts, memberships } = drift(from, to, choice);
        const statusOf = (userId: number | null) => {
          const email = from.users.find(({ id }) => id === userId)?.email ?? "";
          return to.identities.find(({ mail }) => addressKey(mail ?? "") === email)?.status;
        };
        for (const { finding, userId } of memberships)
          if (finding === "stale until login") expect([undefined, "inactive"]).toContain(statusOf(userId));
          else expect(["active", "unknown"]).toContain(statusOf(userId));
        for (const { finding, state, userId } of accounts)
          if (finding === "inactive in the directory" && state === "found")
            expect(statusOf(userId)).toBe("inactive");
      }),
    );
  });

  it("rows come by user, finding and group, and say nothing of groups that are gone, or of the disabled", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        const { memberships, accounts } = drift(from, to, choice);
        const places = memberships.map(({ userId, finding, groupId }) => [
          userId,
          MEMBERSHIP_FINDINGS.indexOf(finding),
          groupId ?? Number.POSITIVE_INFINITY,
        ]);
        const byPlace = ([a = 0, b = 0, c = 0]: number[], [d = 0, e = 0, f = 0]: number[]) =>
          a - d || b - e || (c === f ? 0 : c - f);
        expect(places).toEqual(places.toSorted(byPlace));
        const disabled = from.users.filter((one) => one.disabled).map(({ id }) => id);
        for (const { userId, groupId } of memberships) {
          expect(groupId).not.toBe(99);
          expect(disabled).not.toContain(userId);
        }
        expect(accounts.every(({ finding }) => ACCOUNT_FINDINGS.includes(finding))).toBe(true);
      }),
    );
  });

  it("each row is what its finding says", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        for (const row of drift(from, to, choice).memberships) {
          const { finding, inDirectory, inRedash, ifSent, ifNotSent, afterNextLogin, notKnown } = row;
          if (finding.startsWith("extra")) expect([inRedash, inDirectory]).toEqual(["yes", "no"]);
          if (finding.startsWith("missing")) expect(inRedash).toBe("no");
          if (finding === "extra now, gone at next login") expect(afterNextLogin).toBe("no");
          if (finding === "extra and stays") expect(afterNextLogin).toBe("yes");
          if (finding === "missing until next login") expect(afterNextLogin).toBe("yes");
          if (finding === "missing and stays missing") expect(afterNextLogin).toBe("no");
          if (finding.endsWith("not known")) expect(afterNextLogin).toBe("not evaluated");
          if (finding === "not evaluated") expect(notKnown).not.toBe("");
          if (afterNextLogin === "not evaluated") expect(notKnown).not.toBe("");
          else expect([ifSent, ifNotSent]).toContain(afterNextLogin);
          expect(ifNotSent).toBe(inRedash);
        }
      }),
    );
  });

  it("whatever is not evaluated says why, and every account that is not disabled is judged, listed or counted", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        const { accounts, matches, notEvaluated } = drift(from, to, choice);
        for (const { state, notKnown } of accounts)
          if (state === "not evaluated") expect(notKnown).not.toBe("");
        for (const { why } of notEvaluated) expect(why).not.toBe("");
        const open = from.users.filter(({ disabled }) => !disabled);
        const unmatched = open.filter(({ id }) => matches.get(id)?.outcome === "none");
        const counted = notEvaluated.find(({ what }) => what === "not in the directory")?.accounts ?? 0;
        const listed = new Set(accounts.flatMap(({ userId }) => userId ?? []));
        if (unmatched.some(({ id }) => !listed.has(id))) expect(counted).toBe(unmatched.length);
      }),
    );
  });

  it("access after the login is the access of an account that is in those groups", () => {
    fc.assert(
      fc.property(snapshots, directories, settings, (from, to, choice) => {
        for (const { userId, dataSourceId, now, after, added, taken } of drift(from, to, choice).access) {
          expect(accessOf(buildGraph(from), userId, dataSourceId)).toEqual(now);
          const users = from.users.map((one) => {
            const kept = (one.groups ?? []).filter((id) => !taken.includes(id));
            return one.id === userId ? { ...one, pending: false, groups: [...kept, ...added] } : one;
          });
          const later = buildGraph({ ...from, users });
          expect(accessOf(later, userId, dataSourceId)).toEqual(after);
        }
      }),
    );
  });

  it("what is said although some lists of members are missing is what all lists would say", () => {
    const hidden = fc.subarray(["g0", "g1", "g2", "g3"], { minLength: 1 });
    fc.assert(
      fc.property(snapshots, directories, settings, hidden, (from, to, choice, gone) => {
        const groups = to.groups.map((one) => ({
          ...one,
          name: one.name ?? "Sales",
          membersKnown: true,
          everybody: false,
        }));
        const whole = drift(from, { ...to, groups }, choice);
        const cut = drift(from, withoutMembersOf(gone, { ...to, groups }), choice);
        const claims = cut.memberships.filter(
          (row) => row.finding !== "not evaluated" && row.afterNextLogin !== "not evaluated",
        );
        expect(whole.memberships.map(claimOf)).toEqual(expect.arrayContaining(claims.map(claimOf)));
        const told = cut.memberships
          .filter(
            (row) => row.finding !== "not evaluated" && row.inDirectory !== "unknown" && row.groupId !== 2,
          )
          .map(membershipOf);
        expect(whole.memberships.map(membershipOf)).toEqual(expect.arrayContaining(told));
        const levels = ({ userId, dataSourceId, change, now, after }: AccessDrift) =>
          [userId, dataSourceId, change, now.abilities, after.abilities, after.level].join(" ");
        const said = [...cut.access].map(levels);
        expect([...whole.access].map(levels)).toEqual(expect.arrayContaining(said));
      }),
    );
  });
});

function withoutMembersOf(gone: readonly string[], to: Directory): Directory {
  const kept = (keys: readonly string[]) => keys.filter((key) => !gone.includes(key));
  return {
    ...to,
    identities: to.identities.map((one) => ({ ...one, groups: kept(one.groups), groupsKnown: false })),
    groups: to.groups.map((one) => ({
      ...one,
      groups: kept(one.groups),
      groupsKnown: false,
      membersKnown: !gone.includes(one.key),
    })),
  };
}

type Row = Drift["memberships"][number];

function claimOf({ userId, groupId, sentName, finding, afterNextLogin }: Row): string {
  return [userId, groupId, sentName, finding, afterNextLogin].join(" ");
}

function membershipOf({ userId, groupId, sentName, inDirectory }: Row): string {
  return [userId, groupId, sentName, inDirectory].join(" ");
}
