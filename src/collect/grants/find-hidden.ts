import { counted } from "../../model/counted.js";
import { isProblem } from "../../model/problem.js";
import type { Gap } from "../../model/snapshot.js";
import type { DataSourceDetail } from "../../redash/endpoints/data-source.js";
import { type CollectContext, forEachItem } from "../context.js";
import { missesAtTheEnd, sorted } from "../ids.js";
import type { SectionDraft } from "../section.js";
import { readDetail } from "./read-data-sources.js";

/** Ids missing from the list that are asked for one by one; where there are more, the groups are asked instead. */
const MOST_PROBES = 200;
/** At least as many missing ids in a row behind the highest listed one end the search. */
const MISSES_AT_THE_END = { least: 2 };

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
 * does not load a 500. Up to 8 both are 500, and only the groups can tell. (`/status.json` of 4 to 6 names all data
 * sources, but as a set: one of the same name as a listed one does not show there.)
 */
export async function findHidden(
  context: CollectContext,
  draft: SectionDraft,
  listed: Iterable<number>,
): Promise<HiddenSearch> {
  const ids = [...listed];
  const missing = missingIds(ids);
  const groupsMustTell = { hidden: [], appeared: [], groupsMustTell: true };
  if (missing.length > MOST_PROBES) {
    noteTooMany(draft, missing.length);
    return { ...groupsMustTell, undecided: [] };
  }
  if (context.traits.missingDataSourceStatus === 500) return { ...groupsMustTell, undecided: missing };
  return probe(context, draft, missing, Math.max(0, ...ids));
}

function missingIds(listed: readonly number[]): number[] {
  const ids = new Set(listed);
  return Array.from({ length: Math.max(0, ...listed) }, (_, index) => index + 1).filter((id) => !ids.has(id));
}

/**
 * Asks for the ids behind the highest, then for the missing ones. A 500 means that there is something only where an
 * id that does not exist is a 404: if none behind the highest is, one that cannot exist is asked for.
 */
async function probe(
  context: CollectContext,
  draft: SectionDraft,
  missing: readonly number[],
  highest: number,
): Promise<HiddenSearch> {
  const found = { hidden: [] as number[], undecided: [] as number[], appeared: [] as DataSourceDetail[] };
  const ask = async (dataSourceId: number): Promise<"there" | "missing" | "undecided"> => {
    const detail = await readDetail(context, dataSourceId, draft.record);
    if (isProblem(detail, "not_found")) return "missing";
    if (isProblem(detail) && detail.status !== 500) found.undecided.push(dataSourceId);
    else if (isProblem(detail)) found.hidden.push(dataSourceId);
    else found.appeared.push(detail);
    return found.undecided.length > 0 ? "undecided" : "there";
  };
  const enough = missesAtTheEnd(missing, MISSES_AT_THE_END);
  let told404 = false;
  let misses = 0;
  for (let id = highest + 1; misses < enough && found.undecided.length === 0; id += 1) {
    if (id > highest + MOST_PROBES) break;
    const isMissing = (await ask(id)) === "missing";
    told404 ||= isMissing || (await ask(Math.max(NO_SUCH_ID, highest * 2))) === "missing";
    if (!told404) return { hidden: [], undecided: missing, appeared: [], groupsMustTell: true };
    misses = isMissing ? misses + 1 : 0;
  }
  await forEachItem(context, "Data sources not on the list", missing, async (id) => {
    await ask(id);
  });
  const hidden = sorted(found.hidden);
  for (const id of hidden) draft.gaps.push(hiddenGap(id));
  return { ...found, hidden, groupsMustTell: misses < enough || found.undecided.length > 0 };
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

function noteTooMany(draft: SectionDraft, count: number): void {
  draft.notes.push({
    code: "ids-not-probed",
    what: `${counted(count, "id")} of data sources are not on the list, too many to ask for one by one. The groups' own lists were read instead; a data source that no group is granted and whose driver does not load would not show there. Only administrators could reach it.`,
  });
}
