import type { DirectoryFile } from "../../model/directory.js";
import { putUnder } from "../../model/put-under.js";
import type { FilePart } from "../parts/file-part.js";
import type { Extents } from "../reader.js";

type ListKind = keyof Extents;

const LIST_KINDS = ["people", "assignments", "groups"] as const satisfies readonly ListKind[];

/**
 * Files that are pages of one list: of one format, all of them full and as long as each other but one, which is shorter
 * and so the last. What made the full ones doubtful is gone then. Two shorter ones are two lists, or the end of neither.
 */
export function joinPages(parts: readonly FilePart[]): FilePart[] {
  const pages = new Map<FilePart, Set<ListKind>>();
  const lasts = new Map<FilePart, string>();
  for (const kind of LIST_KINDS) {
    for (const list of listsOf(parts, kind)) {
      const last = lastPage(list, kind);
      if (last === undefined) continue;
      for (const part of list) {
        if (part === last) continue;
        pages.set(part, (pages.get(part) ?? new Set()).add(kind));
        lasts.set(part, last.file.name);
      }
    }
  }
  return parts.map((part) => followed(part, pages.get(part) ?? new Set(), lasts.get(part) ?? ""));
}

/** The files that hold something of this kind, by format. */
function listsOf(parts: readonly FilePart[], kind: ListKind): FilePart[][] {
  const lists = new Map<string, FilePart[]>();
  for (const part of parts) if (part.extents[kind] !== "absent") putUnder(lists, part.file.format, part);
  return [...lists.values()];
}

/** The one page that is shorter than the others, which are all full. undefined: nothing says that these are pages. */
function lastPage(list: readonly FilePart[], kind: ListKind): FilePart | undefined {
  const [last, ...more] = list.filter(({ fullPages }) => fullPages[kind] === undefined);
  if (last === undefined || more.length > 0 || last.extents[kind] === "partial") return undefined;
  const sizes = new Set(list.filter((part) => part !== last).map(({ file }) => file.read));
  const [size] = sizes;
  return sizes.size === 1 && size !== undefined && last.file.read < size ? last : undefined;
}

/** The full page without its doubts. */
function followed(part: FilePart, kinds: ReadonlySet<ListKind>, lastName: string): FilePart {
  if (kinds.size === 0) return part;
  const fullPages = Object.fromEntries(
    Object.entries(part.fullPages).filter(([kind]) => !kinds.has(kind as ListKind)),
  ) as FilePart["fullPages"];
  const gone = new Set([...kinds].map((kind) => part.fullPages[kind]));
  const stay = new Set(Object.values(fullPages));
  const whole = Object.fromEntries([...kinds].map((kind) => [kind, "whole"])) as Partial<Extents>;
  const extents = { ...part.extents, ...whole };
  const { groupsDoubtful: _, ...its } = part.file;
  const file: DirectoryFile = {
    ...its,
    ...(extents.groups === "doubtful" ? { groupsDoubtful: true } : {}),
    people: extents.people,
    assignments: extents.assignments,
    warnings: [
      ...part.file.warnings.filter((warning) => !gone.has(warning) || stay.has(warning)),
      `A full page: ${lastName}, which is shorter, is taken for the last one of the same list.`,
    ],
  };
  return { ...part, file, extents, fullPages };
}
