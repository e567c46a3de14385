import { isProblem, type Problem } from "../../model/problem.js";
import groupMembers from "../../redash/endpoints/group-members.js";
import organizationStatus from "../../redash/endpoints/organization-status.js";
import users, { type RawUser } from "../../redash/endpoints/users.js";
import { type CollectContext, forEachItem, readOrProblem } from "../context.js";
import type { SectionDraft } from "../section.js";
import { readList } from "./read-list.js";
import type { ListReading, Pass, UserOrder } from "./readings.js";

/**
 * One whole reading: the default group's members first, then the enabled, then the disabled users, then both
 * totals once more. In this order somebody who is disabled meanwhile stands on both lists, and somebody enabled
 * meanwhile moves a total: a change cannot take anybody away unseen.
 */
export async function readPass(
  context: CollectContext,
  draft: SectionDraft,
  defaultGroupId: number | null,
  order: UserOrder,
): Promise<Pass> {
  const members = defaultGroupId === null ? null : await readMembers(context, draft, defaultGroupId);
  const enabled = await readList(context, "enabled", order, draft.record);
  const lists: ListReading[] = [enabled];
  // A list with pages is the enabled ones', whatever version the server says.
  if (enabled.list !== "all" && (context.traits.canDisableUsers || enabled.counts.length > 0)) {
    lists.push(await readList(context, "disabled", order, draft.record));
  }
  const totals = await readTotals(context, draft, lists);
  return { lists, members: isProblem(members) ? null : members, ...totals };
}

/** What the server counts now. */
export async function readTotals(
  context: CollectContext,
  draft: SectionDraft,
  lists: readonly ListReading[],
): Promise<Pick<Pass, "enabledAfter" | "disabledAfter">> {
  const status = await readOrProblem(context.reader.read(organizationStatus, undefined, draft.record));
  return {
    enabledAfter: isProblem(status) ? null : (status.users ?? null),
    disabledAfter: lists.length > 1 ? await countDisabled(context, draft) : null,
  };
}

async function readMembers(
  context: CollectContext,
  draft: SectionDraft,
  groupId: number,
): Promise<RawUser[] | Problem> {
  const step = "Members of the default group";
  context.onProgress({ step, done: 0, total: null });
  const members = await readOrProblem(context.reader.read(groupMembers, { groupId }, draft.record));
  if (!isProblem(members)) context.onProgress({ step, done: members.length, total: members.length });
  return members;
}

/** The total of the disabled users alone, by the smallest page there is. */
async function countDisabled(context: CollectContext, draft: SectionDraft): Promise<number | null> {
  const params = { page: 1, pageSize: 1, order: "name", disabled: true } as const;
  const answer = await readOrProblem(context.reader.read(users, params, draft.record));
  return isProblem(answer) || answer.kind === "bare" ? null : answer.count;
}

/** The members of each group; a group whose members could not be read has a problem in their place. */
export async function readMembersOfGroups(
  context: CollectContext,
  draft: SectionDraft,
  groupIds: readonly number[],
): Promise<Map<number, readonly RawUser[] | Problem>> {
  const found = new Map<number, readonly RawUser[] | Problem>();
  await forEachItem(context, "Members of all groups", groupIds, async (groupId) => {
    found.set(groupId, await readOrProblem(context.reader.read(groupMembers, { groupId }, draft.record)));
  });
  return found;
}
