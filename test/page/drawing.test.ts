import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Drawing, type Item, type Link, layOut, type Sketch } from "../../src/page/drawing.js";
import type { Page } from "../../src/page/page.js";
import { personPaths } from "../../src/page/person-paths.js";
import { personSketch, sourceSketch } from "../../src/page/sketches.js";
import { sourcePaths } from "../../src/page/source-paths.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";
import { openedPage } from "../helpers/opened-page.js";
import { smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const drawnPerson = (page: Page, id: number) => layOut(personSketch(page, id, personPaths(page, id)));
const drawnSource = (page: Page, id: number) => layOut(sourceSketch(page, id, sourcePaths(page, id)));

/** A drawing as lines of text: what stands where, and what joins what. */
function inShort({ nodes, links }: Drawing) {
  const textOf = (key: string) => nodes.find((node) => node.key === key)?.text;
  return {
    nodes: nodes.map(({ x, y, level, text, sub }) =>
      [`${x},${y}`, level, text, sub].filter((part) => part !== null && part !== "").join(" | "),
    ),
    links: links.map(({ from, to, style }) => `${textOf(from)} ${style} ${textOf(to)}`),
  };
}

describe("the drawing of a person", () => {
  it("leads over the groups that matter to data sources of the same path", () => {
    const page = openedPage(smallSnapshot());
    expect(inShort(drawnPerson(page, 2))).toEqual({
      nodes: [
        "0,26 | Ana Lima #2",
        "262,0 | Analysts | lets run queries",
        "262,52 | default",
        "524,8 | query | Warehouse",
        "524,44 | unknown | (name not told) #3",
      ],
      links: [
        "Analysts full Warehouse",
        "default view Warehouse",
        "Analysts permission Warehouse",
        "Ana Lima #2 member Analysts",
        "Ana Lima #2 member default",
        "Analysts unknown (name not told) #3",
      ],
    });
  });

  it("puts data sources of the same path into one node, and leaves out groups that give nothing", () => {
    const page = openedPage(
      snapshot({
        groups: [...snapshot().groups, group(3, "Analysts"), group(4, "Idle", { permissions: [] })],
        users: [user(1, "Ada", [3, 4])],
        dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Ledger")],
        grants: [grant(3, 1), grant(3, 2)],
      }),
    );
    expect(inShort(drawnPerson(page, 1))).toEqual({
      nodes: [
        "0,8 | Ada",
        "262,0 | Analysts | lets run queries",
        "524,0 | query | 2 data sources | Ledger, Warehouse",
      ],
      links: ["Analysts full 2 data sources", "Analysts permission 2 data sources", "Ada member Analysts"],
    });
  });

  it("has a way of its own for groups that are not told", () => {
    const page = openedPage({ ...smallSnapshot(), users: [user(1, "Ada", null)] });
    expect(inShort(drawnPerson(page, 1)).links).toEqual([
      "Ada unknown groups not told",
      "groups not told unknown 3 data sources",
    ]);
  });
});

describe("the drawing of a data source", () => {
  it("leads from the people of each path over their groups", () => {
    const page = openedPage(smallSnapshot());
    expect(inShort(drawnSource(page, 1))).toEqual({
      nodes: [
        "0,0 | query | 1 person | by API key alone",
        "0,52 | view | 1 person",
        "0,88 | query | 1 person",
        "0,124 | query | 1 person | as administrator",
        "0,176 | query | 1 person | latent",
        "262,44 | default | lets read results, run queries",
        "262,96 | Analysts | lets run queries",
        "262,148 | admin",
        "524,96 | Warehouse",
      ],
      links: [
        "Analysts full Warehouse",
        "Analysts permission Warehouse",
        "1 person member Analysts",
        "default view Warehouse",
        "default permission Warehouse",
        "1 person member default",
        "1 person member Analysts",
        "1 person member default",
        "admin admin Warehouse",
        "1 person member admin",
        "1 person member default",
        "1 person member Analysts",
        "1 person member default",
      ],
    });
  });

  it("draws the ways of the most people, and counts all people of the others", () => {
    const ids = Array.from({ length: 20 }, (_, index) => index + 3);
    const page = openedPage(
      snapshot({
        groups: [...snapshot().groups, ...ids.map((id) => group(id, `Team ${id}`))],
        users: ids.flatMap((id) =>
          Array.from({ length: id }, (_, index) => user(id * 100 + index, `P ${id} ${index}`, [id])),
        ),
        dataSources: [dataSource(1, "Warehouse")],
        grants: ids.map((id) => grant(id, 1)),
      }),
    );
    const { nodes } = drawnSource(page, 1);
    const texts = nodes.map(({ text, sub }) => `${text} ${sub}`.trim());
    expect(texts.slice(0, 8)).toEqual([
      ...[22, 21, 20, 19, 18, 17, 16].map((size) => `${size} people`),
      "117 people in 13 other ways",
    ]);
    expect(texts).toContain("and 13 more groups");
    expect(nodes).toHaveLength(8 + 8 + 1);
  });
});

const TEXTS = fc.oneof(
  fc.constantFrom(
    "",
    "Ann",
    "<script>",
    "‮evil",
    "W".repeat(250),
    "部品".repeat(60),
    "👩‍🚀".repeat(40),
    "a\nb",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);
const columnOf = (name: string) =>
  fc
    .array(
      fc.record({
        text: TEXTS,
        sub: TEXTS,
        title: TEXTS,
        level: fc.constantFrom("query" as const, null),
      }),
      { maxLength: 30 },
    )
    .map((items) => ({
      items: items.map((item, index): Item => ({ key: `${name} ${index}`, ...item })),
      more: (more: number) => `and ${more} more`,
    }));
const sketches: fc.Arbitrary<Sketch> = fc
  .tuple(columnOf("left"), columnOf("middle"), columnOf("right"))
  .chain((columns) => {
    const keys = [...columns.flatMap(({ items }) => items.map(({ key }) => key)), "nobody"];
    const link: fc.Arbitrary<Link> = fc.record({
      from: fc.constantFrom(...keys),
      to: fc.constantFrom(...keys),
      style: fc.constantFrom("member" as const, "full" as const, "permission" as const),
    });
    return fc.array(link, { maxLength: 60 }).map((links) => ({ columns, links }));
  });

function expectWellDrawn({ nodes, links, width, height }: Drawing): void {
  for (const [place, a] of nodes.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.y).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of nodes.slice(place + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.key} and ${b.key} overlap`).toBe(true);
    }
  }
  const keys = nodes.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { from, to, d } of links) {
    expect(keys).toContain(from);
    expect(keys).toContain(to);
    expect(d).toMatch(/^M[\d.]+ [\d.]+C[\d. ]+$/);
  }
}

describe("any drawing", () => {
  it("has no two nodes that overlap, at most eight in a column, and links between nodes alone", () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const drawing = layOut(sketch);
        expectWellDrawn(drawing);
        expect(drawing.nodes.length).toBeLessThanOrEqual(24);
        const pairs = drawing.links.map(({ from, to, style }) => `${from} > ${to} ${style}`);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });

  it("of a random organisation joins everything that it shows", () => {
    fc.assert(
      fc.property(snapshots, (random) => {
        const page = openedPage(random);
        const drawings = [
          ...random.users.map(({ id }) => drawnPerson(page, id)),
          ...random.dataSources.map(({ id }) => drawnSource(page, id)),
        ];
        for (const drawing of drawings.filter(({ links }) => links.length > 0)) {
          expectWellDrawn(drawing);
          for (const { key } of drawing.nodes)
            expect(drawing.links.some(({ from, to }) => from === key || to === key)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});
