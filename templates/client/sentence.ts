import { type MoreNames, moreWords, type NamePart, type Sentence } from "../../src/page/parts.js";
import { button, type Child, element } from "./dom.js";
import { nameLink } from "./signs.js";

/** A sentence whose names are links. What it has no room for is shown when asked for, and on paper. */
export function sentenceOf(sentence: Sentence): Child {
  return sentence.map((part) => {
    if (typeof part === "string") return part;
    return "more" in part ? moreNames(part) : nameOf(part);
  });
}

function nameOf({ kind, named, quoted }: NamePart): Child {
  // The mark, such as `admin`, is said by the sentence where it matters.
  const link = nameLink(kind, { ...named, mark: "" });
  return quoted ? ["“", link, "”"] : link;
}

function moreNames(part: MoreNames): Child {
  const names = element(
    "span",
    { class: "rest", hidden: true, tabindex: -1 },
    part.more.map((name, place) => [place > 0 && ", ", nameOf(name)]),
  );
  const show = button(moreWords(part), { class: "more-names" }, () => {
    names.hidden = false;
    show.remove();
    names.focus();
  });
  return [show, names];
}
