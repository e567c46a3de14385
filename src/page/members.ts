import { putUnder } from "../model/put-under.js";
import type { Page } from "./page.js";

/** The members of each group, by group id, as places of users: in the order of names, each once. */
export function membersByGroup({ organisation }: Page): ReadonlyMap<number, readonly number[]> {
  const byGroup = new Map<number, number[]>();
  for (const [place, { groups }] of organisation.users.entries()) {
    for (const groupId of new Set(groups ?? [])) putUnder(byGroup, groupId, place);
  }
  return byGroup;
}
