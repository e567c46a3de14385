import type { Access } from "../graph/types.js";
import { figure } from "../model/counted.js";
import type { Column, Item, Link, LinkStyle, Sketch } from "./drawing.js";
import { label } from "./named.js";
import type { Page } from "./page.js";
import { clearLabel } from "./parts.js";
import { permittingGroups } from "./path-key.js";
import type { SourcesOfPath } from "./person-paths.js";
import { letsInShort } from "./sentences.js";
import type { LevelSign } from "./signs.js";
import type { PathPart, PeopleOfPath, SourcePaths } from "./source-paths.js";
import { count, countPeople, few } from "./words.js";

/** A person, the groups that matter, and the data sources that are reached by the same of them. */
export function personSketch(page: Page, userId: number, paths: readonly SourcesOfPath[]): Sketch {
  const person = page.namedUser(userId);
  const who: Item = { key: "person", text: label(person), sub: "", title: label(person), level: null };
  const ends = paths.map(({ access, sources }, place) => {
    const [only, ...others] = sources;
    const one = only !== undefined && others.length === 0;
    const names = one ? label(only) : few(sources.map(clearLabel), MOST_NAMES);
    return item(`sources ${place}`, {
      text: one ? names : count(sources.length, "data source"),
      sub: one ? howInShort(access) : names,
      title: names,
      level: levelOf([access]),
    });
  });
  const ways = paths.map(({ access }, place) => ({ access, from: who.key, to: `sources ${place}` }));
  return sketch(page, [who], ways, { items: ends, more: (more) => `and ${figure(more)} more ways` });
}

/** The people of each path, the groups it goes through, and the data source. */
export function sourceSketch(page: Page, sourceId: number, { parts }: SourcePaths): Sketch {
  const source = page.namedSource(sourceId);
  const end = item("source", { text: label(source), title: label(source) });
  const specials = (["unknown", "administrators", "latent"] as const).filter(
    (part) => parts[part].length > 0,
  );
  // What most people have is the picture; what is unusual stands first in the list beside it.
  const most = parts.paths.toReversed();
  const shown =
    most.length + specials.length > MOST_WAYS ? most.slice(0, MOST_WAYS - 1 - specials.length) : most;
  const rest = most.slice(shown.length);
  const starts = [
    ...shown.map((path) => ({ paths: [path], sub: howInShort(path.access) })),
    ...(rest.length > 0 ? [{ paths: rest, sub: `in ${count(rest.length, "other way")}` }] : []),
    ...specials.map((part) => ({ paths: parts[part], sub: SPECIAL[part] })),
  ].map(({ paths, sub }, place) => ({ ...peopleItem(`people ${place}`, paths, sub), paths }));
  const ways = starts.flatMap(({ key, paths }) =>
    paths.map(({ access }) => ({ access, from: key, to: end.key })),
  );
  return sketch(
    page,
    starts.map(({ paths: _paths, ...start }) => start),
    ways,
    { items: [end], more: String },
  );
}

const MOST_NAMES = 12;
const MOST_WAYS = 8;
const SPECIAL: Readonly<Record<Exclude<PathPart, "paths">, string>> = {
  unknown: "not known",
  administrators: "as administrator",
  latent: "latent",
};

function peopleItem(key: string, paths: readonly PeopleOfPath[], sub: string): Item {
  const people = paths.reduce((sum, { userIds }) => sum + userIds.length, 0);
  const text = countPeople(people);
  return item(key, {
    text,
    sub,
    title: sub === "" ? text : `${text}, ${sub}`,
    level: levelOf(paths.map(({ access }) => access)),
  });
}

interface Way {
  readonly access: Access;
  readonly from: string;
  readonly to: string;
}

/** Puts the groups between the ends. */
function sketch(page: Page, starts: readonly Item[], ways: readonly Way[], ends: Column): Sketch {
  const links: Link[] = [];
  const lets = new Map<number, Set<string>>();
  const uses = new Map<number, number>();
  for (const { access, from, to } of ways) {
    const permitting = permittingGroups(access);
    for (const { groupId, gives } of access.grants) links.push({ from: keyOf(groupId), to, style: gives });
    for (const groupId of permitting) {
      links.push({ from: keyOf(groupId), to, style: "permission" });
      lets.set(groupId, (lets.get(groupId) ?? new Set()).add(letsInShort(access)));
    }
    for (const groupId of new Set([...access.grants.map((leg) => leg.groupId), ...permitting])) {
      links.push({ from, to: keyOf(groupId), style: "member" });
      uses.set(groupId, (uses.get(groupId) ?? 0) + 1);
    }
    if (access.level !== access.groupLevel)
      links.push({ from, to: OWN.key, style: "own" }, { from: OWN.key, to, style: "own" });
    if (access.unknownBecause === "groups")
      links.push({ from, to: UNTOLD.key, style: "unknown" }, { from: UNTOLD.key, to, style: "unknown" });
  }
  const ids = [...uses.keys()].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
  const groups = ids.map((id) => {
    const name = label(page.namedGroup(id));
    const sub = lets.has(id) ? `lets ${[...(lets.get(id) ?? [])].join(", ")}` : "";
    return item(keyOf(id), { text: name, sub, title: sub === "" ? name : `${name}, ${sub}` });
  });
  const others = [UNTOLD, OWN].filter(({ key }) => links.some(({ to }) => to === key));
  const middle: Column = {
    items: [...others, ...groups],
    more: (more) => `and ${figure(more)} more groups`,
  };
  const left: Column = { items: starts, more: String };
  return { columns: [left, middle, ends], links };
}

const UNTOLD = item("untold", { text: "groups not told", title: "Redash does not tell the groups" });
const OWN = item("own", { text: "own queries", title: "Queries that they own, may modify or can make" });

function keyOf(groupId: number): string {
  return `group ${groupId}`;
}

function item(
  key: string,
  { sub = "", level = null, ...told }: Pick<Item, "text" | "title"> & Partial<Item>,
): Item {
  return { key, sub, level, ...told };
}

/** The level, where it is one for all. */
function levelOf(accesses: readonly Access[]): LevelSign["id"] | null {
  const levels = new Set(accesses.map(({ level }) => level));
  const [level] = levels;
  return levels.size === 1 && level !== undefined && level !== "none" ? level : null;
}

function howInShort({ now, keyOnly, admin }: Access): string {
  const how = [
    ...(admin === true ? ["as administrator"] : []),
    ...(now === "latent" ? ["latent"] : []),
    ...(keyOnly ? ["by API key alone"] : []),
  ];
  return how.join(", ");
}

/** What each line of a drawing stands for. */
export const LINE_WORDS: Readonly<Record<LinkStyle, string>> = {
  member: "is in the group",
  full: "granted in full",
  view: "granted view only",
  unknown: "not known",
  admin: "administrator: every data source in full",
  permission: "gives the permission",
  own: "by a query of their own",
};
