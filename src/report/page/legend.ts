import { LEVELS, type LevelSign } from "../../page/signs.js";

/** What stands behind the name of a level. */
const MEANINGS: Readonly<Record<LevelSign["id"], string>> = {
  query: "that they write",
  view: "of queries that others made",
  schema: "of tables, columns, dropdown values",
  unknown: "Redash does not tell: neither yes nor no",
};

/** What the signs of levels mean, from the highest down. */
export function legendView() {
  return LEVELS.map((level) => ({ ...level, meaning: MEANINGS[level.id] }));
}
