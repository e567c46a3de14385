import { readFileSync } from "node:fs";

/** Name and version of this program, as its package says. */
export function tool(): { readonly name: string; readonly version: string } {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return { name: "redash-access", version };
}
