/** How a level looks, the same everywhere: a letter and, by its id, a colour of the style sheet. */
export interface LevelSign {
  readonly id: "query" | "view" | "schema" | "unknown";
  readonly letter: string;
  /** Short, in the third person: what somebody with the level does. */
  readonly name: string;
}

/** From the highest down. `none` has no sign: there is nothing to show. */
export const LEVELS: readonly LevelSign[] = [
  { id: "query", letter: "Q", name: "runs any query" },
  { id: "view", letter: "V", name: "reads results" },
  { id: "schema", letter: "S", name: "sees names" },
  { id: "unknown", letter: "?", name: "not known" },
];

/** How a grant looks: a sign and, by its id, a colour. */
export interface GrantSign {
  readonly id: "full" | "view" | "unknown";
  /** How the grants table spells it. */
  readonly cell: string;
  readonly sign: string;
  readonly name: string;
}

export const GRANTS: readonly GrantSign[] = [
  { id: "full", cell: "full", sign: "●", name: "full" },
  { id: "view", cell: "view only", sign: "○", name: "view only" },
  { id: "unknown", cell: "unknown", sign: "?", name: "not known" },
];
