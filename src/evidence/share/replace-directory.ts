import type { Directory, DirectoryFile, DirectoryGroup, Identity } from "../../model/directory.js";
import type { Replacing } from "./replace-snapshot.js";

const LEFT_OUT = "(left out of this copy)";
/** Where a record stands, behind the name of its file: `:17`, `: record 3 of users (line 4)`. */
const RECORD = /^(?::\d+|: record \d+(?: of [^\s:]+)?(?: \(line \d+\))?)(?=: |$)/;
const QUOTED = /“[^”]*”|"[^"]*"|`[^`]*`/g;

/** By the name of an export its name in the copy: the format's, as the owner may have called the file after anybody. */
export function fileNames(
  files: readonly Pick<DirectoryFile, "name" | "format">[],
): ReadonlyMap<string, string> {
  return new Map(
    files.map(({ name, format }, index) => {
      const [ending = ""] = /\.(?:csv|json|ldif|txt)$/i.exec(name) ?? [];
      return [name, `${format}-${index + 1}${ending.toLowerCase()}`];
    }),
  );
}

/** A directory with other names. Identities stand in the order of their new keys: the old one would tell the alphabet. */
export function replaceInDirectory(directory: Directory, replacing: Replacing): Directory {
  const files = fileNames(directory.files);
  const inPlaces = placing(files, replacing);
  return {
    ...directory,
    files: directory.files.map((file) => fileOf(file, files, inPlaces)),
    warnings: directory.warnings.map(inPlaces.sentence),
    identities: directory.identities
      .map((one) => identityOf(one, replacing, inPlaces))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    groups: directory.groups.map((one) => groupOf(one, replacing, inPlaces)),
  };
}

interface InPlaces {
  /** `users.json: record 3`, by the file's name in the copy. */
  place(text: string): string;
  /** A sentence about an export: what it lists or quotes out of it is left out. */
  sentence(text: string): string;
}

function placing(files: ReadonlyMap<string, string>, { scrub }: Replacing): InPlaces {
  const longestFirst = [...files].sort(([a], [b]) => b.length - a.length);
  const split = (text: string) => {
    const [name, inCopy] = longestFirst.find(([file]) => text.startsWith(file)) ?? ["", ""];
    const [record = ""] = RECORD.exec(text.slice(name.length)) ?? [];
    return { place: `${inCopy}${record}`, rest: text.slice(name.length + record.length) };
  };
  return {
    place(text) {
      const { place, rest } = split(text);
      return rest === "" ? place : `${place} ${LEFT_OUT}`.trim();
    },
    sentence(text) {
      const { place, rest } = split(text);
      const [about = "", ...listed] = rest.replace(/^: /, "").split(": ");
      const told = scrub(about.replaceAll(QUOTED, LEFT_OUT)) + (listed.length === 0 ? "" : `: ${LEFT_OUT}`);
      return place === "" ? told : `${place}: ${told}`;
    },
  };
}

function fileOf(
  file: DirectoryFile,
  names: ReadonlyMap<string, string>,
  { place, sentence }: InPlaces,
): DirectoryFile {
  return {
    ...file,
    name: names.get(file.name) ?? file.format,
    unusable: file.unusable.map(({ place: where, why }) => ({ place: place(where), why: sentence(why) })),
    partialBecause: file.partialBecause.map(sentence),
    warnings: file.warnings.map(sentence),
  };
}

function identityOf(one: Identity, { pseudonyms, scrub }: Replacing, { place }: InPlaces): Identity {
  const { address, person, thing, text } = pseudonyms;
  return {
    ...one,
    key: thing("identity", one.key),
    ids: one.ids.map(address),
    ...present("statusAs", one.statusAs, scrub),
    ...present("mail", one.mail, address),
    ...present("upn", one.upn, address),
    ...present("login", one.login, address),
    ...(one.aliases && { aliases: one.aliases.map(address) }),
    ...present("name", one.name, person),
    ...present("manager", one.manager, person),
    ...present("department", one.department, (told) => text("Department", told)),
    ...present("jobTitle", one.jobTitle, (told) => text("Job", told)),
    ...present("workerType", one.workerType, scrub),
    groups: one.groups.map((group) => thing("directory group", group)),
    places: one.places.map(place),
  };
}

function groupOf(
  one: DirectoryGroup,
  { pseudonyms: { address, thing }, scrub }: Replacing,
  { place, sentence }: InPlaces,
): DirectoryGroup {
  return {
    ...one,
    key: thing("directory group", one.key),
    ids: one.ids.map(address),
    name: one.name === null ? null : scrub(one.name),
    groups: one.groups.map((group) => thing("directory group", group)),
    ...present("unknownBecause", one.unknownBecause, sentence),
    places: one.places.map(place),
  };
}

/** What is not told stays so. */
function present<K extends string>(
  key: K,
  told: string | undefined,
  made: (told: string) => string,
): { [_ in K]?: string } {
  return (told === undefined ? {} : { [key]: made(told) }) as { [_ in K]?: string };
}
