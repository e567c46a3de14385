import { describe, expect, it } from "vitest";
import { doubtFullPage } from "../../../src/directory/formats/page-size.js";
import { joinPages } from "../../../src/directory/joining/join-pages.js";
import { group, partOf, type SaidFile } from "../../helpers/directory-parts.js";

const FULL = 3;
const FORMAT = "okta-users";

type Ends = NonNullable<SaidFile["end"]>;

/** A list of so many people, of a provider whose pages have three. */
function page(name: string, entries: number, more: Ends = () => {}, format = FORMAT) {
  return partOf({
    name,
    format,
    says: Array.from({ length: entries }, (_, index) => (sink, at) => {
      sink.identity({ ids: [`${name} ${index}`], status: "active" }, at);
    }),
    end(sink) {
      doubtFullPage(sink, entries, [FULL], "people");
      more(sink);
    },
  });
}

const peopleOf = (...parts: Parameters<typeof joinPages>[0]) =>
  joinPages(parts).map(({ file }) => file.people);

describe("joinPages", () => {
  it("ends the doubt about full pages that a shorter one follows, in whatever order, and says so", () => {
    const pages = [page("1.json", FULL), page("2.json", FULL), page("3.json", 1)];
    expect(peopleOf(...pages)).toEqual(["whole", "whole", "whole"]);
    expect(peopleOf(...pages.toReversed())).toEqual(["whole", "whole", "whole"]);
    expect(joinPages(pages).map(({ file }) => file.warnings)).toEqual([
      ["A full page: 3.json, which is shorter, is taken for the last one of the same list."],
      ["A full page: 3.json, which is shorter, is taken for the last one of the same list."],
      [],
    ]);
  });

  it.each([
    ["one alone", [page("1.json", FULL)]],
    ["none that is shorter", [page("1.json", FULL), page("2.json", FULL)]],
    ["two that are shorter", [page("1.json", FULL), page("2.json", 1), page("3.json", 2)]],
    ["a longer one", [page("1.json", FULL), page("2.json", FULL + 1)]],
    ["one of another format", [page("1.json", FULL), page("2.json", 1, undefined, "entra-users")]],
    [
      "one that holds no list of people",
      [page("1.json", FULL), page("2.json", 1, (sink) => sink.absent("people"))],
    ],
    [
      "one that is itself not whole",
      [page("1.json", FULL), page("2.json", 1, (sink) => sink.partial("more", "people"))],
    ],
    [
      "another doubt about the page",
      [page("1.json", FULL, (sink) => sink.doubt("of a group", "people")), page("2.json", 1)],
    ],
  ])("keeps the doubt where there is %s", (_, parts) => {
    expect(peopleOf(...parts)[0]).toBe("doubtful");
    expect(joinPages(parts)).toEqual(parts);
  });

  it("keeps a doubt about the last page", () => {
    const last = page("2.json", 1, (sink) => sink.doubt("of a group", "people"));
    expect(peopleOf(page("1.json", FULL), last)).toEqual(["whole", "doubtful"]);
  });

  it("keeps the doubt about a limit of servers, which is no page", () => {
    const limit = page("1.ldif", 2, (sink) => sink.doubt("as many as servers give", "people"), "ldif");
    expect(peopleOf(limit, page("2.ldif", 1, undefined, "ldif"))).toEqual(["doubtful", "whole"]);
  });
});

describe("lists of groups", () => {
  const groups = (name: string, entries: number) =>
    partOf({
      name,
      format: "okta-groups",
      holds: { people: false, assignments: false, status: false },
      says: Array.from({ length: entries }, (_, index) => group({ ids: [`${name} ${index}`] })),
      end: (sink) => doubtFullPage(sink, entries, [FULL], "groups"),
    });
  const doubtful = (...parts: Parameters<typeof joinPages>[0]) =>
    joinPages(parts).map(({ file }) => file.groupsDoubtful);

  it("are doubtful as long as a page, unless a shorter one follows", () => {
    expect(doubtful(groups("1.json", FULL))).toEqual([true]);
    expect(doubtful(groups("1.json", FULL), groups("2.json", FULL))).toEqual([true, true]);
    expect(doubtful(groups("1.json", FULL), groups("2.json", 1))).toEqual([undefined, undefined]);
  });
});
