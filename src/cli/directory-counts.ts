import type { DirectoryCheck } from "../directory/read-directory.js";
import type { DirectoryFile } from "../model/directory.js";

/** What `directory check` counts, of one file or of all together. null: such a file cannot know. */
export interface DirectoryCounts {
  readonly identities: number | null;
  readonly active: number | null;
  readonly inactive: number | null;
  readonly unknown: number | null;
  readonly groups: number | null;
  /** Direct edges as written, group in group and unresolved ones included. */
  readonly memberships: number | null;
  readonly partial: boolean;
  readonly warnings: readonly string[];
  readonly unusable: number;
}

export function countsOfFile(file: DirectoryFile): DirectoryCounts {
  const { identities, active, inactive, unknown, groups, memberships, warnings } = file;
  return {
    ...{ identities, active, inactive, unknown, groups, memberships },
    partial: file.partialBecause.length > 0,
    warnings,
    unusable: file.unusable.length,
  };
}

/** All files together: a person who stands in several counts once. */
export function countsOfAll({ directory, files }: DirectoryCheck): DirectoryCounts {
  const read = files.flatMap(({ file }) => (file === undefined ? [] : [countsOfFile(file)]));
  const told = (of: keyof DirectoryCounts) => read.some((counts) => counts[of] !== null);
  const identities = directory?.identities ?? [];
  const having = (status: string) => identities.filter((identity) => identity.status === status).length;
  const known = directory !== null;
  return {
    identities: known && told("identities") ? identities.length : null,
    active: known && told("active") ? having("active") : null,
    inactive: known && told("inactive") ? having("inactive") : null,
    unknown: known && told("unknown") ? having("unknown") : null,
    groups: known && told("groups") ? directory.groups.length : null,
    memberships: known && told("memberships") ? directory.memberships : null,
    // That a part of a numbered set is missing shows in no file.
    partial: read.some(({ partial }) => partial) || directory?.people === "partial",
    warnings: [
      ...files.flatMap(({ name, file }) => (file?.warnings ?? []).map((warning) => `${name}: ${warning}`)),
      ...(directory?.warnings ?? []),
    ],
    unusable: read.reduce((sum, { unusable }) => sum + unusable, 0),
  };
}
