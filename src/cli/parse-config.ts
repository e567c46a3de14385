import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument } from "yaml";
import { Problem } from "../model/problem.js";
import { placesIn } from "./yaml-places.js";

export interface ConfigEntry {
  readonly value: unknown;
  /** `redash-access.yaml:3` */
  readonly place: string;
}

/** What the config file says, each entry with its place. What it may say is checked with the setting itself. */
export interface Config {
  readonly entries: ReadonlyMap<string, ConfigEntry>;
  /** The place of something inside an entry, by its name and the path from there. */
  readonly placeOf: (name: string, path: readonly PropertyKey[]) => string;
}

/** Parses the text of a config file: a list of `name: value`, where a value may be a list or a map of its own. */
export function parseConfig(text: string, file: string, known: readonly string[]): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;

  const broken = document.errors[0];
  if (broken !== undefined) throw invalid(at(broken.pos[0]), "This is not YAML that can be read.");
  if (document.contents === null) return { entries: new Map(), placeOf: () => file };
  if (!isMap(document.contents)) throw invalid(at(0), 'The config file must be a list of "name: value".');

  const entries = new Map<string, ConfigEntry>();
  const insides = new Map<string, (path: readonly PropertyKey[]) => string>();
  for (const pair of document.contents.items) {
    const [name, place] = nameOf(pair, at);
    const value: unknown = isNode(pair.value) ? pair.value.toJS(document) : pair.value;
    if (!known.includes(name)) throw unknownName(name, place, known);
    if (entries.has(name)) throw invalid(place, `The setting "${name}" stands twice.`, "Remove one of them.");
    entries.set(name, { value, place });
    insides.set(name, placesIn(file, lines, pair.value));
  }
  return { entries, placeOf: (name, path) => insides.get(name)?.(path) ?? file };
}

function nameOf(pair: Pair, at: (offset: number) => string): [name: string, place: string] {
  const key = isScalar(pair.key) ? pair.key : undefined;
  // `saml_groups` is as good as `saml-groups`, the name of the option.
  return [String(key?.value ?? "").replaceAll("_", "-"), at(key?.range?.[0] ?? 0)];
}

function unknownName(name: string, place: string, known: readonly string[]): Problem {
  if (/^(redash[-_]?)?(api[-_]?)?(key|token)$/i.test(name)) {
    const hint = "Remove it there, and set REDASH_API_KEY or name a file of its own by api-key-file.";
    return invalid(place, "The API key does not belong in the config file, which is often shared.", hint);
  }
  return invalid(place, `There is no setting "${name}".`, `The settings are: ${known.join(", ")}.`);
}

function invalid(place: string, message: string, hint?: string): Problem {
  return new Problem("config_invalid", message, hint === undefined ? { place } : { place, hint });
}
