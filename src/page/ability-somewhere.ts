import type { GroupEntry } from "../graph/access-index.js";
import { accessOfUser } from "../graph/user-access.js";
import type { Page } from "./page.js";

/** What a group grants on data sources that the server lists, as bits. */
const GIVES = { full: 1, view: 2, unknown: 4 } as const;

/**
 * Whether a person has the ability on at least one data source, by the person's place.
 *
 * To ask for every data source of 100,000 people takes seconds. Whether there is one depends on two things alone: the
 * permissions of all the person's groups together, and which kinds of grants the groups have anywhere (a full grant
 * gives whatever a view-only one does). People who are alike in both get one answer, that of the first of them.
 */
export function abilitySomewhere(page: Page, ability: string): (place: number) => "yes" | "no" | "unknown" {
  const { users, graph } = page;
  const kindsOf = kindsOfGrants(page);
  const answers = new Map<number, boolean>();
  return (place) => {
    const userId = users.user_id[place] as number;
    const groups = graph.index.users.get(userId)?.groups ?? null;
    let permissions = 0;
    let kinds = 0;
    for (const group of groups ?? []) {
      permissions |= group.permissions;
      kinds |= kindsOf(group);
    }
    const key = permissions * 8 + kinds;
    let has = answers.get(key);
    if (groups === null) has = false;
    else if (has === undefined) {
      has = accessOfUser(graph, userId).some(({ access }) => access.abilities.some((one) => one === ability));
      answers.set(key, has);
    }
    if (has) return "yes";
    return (users.data_sources_unknown[place] as number) > 0 ? "unknown" : "no";
  };
}

function kindsOfGrants({ graph }: Page): (group: GroupEntry) => number {
  const { dataSources } = graph.index;
  const known = new Map<GroupEntry, number>();
  return (group) => {
    let kinds = known.get(group);
    if (kinds === undefined) {
      kinds = 0;
      for (const [place, gives] of group.grants) {
        if (dataSources[place]?.presence === "listed") kinds |= GIVES[gives];
      }
      known.set(group, kinds);
    }
    return kinds;
  };
}
