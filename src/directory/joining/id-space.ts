import type { FilePart } from "../parts/file-part.js";

/** Within what the ids of a file are unique: its provider, with whose name formats begin (`okta-users`, `okta-groups`). */
export function idSpaceOf({ file }: Pick<FilePart, "file">): string {
  return file.format.split("-")[0] as string;
}
