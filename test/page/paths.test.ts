import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import type { Access } from "../../src/graph/types.js";
import { accessOf } from "../../src/graph/user-access.js";
import type { User } from "../../src/model/snapshot.js";
import { leavingSentences } from "../../src/page/leaving.js";
import type { Page } from "../../src/page/page.js";
import { plainText } from "../../src/page/parts.js";
import { pathKey } from "../../src/page/path-key.js";
import { personPaths } from "../../src/page/person-paths.js";
import { pathSentence, personSentence } from "../../src/page/sentences.js";
import { LEVELS } from "../../src/page/signs.js";
import { PATH_PARTS, type SourcePaths, sourcePaths } from "../../src/page/source-paths.js";
import { grantedToNoGroup, latentInWords, sumInWords } from "../../src/page/sum.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { openedPage } from "../helpers/opened-page.js";
import { crowd, smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";
import { rowsOf } from "../helpers/tables.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const demo = snapshotOfOrganisation(JSON.parse(readFileSync(DEMO, "utf8")), "26.3.0");

/** Each person of a data source with the verdict of their path. */
function peopleOf({ parts }: SourcePaths) {
  return PATH_PARTS.flatMap((part) =>
    parts[part].flatMap(({ access, userIds }) => userIds.map((userId) => ({ part, access, userId }))),
  );
}

/** The level that a sentence says in words, and whether it says that it is latent. */
function said(sentence: string): { level: string; now: string } {
  const level = /^What .* is not known: /.test(sentence)
    ? "unknown"
    : / run any query| have any query run/.test(sentence)
      ? "query"
      : / read results of queries/.test(sentence)
        ? "view"
        : / see names of tables and columns/.test(sentence)
          ? "schema"
          : "none";
  const latent = / would be able to |Nothing works until/.test(sentence);
  return { level, now: latent ? "latent" : "live" };
}

function countsOfRow({ sources }: Page, place: number) {
  const sum = (now: "live" | "latent") =>
    LEVELS.map(({ id }) => sources[`users_${id}_${now}`][place] as number);
  return { live: sum("live"), latent: sum("latent").reduce((a, b) => a + b, 0) };
}

describe("the paths to a data source", () => {
  it("hold everybody who reaches it once, in the part and with the verdict that is theirs", () => {
    fc.assert(
      fc.property(snapshots, (random) => {
        const page = openedPage(random);
        for (const [place, { id }] of page.organisation.dataSources.entries()) {
          const paths = sourcePaths(page, id);
          const people = peopleOf(paths);
          const reaching = random.users.filter((user) => accessOf(page.graph, user.id, id).level !== "none");
          expect(people.map(({ userId }) => userId).sort()).toEqual(reaching.map((user) => user.id).sort());
          for (const { access, userId, part } of people) {
            const own = accessOf(page.graph, userId, id);
            expect(pathKey(access)).toBe(pathKey(own));
            expect(part === "latent").toBe(own.now === "latent");
            if (part !== "latent") expect(part === "unknown").toBe(own.level === "unknown");
            if (part === "administrators") expect(own.admin).toBe(true);
          }
          const live = LEVELS.map(
            ({ id: level }) =>
              people.filter(({ part, access }) => part !== "latent" && access.level === level).length,
          );
          expect({ live, latent: paths.people.latent }).toEqual(countsOfRow(page, place));
        }
      }),
    );
  });

  it("come with the fewest people first, and people in the order of names", () => {
    const page = openedPage(demo);
    for (const { id } of page.organisation.dataSources) {
      const { parts } = sourcePaths(page, id);
      for (const part of PATH_PARTS) {
        const sizes = parts[part].map(({ userIds }) => userIds.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        for (const { userIds } of parts[part]) {
          const places = userIds.map((userId) => page.placesOfUsers.get(userId) ?? -1);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }
    }
  });

  it("are one for people whose other groups give the same permission as well", () => {
    const page = openedPage(demo);
    const marketing = page.organisation.dataSources.find(({ name }) => name === "Marketing campaigns");
    const { parts } = sourcePaths(page, marketing?.id ?? 0);
    const sentences = parts.paths.map(({ access, userIds }) =>
      plainText(pathSentence(access, userIds.length, page.namedGroup)),
    );
    expect(sentences).toEqual([
      "2 people can run any query by API key alone: default grants it in full and lets them run queries.",
      "43 people can run any query: default grants it in full and lets them run queries.",
    ]);
  });
});

describe("the sum over a data source's paths", () => {
  const sum = (page: Page, id: number) => sumInWords(sourcePaths(page, id));

  it("counts first who reaches it now, path by path, then who would", () => {
    const page = openedPage(demo);
    const words = page.organisation.dataSources.map(({ id }) => sum(page, id));
    expect(words).toContain(
      "52 people reach it now: 1 + 1 + 1 + 3 + 6 + 10 + 26 + 4 administrators. 5 more would once their accounts are enabled.",
    );
    expect(words).toContain(
      "4 people reach it now: 4 administrators. 1 more would once the account is enabled.",
    );
  });

  it("tells apart of whom it is not known, and says that all do in one way, or that nobody does", () => {
    const page = openedPage(smallSnapshot());
    expect(sum(page, 3)).toBe(
      "Of 3 people it is not known what they can do. Of 1 disabled it is not known what they would reach.",
    );
    expect(sum(openedPage(crowd(1200)), 1)).toBe("1,200 people reach it now.");
    const nobody = openedPage({ ...crowd(1), users: [] });
    expect(sum(nobody, 1)).toBe("Nobody reaches it.");
    const disabled = openedPage({ ...crowd(1), users: [user(1, "Ada", [2], { disabled: true })] });
    expect(sum(disabled, 1)).toBe("Nobody reaches it now. 1 person would once the account is enabled.");
  });

  it("has the figures of the row's columns", () => {
    const numberIn = (words: string, pattern: RegExp) => Number(pattern.exec(words)?.[1] ?? 0);
    fc.assert(
      fc.property(snapshots, (random) => {
        const page = openedPage(random);
        for (const [place, { id }] of page.organisation.dataSources.entries()) {
          const paths = sourcePaths(page, id);
          const words = sumInWords(paths);
          const { live, latent } = countsOfRow(page, place);
          const unknown = live[LEVELS.length - 1] ?? 0;
          const now = live.reduce((a, b) => a + b, 0) - unknown;
          const would = numberIn(words, /(\d+) (?:more|person|people) would/);
          const untold = numberIn(words, /Of (\d+) disabled/);
          expect(numberIn(words, /^(\d+) .* now/)).toBe(now);
          expect(numberIn(words, /Of (\d+) \w+ it is not known what they can do/)).toBe(unknown);
          expect(would + untold).toBe(latent);
          expect(untold).toBe(page.sources.users_unknown_latent[place]);
          const terms = /now: ([^.]*)\./.exec(words)?.[1]?.match(/\d+(?! ways?\b)/g);
          if (terms != null) expect(terms.reduce((sum, term) => sum + Number(term), 0)).toBe(now);
          const fold = latentInWords(paths);
          expect(numberIn(fold, /^(\d+)/)).toBe(latent);
          expect(/would reach it again/.test(fold)).toBe(latent === 0 || would > 0);
          expect(/not known/.test(fold)).toBe(untold > 0);
        }
      }),
    );
  });
});

describe("what is said of latent people", () => {
  it("is that they would reach it again, where that is known", () => {
    const groups = [...snapshot().groups, group(3, "Analysts")];
    const users = [
      user(1, "Ada", [2], { disabled: true }),
      user(2, "Bo", null, { disabled: true }),
      user(3, "Cy", null, { disabled: true }),
    ];
    const fold = (some: typeof users) => {
      const page = openedPage(
        snapshot({ groups, users: some, dataSources: [dataSource(1, "W")], grants: [grant(2, 1)] }),
      );
      return latentInWords(sourcePaths(page, 1));
    };
    expect(fold(users)).toBe(
      "3 people, latent: disabled; 1 would reach it again if the account were enabled, of 2 it is not known what they would reach",
    );
    expect(fold(users.slice(0, 1))).toBe(
      "1 person, latent: disabled, and would reach it again if the account were enabled",
    );
    expect(fold(users.slice(1))).toBe("2 people, latent: disabled; it is not known what they would reach");
  });
});

describe("what is said of a data source that is granted to no group", () => {
  const said = (...users: User[]) =>
    grantedToNoGroup(sourcePaths(openedPage(snapshot({ users, dataSources: [dataSource(1, "W")] })), 1));

  it("is that only administrators reach it, where that is certain", () => {
    expect(said(user(1, "Root", [1]))).toBe("Granted to no group: only administrators reach it.");
    const others = [
      [],
      [user(1, "Root", [1]), user(2, "Una", null)],
      [user(1, "Root", [1]), user(2, "Una", null, { disabled: true })],
      [user(1, "Root", [1], { disabled: true })],
    ];
    for (const users of others) expect(said(...users)).toBe("Granted to no group.");
  });
});

describe("what is said of leaving a group", () => {
  it("is that nothing changes where, by the rule, nothing does that a reader is told", () => {
    const told = ({ level, groupLevel, abilities, admin, runAnyAsOwner, now, keyOnly }: Access) => ({
      ...{ level, groupLevel, abilities, admin, runAnyAsOwner, now, keyOnly },
    });
    fc.assert(
      fc.property(snapshots, (random) => {
        const page = openedPage(random);
        for (const { id } of random.users)
          for (const { access, sources, leaving } of personPaths(page, id))
            for (const { groupId, left: reckoned } of leaving) {
              const [words] = leavingSentences(access, [{ groupId, left: reckoned }], page.namedGroup);
              if (words === undefined) continue;
              const said = plainText(words);
              const users = random.users.map((user) =>
                user.id === id
                  ? { ...user, groups: user.groups?.filter((other) => other !== groupId) ?? null }
                  : user,
              );
              const without = buildGraph({ ...random, users });
              for (const source of sources) {
                const left = accessOf(without, id, source.id);
                const same = left.level !== "unknown" && isDeepStrictEqual(told(left), told(access));
                expect([said, said.includes("changes nothing")]).toEqual([said, same]);
                const stops = access.admin === true && left.admin === false && left.level !== "none";
                expect([said, said.includes("no longer be an administrator")]).toEqual([said, stops]);
                expect(said.includes("no access would")).toBe(left.level === "none");
                expect(said.includes("not be known")).toBe(left.level === "unknown");
              }
            }
      }),
    );
  });
});

describe("the sentences of everybody in the demo", () => {
  const page = openedPage(demo);
  const rows = new Map(
    rowsOf(demo, "effective-access", ["user_id", "data_source_id", "level", "access_now", "admin"]).map(
      ([userId, sourceId, level, now, admin]) => [`${userId} ${sourceId}`, { level, now, admin }],
    ),
  );

  it("say of a person the level that effective access has, each data source once", () => {
    const seen = new Set<string>();
    for (const { id } of page.organisation.users) {
      for (const { access, sources } of personPaths(page, id)) {
        const sentence = plainText(personSentence(access, page.namedUser(id), sources, page.namedGroup));
        for (const source of sources) {
          const key = `${id} ${source.id}`;
          expect(seen.has(key)).toBe(false);
          seen.add(key);
          const { level, now, admin } = rows.get(key) ?? {};
          expect(said(sentence)).toEqual({ level, now });
          if (level !== "unknown") expect(/ as administrator/.test(sentence)).toBe(admin === "yes");
        }
      }
    }
    expect([...seen].sort()).toEqual([...rows.keys()].sort());
  });

  it("say of a data source's people the level that effective access has", () => {
    for (const { id } of page.organisation.dataSources) {
      for (const { access, userId } of peopleOf(sourcePaths(page, id))) {
        const sentence = plainText(pathSentence(access, 2, page.namedGroup));
        const { level, now } = rows.get(`${userId} ${id}`) ?? {};
        expect(said(sentence)).toEqual({ level, now });
      }
    }
  });

  it("say what is left without a group as the rule has it for all data sources of the sentence", () => {
    for (const { id, groups } of page.organisation.users) {
      for (const { access, sources, leaving } of personPaths(page, id)) {
        for (const { groupId, left } of leaving) {
          const others = (groups ?? []).filter((other) => other !== groupId);
          const without = openedPage({
            ...demo,
            users: demo.users.map((user) => (user.id === id ? { ...user, groups: others } : user)),
          });
          for (const source of sources) expect(accessOf(without.graph, id, source.id).level).toBe(left.level);
          for (const sentence of leavingSentences(access, [{ groupId, left }], page.namedGroup).map(
            plainText,
          ))
            expect(sentence).toMatch(leavingWords(access, left));
        }
      }
    }
  }, 120_000);
});

function leavingWords(now: Access, left: Access): RegExp {
  const same = now.level === left.level && now.abilities.join() === left.abilities.join();
  if (same && now.admin === left.admin && now.runAnyAsOwner === left.runAnyAsOwner)
    return /^Leaving .* changes nothing\.$/;
  const words = {
    none: "no access would",
    unknown: "it would not be known",
    query: "still (run any|have any) query",
    view: "still read results",
    schema: "still see names",
  };
  return new RegExp(`^Without .* ${words[left.level]}`);
}
