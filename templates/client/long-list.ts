import { figure } from "../../src/model/counted.js";
import type { Named } from "../../src/page/named.js";
import { button, element, fill } from "./dom.js";
import { type Kind, nameLink } from "./signs.js";

/** How many names are drawn at once. More are drawn when somebody asks. */
const NAMES_AT_ONCE = 100;

/**
 * Names with commas between them, a hundred at once: a list may be as long as there are people.
 * @param whole the CSV file that has all of them, for paper
 */
export function longList(
  kind: Kind,
  ids: readonly number[],
  named: (id: number) => Named,
  whole: string,
): HTMLElement {
  const names = element("span", {});
  const more = element("span", {});
  let drawn = 0;
  const draw = () => {
    for (const id of ids.slice(drawn, drawn + NAMES_AT_ONCE)) {
      names.append(drawn === 0 ? "" : ", ", element("span", {}, nameLink(kind, named(id))));
      drawn += 1;
    }
    fill(more, drawn < ids.length && ["; ", showMore(), onPaper()]);
  };
  const showMore = () => {
    const next = Math.min(NAMES_AT_ONCE, ids.length - drawn);
    return button(
      `Show ${figure(next)} more of ${figure(ids.length)}`,
      { class: "more-names off-paper" },
      () => {
        const before = names.childElementCount;
        draw();
        names.children[before]?.querySelector("a")?.focus();
      },
    );
  };
  const onPaper = () =>
    element("span", "only-on-paper", `${figure(ids.length - drawn)} more are in ${whole}`);
  draw();
  return element("span", {}, names, more);
}
