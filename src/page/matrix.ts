import { permissionSet } from "../graph/access.js";
import { type GrantsOfGroup, grantsByGroup } from "./grants.js";
import { makesAdmins } from "./group-facts.js";
import type { Page } from "./page.js";
import { GRANTS, type GrantSign } from "./signs.js";

/** What a cell of the matrix shows: a grant, or that the group needs none because of the permission admin. */
export type CellId = GrantSign["id"] | "admin";

export interface CellSign {
  readonly id: CellId;
  readonly sign: string;
  readonly name: string;
}

/** In the order of the legend. */
export const CELL_SIGNS: readonly CellSign[] = [
  ...GRANTS,
  { id: "admin", sign: "◆", name: "everything, by the permission admin" },
];

/** Which group is granted which data source. */
export interface Matrix {
  /** Places of groups. */
  readonly rows: readonly number[];
  /** Places of data sources. */
  readonly columns: readonly number[];
  /** null: no grant. */
  readonly cellOf: (groupPlace: number, sourcePlace: number) => CellId | null;
}

export function matrixOf(page: Page): Matrix {
  const { groups, dataSources } = page.organisation;
  const grants = grantsByGroup(page);
  const granted: (GrantsOfGroup | undefined)[] = groups.map(({ id }) => grants.get(id));
  const admins = groups.map((_, place) => (makesAdmins(page, place) ? adminCells(page, place) : null));
  return {
    rows: groups.map((_, place) => place),
    columns: dataSources.map((_, place) => place),
    cellOf(groupPlace, sourcePlace) {
      const id = dataSources[sourcePlace]?.id ?? 0;
      return granted[groupPlace]?.get(id) ?? admins[groupPlace]?.[sourcePlace] ?? null;
    },
  };
}

/** What a group that makes administrators reaches without a grant, by the rule: not what the server tells nothing of. */
function adminCells({ graph, organisation }: Page, groupPlace: number): CellId[] {
  const permissions = permissionSet(organisation.groups[groupPlace]?.permissions ?? []);
  return organisation.dataSources.map(({ presence }) => {
    const { grant } = graph.index.rule({ permissions, granted: "none", maybeMore: false, presence });
    return grant === "full" ? "admin" : "unknown";
  });
}

/** What is left of the matrix where only these groups and data sources are looked for; null: all. */
export interface Looked {
  readonly groups: ReadonlySet<number> | null;
  readonly sources: ReadonlySet<number> | null;
}

/**
 * What a question leaves of the matrix, which finds these groups and data sources: where it finds none of the one kind,
 * all of that kind stand beside what it finds of the other. Nothing where it finds neither.
 */
export function lookedFor(groups: readonly number[], sources: readonly number[]): Looked {
  const neither = groups.length + sources.length === 0;
  const found = (places: readonly number[]) => (neither || places.length > 0 ? new Set(places) : null);
  return { groups: found(groups), sources: found(sources) };
}

export function narrowed(matrix: Matrix, { groups, sources }: Looked): Matrix {
  return {
    ...matrix,
    rows: matrix.rows.filter((place) => groups?.has(place) ?? true),
    columns: matrix.columns.filter((place) => sources?.has(place) ?? true),
  };
}

/** Rows or columns from `from` up to and without `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Which of `count` rows or columns are in view, where each is `size` wide, the view is as wide as `extent` and was
 * scrolled by so much. With a margin of so many on both sides.
 */
export function inView(
  { scrolled, extent, size, count }: Record<"scrolled" | "extent" | "size" | "count", number>,
  margin: number,
): Stretch {
  const within = (place: number) => Math.min(count, Math.max(0, place));
  return {
    from: within(Math.floor(scrolled / size) - margin),
    to: within(Math.ceil((scrolled + extent) / size) + margin),
  };
}

export function covers(drawn: Stretch, seen: Stretch): boolean {
  return drawn.from <= seen.from && seen.to <= drawn.to;
}

/** More cells than this are drawn only where they are seen. */
const MOST_WHOLE = 2400;
/** How many columns fit on paper, upright and turned, and how many rows are worth it. */
const UPRIGHT_COLUMNS = 24;
const TURNED_COLUMNS = 44;
const PAPER_ROWS = 200;

/** How much of a matrix is drawn at once, and how it is printed. */
export function sizeOf({ rows, columns }: Matrix) {
  return {
    whole: rows.length * columns.length <= MOST_WHOLE,
    onPaper: columns.length <= TURNED_COLUMNS && rows.length <= PAPER_ROWS,
    turned: columns.length > UPRIGHT_COLUMNS,
  };
}
