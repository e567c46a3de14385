import { isProblem } from "../../model/problem.js";
import groupDataSources, { type GroupDataSource } from "../../redash/endpoints/group-data-sources.js";
import { type CollectContext, forEachItem, readOrProblem } from "../context.js";
import { reasonOf } from "../reason.js";
import type { SectionDraft } from "../section.js";

/** What the groups' own lists say of the grants. */
export interface GroupSide {
  readonly told: ReadonlyMap<number, readonly GroupDataSource[]>;
  /**
   * Groups whose list is an error, with the reason: one data source is granted twice, or the driver of one does not
   * load, and either hides all grants of the group on this side.
   */
  readonly silent: ReadonlyMap<number, string>;
}

export async function readGroupSide(
  context: CollectContext,
  draft: SectionDraft,
  groupIds: readonly number[],
): Promise<GroupSide> {
  const told = new Map<number, readonly GroupDataSource[]>();
  const silent = new Map<number, string>();
  await forEachItem(context, "Grants by group", groupIds, async (groupId) => {
    const answer = await readOrProblem(context.reader.read(groupDataSources, { groupId }, draft.record));
    if (isProblem(answer)) silent.set(groupId, reasonOf(answer));
    else told.set(groupId, answer);
  });
  return { told, silent };
}
