import { figure } from "../model/counted.js";
import type { SourcePaths } from "./source-paths.js";
import { count, countPeople } from "./words.js";

/** So many paths are counted one by one. */
const TERMS = 8;

/**
 * `157 people reach it now: 3 + 142 + 12 administrators. Of 2 it is not known what they can do. 23 more would once their
 * accounts are enabled.` The figures are those of the row's columns: who reaches it now, who may, who would.
 */
export function sumInWords(paths: SourcePaths): string {
  const { total, people } = paths;
  if (total === 0) return "Nobody reaches it.";
  const now = people.paths + people.administrators;
  const sentences = [
    ...(now > 0 || people.unknown === 0 ? [reachNow(paths, now)] : []),
    ...(people.unknown > 0 ? [`Of ${more(people.unknown, now)} it is not known what they can do.`] : []),
    ...onceEnabled(paths, now + people.unknown),
  ];
  return sentences.join(" ");
}

function reachNow({ people, parts }: SourcePaths, now: number): string {
  if (now === 0) return "Nobody reaches it now.";
  const ways = parts.paths.map(({ userIds }) => figure(userIds.length));
  const terms = [
    ...(ways.length <= TERMS ? ways : [`${figure(people.paths)} in ${count(ways.length, "way")}`]),
    ...(people.administrators > 0 ? [count(people.administrators, "administrator")] : []),
  ];
  const sum = terms.length > 1 || people.paths === 0 ? `: ${terms.join(" + ")}` : "";
  return `${countPeople(now)} ${now === 1 ? "reaches" : "reach"} it now${sum}.`;
}

function onceEnabled({ people, parts }: SourcePaths, before: number): string[] {
  const untold = latentUnknown(parts);
  const known = people.latent - untold;
  const would = `would once ${known === 1 ? "the account is" : "their accounts are"} enabled`;
  return [
    ...(known > 0 ? [`${more(known, before)} ${would}.`] : []),
    ...(untold > 0 ? [`Of ${figure(untold)} disabled it is not known what they would reach.`] : []),
  ];
}

function more(value: number, before: number): string {
  return before > 0 ? `${figure(value)} more` : countPeople(value);
}

/** Of how many disabled people it is not known what they would reach. */
function latentUnknown({ latent }: SourcePaths["parts"]): number {
  const unknown = latent.filter(({ access }) => access.level === "unknown");
  return unknown.reduce((sum, { userIds }) => sum + userIds.length, 0);
}

/** The folded line of the latent people: `3 people, latent: disabled, and would reach it again if they were enabled`. */
export function latentInWords({ people, parts }: SourcePaths): string {
  const untold = latentUnknown(parts);
  const known = people.latent - untold;
  const wouldAgain = `would reach it again if ${known === 1 ? "the account were" : "their accounts were"} enabled`;
  const who = `${countPeople(people.latent)}, latent: disabled`;
  if (untold === 0) return `${who}, and ${wouldAgain}`;
  if (known === 0) return `${who}; it is not known what they would reach`;
  return `${who}; ${figure(known)} ${wouldAgain}, of ${figure(untold)} it is not known what they would reach`;
}

/** What to say of a data source that is granted to no group. Who is an administrator is not known of everybody. */
export function grantedToNoGroup({ people, parts }: SourcePaths): string {
  const certain = people.administrators > 0 && people.unknown === 0 && latentUnknown(parts) === 0;
  return certain ? "Granted to no group: only administrators reach it." : "Granted to no group.";
}
