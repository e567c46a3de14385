import { counted } from "../../model/counted.js";
import { isProblem } from "../../model/problem.js";
import type { Gap } from "../../model/snapshot.js";
import dataSourceEndpoint, { type DataSourceDetail } from "../../redash/endpoints/data-source.js";
import statusEndpoint, { type Status } from "../../redash/endpoints/status.js";
import { type CollectContext, forEachItem, readOrProblem } from "../context.js";
import type { SectionDraft } from "../section.js";

/** Ids missing from the list that are asked for one by one; where there are more, the groups are asked instead. */
const MOST_PROBES = 200;
/** As many missing ids in a row behind the highest listed one end the search. */
const MISSES_AT_THE_END = 2;

/** Higher than any id that a Redash is likely to have given. */
const NO_SUCH_ID = 999_999;

/** What is known of data sources that the list leaves out without a word, because their driver does not load. */
export interface HiddenSearch {
  /** There for certain. */
  readonly hidden: readonly number[];
  /** Deleted, or there: up to 8 the server answers the same. Only a group's list can tell. */
  readonly undecided: readonly number[];
  /** Not on the list, and yet they answer: they appeared after it. */
  readonly appeared: readonly DataSourceDetail[];
  /** Whether nothing but the groups' own lists can show that something is hidden. */
  readonly groupsMustTell: boolean;
}

/**
 * Looks for data sources that are not on the list. From 10 an id that does not exist is a 404 and one whose driver
 * does not load a 500. Up to 8 both are 500; there 4 to 6 name all data sources to a super admin in `/status.json`.
 */
export async function findHidden(
  context: CollectContext,
  draft: SectionDraft,
  listed: ReadonlyMap<number, { readonly name: string }>,
  permissions: readonly string[],
): Promise<HiddenSearch> {
  const missing = missingIds([...listed.keys()]);
  if (context.traits.missingDataSourceStatus === 404) {
    if (missing.length <= MOST_PROBES) return probe(context, draft, missing, Math.max(0, ...listed.keys()));
    noteTooMany(draft, missing.length);
    return { hidden: [], undecided: [], appeared: [], groupsMustTell: true };
  }
  if (context.traits.statusNamesDataSources && permissions.includes("super_admin")) {
    const status = await readOrProblem(context.reader.read(statusEndpoint, undefined, draft.record));
    if (
      !isProblem(status) &&
      namesNothingElse(
        status,
        [...listed.values()].map(({ name }) => name),
      )
    ) {
      return { hidden: [], undecided: [], appeared: [], groupsMustTell: false };
    }
  }
  if (missing.length <= MOST_PROBES)
    return { hidden: [], undecided: missing, appeared: [], groupsMustTell: true };
  noteTooMany(draft, missing.length);
  return { hidden: [], undecided: [], appeared: [], groupsMustTell: true };
}

function missingIds(listed: readonly number[]): number[] {
  const ids = new Set(listed);
  return Array.from({ length: Math.max(0, ...listed) }, (_, index) => index + 1).filter((id) => !ids.has(id));
}

/**
 * Asks for the missing ids one by one, and for those behind the highest. An id that cannot exist is asked for first:
 * only where that is a 404 does a 500 mean that there is something.
 */
async function probe(
  context: CollectContext,
  draft: SectionDraft,
  missing: readonly number[],
  highest: number,
): Promise<HiddenSearch> {
  const found = { hidden: [] as number[], undecided: [] as number[], appeared: [] as DataSourceDetail[] };
  const ask = async (dataSourceId: number): Promise<"there" | "missing" | "undecided"> => {
    const detail = await readOrProblem(
      context.reader.read(dataSourceEndpoint, { dataSourceId }, draft.record),
    );
    if (isProblem(detail, "not_found")) return "missing";
    if (isProblem(detail) && detail.status !== 500) return "undecided";
    if (isProblem(detail)) found.hidden.push(dataSourceId);
    else found.appeared.push(detail);
    return "there";
  };
  if ((await ask(Math.max(NO_SUCH_ID, highest * 2))) !== "missing") {
    return { hidden: [], undecided: missing, appeared: [], groupsMustTell: true };
  }
  await forEachItem(context, "Data sources not on the list", missing, async (id) => {
    if ((await ask(id)) === "undecided") found.undecided.push(id);
  });
  let misses = 0;
  for (let id = highest + 1; misses < MISSES_AT_THE_END && found.undecided.length === 0; id += 1) {
    const answer = await ask(id);
    if (answer === "undecided") found.undecided.push(id);
    misses = answer === "missing" ? misses + 1 : 0;
  }
  found.hidden.sort((a, b) => a - b);
  for (const id of found.hidden) draft.gaps.push(hiddenGap(id));
  return { ...found, groupsMustTell: found.undecided.length > 0 };
}

function hiddenGap(id: number): Gap {
  return {
    code: "data-source-hidden",
    what: `Data source ${id} is not on the list, and the server answers 500 when it is asked for. Its name and type are not known, and who can do what there is unknown.`,
    where: `GET /api/data_sources/${id}`,
    hint: "Its driver most likely does not load on the server. Have it installed, or have the data source deleted.",
    dataSources: [id],
  };
}

/**
 * Whether the queues name only listed data sources. Names may hold the `, ` that joins them, so nothing is split:
 * the known names are taken out, the longest first, and only separators may stay.
 */
export function namesNothingElse(status: Status, names: readonly string[]): boolean {
  // An empty text is a queue without data sources, or one that has no name: several of them tell nothing.
  if (status.queues.every(({ dataSources }) => dataSources === "")) return false;
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return status.queues.every(({ dataSources }) => {
    let rest = dataSources;
    for (const name of longestFirst.filter((name) => name !== "")) {
      const at = rest.indexOf(name);
      if (at >= 0) rest = `${rest.slice(0, at)}\u0000${rest.slice(at + name.length)}`;
    }
    const between = rest.split("\u0000");
    return between.every((text, index) => text === (index === 0 || index === between.length - 1 ? "" : ", "));
  });
}

function noteTooMany(draft: SectionDraft, count: number): void {
  draft.notes.push({
    code: "ids-not-probed",
    what: `${counted(count, "id")} of data sources are not on the list, too many to ask for one by one. The groups' own lists were read instead; a data source that no group is granted and whose driver does not load would not show there. Only administrators could reach it.`,
  });
}
