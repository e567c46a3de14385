import { describe, expect, it } from "vitest";
import { plainText } from "../../src/page/parts.js";
import { membershipSentences, personFacts } from "../../src/page/person-facts.js";
import { programsOfPerson, programsTo } from "../../src/page/programs.js";
import { grantsInShort, grantsOfSource, remarksOf } from "../../src/page/source-facts.js";
import { openedPage } from "../helpers/opened-page.js";
import { driftingSnapshot, itsDirectory, smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const page = openedPage(smallSnapshot());
const at = (id: number) => page.placesOfSources.get(id) ?? -1;

describe("what a data source's row says", () => {
  it("is to which groups it is granted, in short", () => {
    expect(grantsInShort(page, at(1))).toBe("Granted in full to Analysts; view only to default");
    expect(grantsInShort(page, at(3))).toBe("Not known for Analysts");
    expect(
      grantsOfSource(page, at(2)).map(({ sign, list }) => [sign.id, ...list.map(({ id }) => id)]),
    ).toEqual([
      ["full", 5],
      ["view", 4],
    ]);
  });

  it("keeps names apart that would run into it", () => {
    const named = [...snapshot().groups, group(3, "Auditors; view only to default, Sales")];
    const quoted = openedPage(
      snapshot({ groups: named, dataSources: [dataSource(1, "W")], grants: [grant(3, 1), grant(2, 1)] }),
    );
    expect(grantsInShort(quoted, 0)).toBe(
      "Granted in full to “Auditors; view only to default, Sales”, default",
    );
  });

  it("is that it is granted to nobody, or that this is not known", () => {
    const alone = openedPage(
      snapshot({
        dataSources: [dataSource(1, "Alone"), { ...dataSource(2, ""), name: null, presence: "possible" }],
      }),
    );
    expect([0, 1].map((place) => grantsInShort(alone, place))).toEqual([
      "Granted to no group",
      "Not known to whom it is granted",
    ]);
    expect(remarksOf(alone, 0)).toEqual([]);
    expect(remarksOf(alone, 1).map(({ mark }) => mark)).toEqual(["perhaps deleted"]);
  });

  it("is that it is paused, with the reason made visible, and that its driver does not load", () => {
    const hostile = openedPage(
      snapshot({ dataSources: [dataSource(1, "W", { paused: true, pauseReason: "month\u202eend" })] }),
    );
    expect(remarksOf(hostile, 0)).toEqual([
      {
        mark: "paused",
        words:
          "Nobody’s queries run while it is paused; access stays what it is. Reason given: month[U+202E]end",
      },
    ]);
    expect(remarksOf(page, at(3)).map(({ mark }) => mark)).toEqual(["no driver"]);
  });
});

describe("what else a person's details say", () => {
  const memberships = (of: typeof page, id: number) =>
    membershipSentences(of, of.placesOfUsers.get(id) ?? -1).map(plainText);

  it("is in which groups they are, and what is odd about it", () => {
    expect(memberships(page, 2)).toEqual(["Member of Analysts and default."]);
    expect(memberships(page, 6)).toEqual(["Member of no group."]);
    expect(memberships(page, 7)).toEqual([
      "Member of Auditors #5 and default.",
      "Auditors #5 stands with the account 2 times: leaving it takes as many removals.",
      "The id of a deleted group, #15, still stands with the account and gives nothing.",
    ]);
    const untold = openedPage({ ...smallSnapshot(), users: [user(1, "Ada", null)] });
    expect(memberships(untold, 1)).toEqual(["Redash does not tell the groups of this account."]);
  });

  it("is when the account was made, used and disabled, and how its owner signs in", () => {
    const facts = (id: number) => personFacts(page, page.placesOfUsers.get(id) ?? -1);
    expect(facts(2)).toEqual([
      "Created 2026-11-25 09:15:00 UTC.",
      "Last active 2026-11-25 09:15:00 UTC.",
      "Signs in by password.",
    ]);
    expect(facts(3).slice(1)).toEqual([
      "Never active.",
      "Has no password in Redash: single sign-on, or the API key.",
    ]);
    expect(facts(4)[0]).toBe("Disabled 2026-02-14 10:00:00 UTC.");
  });

  it("is what the directory says, and what drift was found", () => {
    const drifting = openedPage(driftingSnapshot(), itsDirectory());
    const facts = (id: number) => personFacts(drifting, drifting.placesOfUsers.get(id) ?? -1);
    expect(facts(3).slice(0, 2)).toEqual(["In the directory: active, matched by mail.", "Manager: eva."]);
    expect(facts(4).slice(0, 2)).toEqual([
      "In the directory: inactive, matched by mail.",
      "Drift: inactive in the directory.",
    ]);
    expect(facts(5)[0]).toBe("No identity of the directory was found for this account.");
  });
});

describe("programs, which reach every data source", () => {
  const groups = [...snapshot().groups, group(5, "Engineers")];
  const users = [
    user(1, "Root", [1, 2]),
    user(3, "Ana", [5]),
    user(4, "Bo", [5], { disabled: true }),
    user(5, "Cy", [2]),
  ];
  const dataSources = [dataSource(1, "Payroll"), dataSource(9, "Scripts", { type: "python" })];
  const opened = openedPage(snapshot({ groups, users, dataSources, grants: [grant(5, 9), grant(2, 1)] }));

  it("stand with whoever can have them run", () => {
    expect([3, 4, 5].map((id) => programsOfPerson(opened, id))).toEqual([
      "Reaches every other data source by programs, whatever groups grant: see Ways round.",
      "Would reach, once the account is enabled, every other data source by programs, whatever groups grant: see Ways round.",
      "",
    ]);
  });

  it("stand with what they reach, beside those who run queries there anyway", () => {
    expect(programsTo(opened, 1)).toBe(
      "Besides, by programs on another data source: 1 person and 1 person once enabled; see Ways round.",
    );
    expect(programsTo(opened, 9)).toBe("");
    const { programs } = openedPage(snapshot({ groups, users, dataSources, grants: [] }));
    expect([...programs.keys()]).toEqual([1]);
  });
});
