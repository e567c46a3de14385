import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountDrift } from "../../src/drift/account-drift.js";
import { evidenceOf } from "../../src/drift/evidence.js";
import { matchAccounts } from "../../src/drift/match-accounts.js";
import { standingOf, standingsOf } from "../../src/drift/standing.js";
import type { Match, MatchSettings } from "../../src/drift/types.js";
import type { Directory, Extent, Identity } from "../../src/model/directory.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { account, directory, directoryFile, identity } from "../helpers/drift.js";
import { snapshot } from "../helpers/snapshots.js";

/** What must hold of matches and of account-drift, whoever there is and whatever the files are. */

interface World {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly settings: MatchSettings;
}

/** Few addresses, so that they meet: in other cases, with tags, under two domains. */
const addresses = fc
  .tuple(
    fc.constantFrom("ana", "Ana", "bo", "cy", "ana+x", "bo+x", "bo+y"),
    fc.constantFrom("a.example", "b.example"),
  )
  .map(([name, domain]) => `${name}@${domain}`);

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const persons = fc
  .record({
    status: fc.constantFrom("active", "inactive", "unknown"),
    mail: optional(addresses),
    upn: optional(addresses),
    login: optional(addresses),
    aliases: optional(fc.array(addresses, { maxLength: 2 })),
    kind: optional(fc.constantFrom("person", "guest", "service")),
    assigned: optional(fc.boolean()),
  })
  .map(told);

const settings: fc.Arbitrary<MatchSettings> = fc.record({
  attributes: fc.shuffledSubarray(["mail", "upn", "login"] as const, { minLength: 1 }),
  aliasDomains: fc.constantFrom(new Map(), new Map([["b.example", "a.example"]])),
  plusTags: fc.boolean(),
  accountMap: fc.constantFrom(
    new Map(),
    new Map([
      ["bo@a.example", "id-p0"],
      ["cy@a.example", "id-nobody"],
    ]),
  ),
});

const times = fc.constantFrom("2026-11-01T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-26T00:00:00Z");
const extents = fc.constantFrom<Extent>("whole", "doubtful", "partial", "absent");

const file = fc
  .record({
    name: fc.constantFrom("users.json", "more.json"),
    asOf: fc.option(times.map((time) => ({ time, from: "export" as const }))),
    active: fc.constantFrom(0, 1, null),
  })
  .map((differing) => directoryFile(differing.name, differing));

const accounts = fc.record({
  email: addresses,
  disabled: fc.boolean(),
  pending: fc.boolean(),
  login: fc.constantFrom("password", "external"),
  createdAt: fc.option(times),
});

const worlds: fc.Arbitrary<World> = fc
  .record({
    users: fc.array(accounts, { maxLength: 6 }),
    people: fc.array(persons, { maxLength: 6 }),
    files: fc.uniqueArray(file, { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
    extent: extents,
    assignments: extents,
    signIn: fc.constantFrom(
      {},
      { saml: true, passwordLogin: true },
      { saml: false, google: false, ldap: false },
    ),
    settings,
  })
  .map(({ users, people, files, extent, assignments, signIn, settings: match }) => ({
    snapshot: snapshot({ users: users.map((user, at) => account(at + 3, "x", user)), signIn }),
    directory: directory({
      files: files.map((each) => ({ ...each, people: extent, assignments })),
      people: extent,
      assignments,
      identities: people.map((person, at) => identity(`p${at}`, person)),
    }),
    settings: match,
  }));

function told<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function judged({ snapshot: of, directory: from, settings: match }: World) {
  const matches = matchAccounts(of.users, from.identities, match);
  const evidence = evidenceOf(of, from, match, matches);
  const drift = accountDrift({
    snapshot: of,
    directory: from,
    matches,
    evidence,
    standings: standingsOf(evidence, of.users, matches),
    samlGroupsOf: () => "sent",
  });
  const standings = of.users
    .toSorted((a, b) => a.id - b.id)
    .map((user) => standingOf(evidence, user, matches.get(user.id) as Match));
  return { matches, standings, ...drift };
}

const withIdentities = (world: World, identities: Identity[]): World => ({
  ...world,
  directory: { ...world.directory, identities },
});

describe("the laws of the drift of accounts", () => {
  it("the order of accounts, identities and files changes nothing", () => {
    const shuffled = worlds.chain((world) =>
      fc.tuple(fc.constant(world), shuffle(world.snapshot.users), shuffle(world.directory.identities)),
    );
    fc.assert(
      fc.property(shuffled, ([world, users, identities]) => {
        const other = {
          ...world,
          snapshot: { ...world.snapshot, users },
          directory: { ...world.directory, identities, files: world.directory.files.toReversed() },
        };
        expect(judged(other)).toEqual(judged(world));
        expect([...judged(other).matches.keys()]).toEqual([...judged(world).matches.keys()]);
      }),
    );
  });

  it("an identity that shares no address with anybody changes no other row, nor what is said of accounts", () => {
    const stranger = persons.map((person) =>
      identity("stranger", {
        ...person,
        mail: "stranger@other.example",
        upn: "s@other.example",
        login: "stranger",
        aliases: [],
      }),
    );
    const ofAccounts = ({ what }: { what: string }) => what !== "in the directory, not here";
    fc.assert(
      fc.property(worlds, stranger, (world, added) => {
        // Where most lack what is compared, nobody is called gone: one more who has it may change that.
        const people = world.directory.identities.filter(({ kind }) => kind !== "service");
        const matchable = people.filter((one) =>
          world.settings.attributes.some((by) => one[by] !== undefined),
        );
        fc.pre(matchable.length * 2 >= people.length);
        const before = judged(world);
        const after = judged(withIdentities(world, [added, ...world.directory.identities]));
        expect(after.rows.filter((row) => row.identity?.key !== "stranger")).toEqual(before.rows);
        expect(after.standings).toEqual(before.standings);
        expect(after.matches).toEqual(before.matches);
        expect(after.notEvaluated.filter(ofAccounts)).toEqual(before.notEvaluated.filter(ofAccounts));
      }),
    );
  });

  it("nobody is found missing from a list that is not whole, or old, or of unknown age", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { people, assignments, files: fileList } = world.directory;
        const fresh = fileList.every(({ asOf }) => asOf !== null && asOf.time > "2026-11-18T09:15:00Z");
        const { rows, standings } = judged(world);
        const found = (finding: string) =>
          rows.some((row) => row.finding === finding && row.state === "found") ||
          standings.some((standing) => standing.kind === "no login" && standing.because === finding);
        if (people !== "whole" || !fresh) expect(found("not in the directory")).toBe(false);
        if (assignments !== "whole" || !fresh) expect(found("not assigned to the application")).toBe(false);
      }),
    );
  });

  it("nobody is found missing whose e-mail anybody in the directory has, as whatever", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const said = new Set(
          world.directory.identities.flatMap(({ mail, upn, login, aliases = [] }) =>
            [mail, upn, login, ...aliases].map((address) => address?.toLowerCase()),
          ),
        );
        for (const { finding, state, userId } of judged(world).rows) {
          if (finding !== "not in the directory" || state !== "found") continue;
          const email = world.snapshot.users.find(({ id }) => id === userId)?.email.toLowerCase();
          expect(said).not.toContain(email);
        }
      }),
    );
  });

  it("a status that is not known is taken neither for active nor for inactive", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { rows, standings } = judged(
          withIdentities(
            world,
            world.directory.identities.map((one) => ({ ...one, status: "unknown" })),
          ),
        );
        const ofStatus = rows.filter(
          ({ finding, nextLogin }) =>
            ["inactive in the directory", "in the directory, not here"].includes(finding) ||
            nextLogin === "activates",
        );
        expect(ofStatus).toEqual([]);
        for (const standing of standings) {
          expect(standing).not.toMatchObject({ because: "inactive in the directory" });
        }
      }),
    );
  });

  it("an account of two identities or of none is taken for nobody", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { matches, rows } = judged(world);
        for (const { userId, outcome, identities, rule } of matches.values()) {
          expect(identities.length).toBe(
            { none: 0, matched: 1, ambiguous: Math.max(2, identities.length) }[outcome],
          );
          expect(rule === null).toBe(outcome === "none");
          if (outcome === "matched") continue;
          expect(rows.filter((row) => row.userId === userId && row.identity !== null)).toEqual([]);
        }
      }),
    );
  });

  it("a disabled account has no row but that it is ambiguous, and no login is predicted for it", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const disabled = new Set(world.snapshot.users.filter((user) => user.disabled).map(({ id }) => id));
        for (const { userId, finding, nextLogin } of judged(world).rows) {
          if (userId === null || !disabled.has(userId)) continue;
          expect({ finding, nextLogin }).toEqual({ finding: "matched by two", nextLogin: "refused" });
        }
      }),
    );
  });
});

function shuffle<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
}
