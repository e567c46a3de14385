import { accessOf } from "../graph/user-access.js";
import type { Page } from "./page.js";
import { capital, countPeople } from "./words.js";

/** What the paths of the person do not show; empty: nothing. */
export function programsOfPerson({ programs }: Page, userId: number): string {
  const own = programs.get(userId);
  if (own === undefined) return "";
  const reaches = own.live ? "reaches" : "would reach, once the account is enabled,";
  return `${capital(`${own.certain ? "" : "perhaps "}${reaches} every other data source by programs`)}, whatever groups grant: see Ways round.`;
}

/** How many people reach a data source by programs whose own paths do not let them run queries there; empty: nobody. */
export function programsTo({ programs, graph }: Page, dataSourceId: number): string {
  const others = [...programs].flatMap(([userId, own]) =>
    accessOf(graph, userId, dataSourceId).level === "query" ? [] : [own],
  );
  if (others.length === 0) return "";
  const live = others.filter((own) => own.live).length;
  const latent = others.length - live;
  const perhaps = others.every(({ certain }) => certain) ? "" : ", perhaps not all of them";
  const who = [
    ...(live === 0 ? [] : [countPeople(live)]),
    ...(latent === 0 ? [] : [`${countPeople(latent)} once enabled`]),
  ].join(" and ");
  return `Besides, by programs on another data source: ${who}${perhaps}; see Ways round.`;
}
