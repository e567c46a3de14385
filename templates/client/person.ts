import { leavingSentences } from "../../src/page/leaving.js";
import { label } from "../../src/page/named.js";
import type { Page } from "../../src/page/page.js";
import { plainText } from "../../src/page/parts.js";
import { membershipSentences, personFacts } from "../../src/page/person-facts.js";
import { personPaths, type SourcesOfPath } from "../../src/page/person-paths.js";
import { programsOfPerson } from "../../src/page/programs.js";
import { personSentence } from "../../src/page/sentences.js";
import { personSketch } from "../../src/page/sketches.js";
import { type Child, element, fill } from "./dom.js";
import { drawingOf } from "./drawing.js";
import { drawInParts } from "./in-parts.js";
import { sentenceOf } from "./sentence.js";
import { levelSign } from "./signs.js";

const PATHS_AT_ONCE = 25;

/** What a person can do to which data source, by which groups, and what would be left without each. */
export function personDetails(page: Page, place: number): Child {
  const id = page.organisation.users[place]?.id ?? 0;
  const paths = personPaths(page, id);
  const programs = programsOfPerson(page, id);
  return [
    paths.length === 0
      ? element("p", "facts", "Reaches nothing, by groups or queries of their own.")
      : [pathsOf(page, id, paths), whenSeen(() => drawingOfPerson(page, id, paths))],
    programs !== "" && element("p", "facts", programs),
    element(
      "p",
      "facts",
      membershipSentences(page, place).map((said) => [sentenceOf(said), " "]),
    ),
    element(
      "p",
      "facts soft",
      personFacts(page, place).map((fact) => [element("bdi", {}, fact), " "]),
    ),
  ];
}

/**
 * Not on paper, where hundreds of people are unfolded at once and the sentences say the same: it is drawn for who comes
 * to look at it.
 */
function whenSeen(draw: () => Child): HTMLElement {
  const holder = element("div", "off-paper");
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      fill(holder, draw());
    },
    { rootMargin: "200px" },
  );
  observer.observe(holder);
  return holder;
}

/** So many sentences say in words what the drawing shows. */
const SENTENCES = 8;

function drawingOfPerson(page: Page, userId: number, paths: readonly SourcesOfPath[]): Child {
  const person = page.namedUser(userId);
  const words = paths
    .slice(0, SENTENCES)
    .map(({ access, sources }) => plainText(personSentence(access, person, sources, page.namedGroup)));
  return drawingOf(
    personSketch(page, userId, paths),
    `What ${label(person)} reaches, through which groups`,
    words.join(" "),
  );
}

function pathsOf(page: Page, userId: number, paths: readonly SourcesOfPath[]): Child {
  const holder = element("div", "paths");
  const more = drawInParts(
    paths,
    PATHS_AT_ONCE,
    "ways",
    (drawn) => holder.append(...drawn),
    (path) => pathOf(page, userId, path),
  );
  return [holder, more];
}

function pathOf(page: Page, userId: number, { access, sources, leaving }: SourcesOfPath): HTMLElement {
  const { level } = access;
  const sentence = personSentence(access, page.namedUser(userId), sources, page.namedGroup);
  const left = leavingSentences(access, leaving, page.namedGroup);
  return element(
    "div",
    {},
    element("p", "path", level !== "none" && levelSign(level), sentenceOf(sentence)),
    left.length > 0 &&
      element(
        "p",
        "leaving",
        left.map((said) => [sentenceOf(said), " "]),
      ),
  );
}
