/** How a level looks, the same everywhere: a letter and, by its id, a colour of the style sheet. */
export interface LevelSign {
  readonly id: "query" | "view" | "schema" | "unknown";
  readonly letter: string;
  /** Short, in the third person: what somebody with the level does. */
  readonly name: string;
  readonly meaning: string;
}

/** From the highest down. `none` has no sign: there is nothing to show. */
export const LEVELS: readonly LevelSign[] = [
  {
    id: "query",
    letter: "Q",
    name: "runs any query",
    meaning: "any query text of their own",
  },
  { id: "view", letter: "V", name: "reads results", meaning: "of queries that others made" },
  { id: "schema", letter: "S", name: "sees names", meaning: "of tables, columns and dropdown values" },
  { id: "unknown", letter: "?", name: "not known", meaning: "the server does not tell: neither yes nor no" },
];

/** How a grant looks. The words go before the list of what is granted, or of whom it is granted to. */
export interface GrantSign {
  readonly id: "full" | "view" | "unknown";
  readonly sign: string;
  readonly name: string;
}

export const GRANTS: readonly GrantSign[] = [
  { id: "full", sign: "●", name: "full" },
  { id: "view", sign: "○", name: "view only" },
  { id: "unknown", sign: "?", name: "not known" },
];
