import { readFileSync } from "node:fs";
import type { DirectoryInput } from "../../src/directory/read-file.js";

const DIRECTORIES = new URL("../../fixtures/directories/", import.meta.url);

/** A file of this text or of these bytes. */
export function fileOf(name: string, content: string | Uint8Array, modifiedAt?: string): DirectoryInput {
  return {
    name,
    async *open() {
      yield Buffer.from(content);
    },
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}

/** A fixture: `okta-users/users.json`. */
export function fixtureFile(path: string): DirectoryInput {
  return fileOf(path.replace(/^.*\//, ""), fixtureBytes(path));
}

export function fixtureBytes(path: string): Buffer {
  return readFileSync(new URL(path, DIRECTORIES));
}
