import {
  type Drawing,
  type DrawnLink,
  type DrawnNode,
  type LinkStyle,
  layOut,
  type Sketch,
} from "../../src/page/drawing.js";
import { LEVELS } from "../../src/page/signs.js";
import { LINE_WORDS } from "../../src/page/sketches.js";
import { type Child, element, svgElement } from "./dom.js";

const MARGIN = 2;

/** Widths and dashes stand with the lines themselves: on paper and without colour they tell the same. */
const LINES: Readonly<Record<LinkStyle, Readonly<Record<string, string | number>>>> = {
  member: { "stroke-width": 1 },
  full: { "stroke-width": 3 },
  view: { "stroke-width": 2, "stroke-dasharray": "7 4" },
  unknown: { "stroke-width": 2.5, "stroke-dasharray": "0.1 5", "stroke-linecap": "round" },
  admin: { "stroke-width": 6 },
  permission: { "stroke-width": 1 },
  own: { "stroke-width": 2, "stroke-dasharray": "2 3" },
};

/**
 * Draws who reaches what through which groups.
 * @param words the same in words, for those who do not see it
 */
export function drawingOf(sketch: Sketch, title: string, words: string): Child {
  const drawing = layOut(sketch);
  return element(
    "figure",
    "drawing",
    element(
      "div",
      { class: "drawing-scroll", tabindex: 0, role: "group", "aria-label": title },
      svgOf(drawing, title, words),
    ),
    legendOf(drawing),
  );
}

function svgOf({ width, height, nodes, links }: Drawing, title: string, words: string): SVGElement {
  return svgElement(
    "svg",
    {
      role: "img",
      viewBox: `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`,
      width: width + 2 * MARGIN,
      height: height + 2 * MARGIN,
      "font-size": 13,
    },
    svgElement("title", {}, title),
    svgElement("desc", {}, words),
    links.map(lineOf),
    nodes.map(nodeOf),
  );
}

function lineOf({ d, style, from, to }: DrawnLink): Child {
  const line = svgElement("path", {
    class: `line ${style}`,
    d,
    fill: "none",
    ...LINES[style],
    "data-from": from,
    "data-to": to,
  });
  // A double line: the same, thinner, in the colour of the paper over it.
  return style === "admin"
    ? [line, svgElement("path", { class: "line between", d, fill: "none", "stroke-width": 2 })]
    : line;
}

function nodeOf({ x, y, width, height, text, sub, title, level, key }: DrawnNode): SVGElement {
  const inset = level === null ? 10 : 34;
  return svgElement(
    "g",
    { class: "node", "data-key": key },
    svgElement("title", {}, title),
    svgElement("rect", { x, y, width, height, rx: 4 }),
    level !== null && levelOf(level, x + 6, y + height / 2),
    // One of its own clips what a font draws wider than was reckoned with.
    svgElement(
      "svg",
      { x, y, width: width - 4, height },
      svgElement("text", { x: inset, y: sub === "" ? 18 : 19, class: "name" }, text),
      sub !== "" && svgElement("text", { x: inset, y: 35, class: "sub", "font-size": 11 }, sub),
    ),
  );
}

function levelOf(id: string, x: number, middle: number): Child {
  const sign = LEVELS.find((level) => level.id === id);
  return [
    svgElement("rect", { class: `wash ${id}`, x, y: middle - 10, width: 20, height: 20, rx: 3 }),
    svgElement(
      "text",
      {
        class: `letter ${id}`,
        x: x + 10,
        y: middle + 4.5,
        "text-anchor": "middle",
        "font-size": 12,
        "font-weight": 700,
      },
      sign?.letter ?? "",
    ),
  ];
}

/** Only the lines that the drawing has. */
function legendOf({ links }: Drawing): Child {
  const styles = (Object.keys(LINE_WORDS) as LinkStyle[]).filter((style) =>
    links.some((link) => link.style === style),
  );
  return element(
    "figcaption",
    {},
    styles.map((style) =>
      element(
        "span",
        "line-key",
        svgElement(
          "svg",
          { width: 36, height: 8, "aria-hidden": "true" },
          lineOf({ from: "", to: "", style, d: "M2 4H34" }),
        ),
        LINE_WORDS[style],
      ),
    ),
  );
}
