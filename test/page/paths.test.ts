import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Access } from "../../src/graph/types.js";
import { accessOf } from "../../src/graph/user-access.js";
import { leavingSentences } from "../../src/page/leaving.js";
import type { Page } from "../../src/page/page.js";
import { plainText } from "../../src/page/parts.js";
import { pathKey } from "../../src/page/path-key.js";
import { personPaths } from "../../src/page/person-paths.js";
import { pathSentence, personSentence } from "../../src/page/sentences.js";
import { LEVELS } from "../../src/page/signs.js";
import { PATH_PARTS, type SourcePaths, sourcePaths } from "../../src/page/source-paths.js";
import { sumInWords } from "../../src/page/sum.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { openedPage } from "../helpers/opened-page.js";
import { crowd, smallSnapshot } from "../helpers/page.js";
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

  it("adds up to all of them, and says what is special", () => {
    const page = openedPage(demo);
    const words = page.organisation.dataSources.map(({ id }) => sum(page, id));
    expect(words).toContain("57 people reach it: 1 + 1 + 1 + 3 + 6 + 10 + 26 + 4 administrators + 5 latent.");
    expect(words).toContain("5 people reach it: 4 administrators + 1 latent.");
    for (const sentence of words) {
      const [all = "", ...terms] = sentence.match(/\d[\d,]*/g) ?? [];
      expect(terms.reduce((total, term) => total + Number(term), 0)).toBe(Number(all));
    }
  });

  it("says that some may reach it, that all do in one way, or that nobody does", () => {
    const page = openedPage(smallSnapshot());
    expect(sum(page, 3)).toBe("4 people reach it, or may reach it: 3 not known + 1 latent.");
    expect(sum(openedPage(crowd(1200)), 1)).toBe("1,200 people reach it.");
    const nobody = openedPage({ ...crowd(1), users: [] });
    expect(sum(nobody, 1)).toBe("Nobody reaches it.");
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
  if (now.level === left.level && now.abilities.join() === left.abilities.join())
    return /^Leaving .* changes nothing\.$/;
  const words = {
    none: "nothing would",
    unknown: "it would not be known",
    query: "query",
    view: "read results",
    schema: "see names",
  };
  return new RegExp(`^Out of .* ${words[left.level]}`);
}
