/** What a user can do to a data source through groups, in the order in which reports name them. */
export const ABILITIES = [
  "list",
  "schema",
  "open_query",
  "read_result",
  "run_saved",
  "refresh",
  "run_any",
  "create_query",
] as const;
export type Ability = (typeof ABILITIES)[number];

export const LEVELS = ["query", "view", "schema", "none", "unknown"] as const;
/** `unknown`: the grants that would decide are not known. */
export type Level = (typeof LEVELS)[number];

export const WAY_KINDS = [
  "owned query",
  "modifiable query",
  "moved query",
  "query key",
  "public link",
  "script data source",
  "schedule",
  "alert",
] as const;

export type WayKind = (typeof WAY_KINDS)[number];
