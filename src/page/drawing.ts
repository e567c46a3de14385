import { cut } from "./cut.js";
import type { LevelSign } from "./signs.js";

/** Something to draw in one of the columns. */
export interface Item {
  readonly key: string;
  readonly text: string;
  /** A second line, smaller. Empty: none. */
  readonly sub: string;
  /** All that there was no room for. */
  readonly title: string;
  readonly level: LevelSign["id"] | null;
}

/**
 * `member`: of the group. `own`: round the groups, by queries of one's own. Others: what the group gives; `permission`
 * is the leg that no grant gives.
 */
export type LinkStyle = "member" | "full" | "view" | "unknown" | "admin" | "permission" | "own";

export interface Link {
  /** Keys of items; `to` is in a column further right. */
  readonly from: string;
  readonly to: string;
  readonly style: LinkStyle;
}

/** What is drawn, before it has a place: columns from left to right, the most important items of each first. */
export interface Sketch {
  readonly columns: readonly Column[];
  readonly links: readonly Link[];
}

export interface Column {
  readonly items: readonly Item[];
  /** `and 12 more groups`: what those are called that the drawing has no room for. */
  readonly more: (count: number) => string;
}

export interface DrawnNode extends Item {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnLink extends Link {
  /** The line, as SVG has it. */
  readonly d: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
}

/** A column with more items than this is drawn with its first ones, and one that stands for all others. */
const MOST_NODES = 8;
const NODE_WIDTH = 196;
const COLUMN_STEP = 262;
const GAP = 8;
const [LOW, HIGH] = [28, 44];
/** Letters of usual width that a line of a node has room for, beside the sign of a level or without it. */
const [TEXT_ROOM, SUB_ROOM, SIGN_ROOM] = [22, 26, 3];

/** Gives everything a place: no two nodes overlap, and each link joins two of the nodes. */
export function layOut(sketch: Sketch): Drawing {
  const { columns, links } = merged(sketch);
  const heights = columns.map((items) => heightOf(items));
  const height = Math.max(0, ...heights);
  const nodes = columns.flatMap((items, column) =>
    placed(items, column * COLUMN_STEP, (height - (heights[column] ?? 0)) / 2),
  );
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return {
    width: (columns.length - 1) * COLUMN_STEP + NODE_WIDTH,
    height,
    nodes,
    links: links.flatMap((link) => {
      const [from, to] = [byKey.get(link.from), byKey.get(link.to)];
      return from && to ? [{ ...link, d: lineOf(from, to, link.style) }] : [];
    }),
  };
}

/** Columns that are short enough, and links between what is left, each once. */
function merged({ columns, links }: Sketch): { columns: Item[][]; links: Link[] } {
  const standsFor = new Map<string, string>();
  const short = columns.map(({ items, more }, column) => {
    if (items.length <= MOST_NODES) return [...items];
    const kept = items.slice(0, MOST_NODES - 1);
    const others = items.slice(kept.length);
    const key = `more ${column}`;
    for (const other of others) standsFor.set(other.key, key);
    return [...kept, { key, text: more(others.length), sub: "", title: titleOf(others), level: null }];
  });
  const known = new Map<string, Link>();
  for (const { from, to, style } of links) {
    const link = { from: standsFor.get(from) ?? from, to: standsFor.get(to) ?? to, style };
    known.set(`${link.from}\n${link.to}\n${style}`, link);
  }
  return { columns: short, links: [...known.values()] };
}

/** So many names a title has room for. */
const MOST_IN_TITLE = 20;

function titleOf(items: readonly Item[]): string {
  const names = items.slice(0, MOST_IN_TITLE).map(({ text }) => text);
  return items.length > MOST_IN_TITLE ? `${names.join(", ")}, …` : names.join(", ");
}

function placed(items: readonly Item[], x: number, top: number): DrawnNode[] {
  let y = top;
  return items.map((item) => {
    const taken = item.level === null ? 0 : SIGN_ROOM;
    const node = {
      ...item,
      ...{ text: cut(item.text, TEXT_ROOM - taken), sub: cut(item.sub, SUB_ROOM - taken) },
      ...{ x, y, width: NODE_WIDTH, height: heightOfItem(item) },
    };
    y += node.height + GAP;
    return node;
  });
}

function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + heightOfItem(item) + GAP, -GAP);
}

function heightOfItem({ sub }: Item): number {
  return sub === "" ? LOW : HIGH;
}

/** A permission's line runs a little below the grant's, so that both are seen. */
function lineOf(from: DrawnNode, to: DrawnNode, style: LinkStyle): string {
  const lower = style === "permission" ? 7 : 0;
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2 + lower];
  const [x2, y2] = [to.x, to.y + to.height / 2 + lower];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
