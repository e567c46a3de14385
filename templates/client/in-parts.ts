import { figure } from "../../src/model/counted.js";
import { button, type Child, element, fill } from "./dom.js";

/**
 * Draws the first so many things, and more when somebody asks. `append` takes what was drawn; the first new one that
 * can have the focus gets it, as the button goes.
 */
export function drawInParts<T>(
  things: readonly T[],
  atOnce: number,
  many: string,
  append: (drawn: HTMLElement[]) => void,
  draw: (thing: T) => HTMLElement,
): Child {
  const more = element("p", "more-rows");
  let shown = 0;
  const drawNext = () => {
    const made = things.slice(shown, shown + atOnce).map(draw);
    shown += made.length;
    append(made);
    const left = things.length - shown;
    if (left === 0) fill(more);
    else
      fill(
        more,
        button(`Show ${figure(Math.min(left, atOnce))} more`, { class: "off-paper" }, () => {
          drawNext()[0]?.querySelector<HTMLElement>("a, button, summary")?.focus();
        }),
        ` ${figure(shown)} of ${figure(things.length)} ${many} are shown; effective-access.csv has all.`,
      );
    return made;
  };
  drawNext();
  return more;
}
