import { figure } from "../model/counted.js";
import type { SourcePaths } from "./source-paths.js";
import { capital, count, countPeople } from "./words.js";

/** So many paths are counted one by one. */
const TERMS = 8;

/** `180 people reach it: 3 + 142 + 12 administrators + 23 latent.` */
export function sumInWords({ total, people, parts }: SourcePaths): string {
  if (total === 0) return "Nobody reaches it.";
  const ways = parts.paths.map(({ userIds }) => figure(userIds.length));
  const terms = [
    ...(ways.length <= TERMS ? ways : [`${figure(people.paths)} in ${count(ways.length, "way")}`]),
    ...(people.unknown > 0 ? [`${figure(people.unknown)} not known`] : []),
    ...(people.administrators > 0 ? [count(people.administrators, "administrator")] : []),
    ...(people.latent > 0 ? [`${figure(people.latent)} latent`] : []),
  ];
  const unknown = [...parts.unknown, ...parts.latent].some(({ access }) => access.level === "unknown");
  const who = `${capital(countPeople(total))} ${total === 1 ? "reaches" : "reach"} it`;
  const sum = terms.length > 1 || people.paths === 0 ? `: ${terms.join(" + ")}` : "";
  return `${who}${unknown ? ", or may reach it" : ""}${sum}.`;
}
