import { figure } from "../../src/model/counted.js";
import { label } from "../../src/page/named.js";
import type { Page } from "../../src/page/page.js";
import { listed, plainText } from "../../src/page/parts.js";
import { MOST_PRINTED, printedOfEach } from "../../src/page/printed.js";
import { programsTo } from "../../src/page/programs.js";
import { pathSentence } from "../../src/page/sentences.js";
import { sourceSketch } from "../../src/page/sketches.js";
import { grantsOfSource, remarksOf } from "../../src/page/source-facts.js";
import { PATH_PARTS, type PeopleOfPath, type SourcePaths, sourcePaths } from "../../src/page/source-paths.js";
import { grantedToNoGroup, latentInWords, sumInWords } from "../../src/page/sum.js";
import { count } from "../../src/page/words.js";
import { type Child, element } from "./dom.js";
import { drawingOf } from "./drawing.js";
import { drawInParts } from "./in-parts.js";
import { peopleOnPaper, peopleTable } from "./people-table.js";
import { sentenceOf } from "./sentence.js";
import { grantSign, levelSign } from "./signs.js";

const PATHS_AT_ONCE = 25;

/** So few people, of so few paths, are shown at once: what is unusual is what an owner has to look at. */
const FEW_PEOPLE = 5;
const FEW_PATHS = 12;

/** Who reaches a data source, people of the same path together: made for its owner, who has little time. */
export function sourceDetails(page: Page, place: number, onPaper: boolean): Child {
  const id = page.organisation.dataSources[place]?.id ?? 0;
  const paths = sourcePaths(page, id);
  const { parts, people } = paths;
  const programs = programsTo(page, id);
  const drawing = { page, printed: onPaper ? printedOf(parts) : null };
  return [
    element(
      "div",
      "overview",
      remarksOf(page, place).map(({ words }) => element("p", "facts", element("bdi", {}, words))),
      grantsLines(page, place, paths),
      element("p", "sum", sumInWords(paths)),
      programs !== "" && element("p", "facts", programs),
      paths.total > 0 && drawingOfSource(page, id, paths),
    ),
    pathsOf(drawing, [...parts.paths, ...parts.unknown]),
    foldedPart(drawing, parts.administrators, count(people.administrators, "administrator")),
    foldedPart(drawing, parts.latent, latentInWords(paths)),
  ];
}

/** What the ways of a data source are drawn with. */
interface DrawnFor {
  readonly page: Page;
  /** How many people of each path are printed; null: it is drawn for the screen. */
  readonly printed: ReadonlyMap<PeopleOfPath, number> | null;
}

function printedOf(parts: SourcePaths["parts"]): ReadonlyMap<PeopleOfPath, number> {
  const all = PATH_PARTS.flatMap((part) => parts[part]);
  const printed = printedOfEach(
    all.map(({ userIds }) => userIds.length),
    MOST_PRINTED.people,
  );
  return new Map(all.map((path, index) => [path, printed[index] ?? 0]));
}

/** So many sentences say in words what the drawing shows. */
const SENTENCES = 8;

function drawingOfSource(page: Page, id: number, paths: SourcePaths): Child {
  const { parts } = paths;
  const most = [...parts.paths, ...parts.unknown, ...parts.administrators, ...parts.latent]
    .sort((a, b) => b.userIds.length - a.userIds.length)
    .slice(0, SENTENCES);
  const words = most.map(({ access, userIds }) =>
    plainText(pathSentence(access, userIds.length, page.namedGroup)),
  );
  const title = `Who reaches ${label(page.namedSource(id))}, through which groups`;
  return drawingOf(sourceSketch(page, id, paths), title, [sumInWords(paths), ...words].join(" "));
}

const WORDS = { full: "Granted in full to ", view: "Granted view only to ", unknown: "Not known for " };

function grantsLines(page: Page, place: number, paths: SourcePaths): Child {
  const grants = grantsOfSource(page, place);
  if (grants.length === 0 && page.sources.presence[place] === "listed")
    return element("p", "facts", grantedToNoGroup(paths));
  return grants.map(({ sign, list }) =>
    element("p", "path", grantSign(sign.id), WORDS[sign.id], sentenceOf(listed("group", list)), "."),
  );
}

function foldedPart(drawn: DrawnFor, paths: readonly PeopleOfPath[], words: string): Child {
  if (paths.length === 0) return null;
  return element(
    "details",
    { class: "part-of", open: drawn.printed !== null },
    element("summary", {}, words),
    pathsOf(drawn, paths),
  );
}

function pathsOf(drawn: DrawnFor, paths: readonly PeopleOfPath[]): Child {
  const holder = element("div", "paths");
  // On paper an owner looks for everybody.
  const whole = drawn.printed !== null && drawn.page.run.ofOneSource;
  const more = drawInParts(
    paths,
    whole ? MOST_PRINTED.people : PATHS_AT_ONCE,
    "ways",
    (ways) => holder.append(...ways),
    (path) => pathOf(drawn, path, paths.length <= FEW_PATHS),
  );
  return [holder, more];
}

function pathOf({ page, printed }: DrawnFor, path: PeopleOfPath, open: boolean): HTMLElement {
  const { access, userIds } = path;
  const { level } = access;
  const sentence = sentenceOf(pathSentence(access, userIds.length, page.namedGroup));
  return element(
    "div",
    {},
    element("p", "path", level !== "none" && levelSign(level), sentence),
    printed === null
      ? peopleFold(page, userIds, open && userIds.length <= FEW_PEOPLE)
      : element("div", "people-of", peopleOnPaper(page, userIds, printed.get(path) ?? 0)),
  );
}

/** The table is made when it is unfolded: there may be 100,000 people. */
function peopleFold(page: Page, userIds: readonly number[], open: boolean): HTMLElement {
  const all = userIds.length === 1 ? "Who it is" : `Who the ${figure(userIds.length)} are`;
  const fold = element("details", "people-of", element("summary", {}, all));
  const make = () => {
    if (fold.querySelector("table") === null) fold.append(element("div", {}, peopleTable(page, userIds)));
  };
  fold.addEventListener("toggle", () => fold.open && make());
  if (open) {
    make();
    fold.open = true;
  }
  return fold;
}
