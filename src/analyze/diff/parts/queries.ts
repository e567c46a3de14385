import type { DiffDirection } from "../../../model/diff.js";
import type { Query } from "../../../model/snapshot.js";
import { yesOrNo } from "../fields.js";
import type { Pair } from "../pairs.js";
import type { DiffPartDescriptor } from "../part.js";
import { directionOfSets } from "../ranks.js";
import { compareThings, type ThingRule } from "../things.js";

const rule: ThingRule<Query> = {
  part: "queries",
  kind: "query",
  nameField: "query_name",
  list: ({ snapshot }) => snapshot.queries.toSorted((a, b) => a.id - b.id),
  isFirm: ({ allQueries }) => allQueries,
  told: ({ name, dataSourceId, ownerId, modifierIds, draft, archived, schedule, hasKey, createdAt }) => ({
    query_name: name,
    data_source: { kind: "data source", ids: dataSourceId === null ? [] : [dataSourceId] },
    owner: { kind: "user", ids: [ownerId] },
    modifiers: modifierIds && { kind: "user", ids: modifierIds },
    draft: yesOrNo(draft),
    archived: yesOrNo(archived),
    schedule: schedule === null ? "none" : inWords(schedule),
    has_key: yesOrNo(hasKey),
    created_at: createdAt ?? undefined,
  }),
  direction: directionOf,
};

const queries: DiffPartDescriptor = {
  id: "queries",
  title: "Queries",
  about:
    "Queries that came or went; their owners, who may modify them, their keys, schedules and data sources.",
  needs: ["queries"],
  restsOn: ["modifiers"],
  isFirm: rule.isFirm,
  rows: (sides) => compareThings(rule, sides),
};
export default Object.freeze(queries);

function inWords({ everySeconds, until }: NonNullable<Query["schedule"]>): string {
  const every = everySeconds === null ? "on a schedule" : `every ${everySeconds} seconds`;
  return until === null ? every : `${every} until ${until}`;
}

/** Of a new one the owner is told by the access that it gives. */
function directionOf({ before, after }: Pair<Query>): DiffDirection {
  if (before === undefined || after === undefined) return "neither";
  return directionOfSets(openings(before), openings(after));
}

/** Whom the query lets in besides its owner. */
function openings({ modifierIds = [], hasKey }: Query): readonly string[] {
  return [...modifierIds.map((id) => `user ${id}`), ...(hasKey === true ? ["key"] : [])];
}
