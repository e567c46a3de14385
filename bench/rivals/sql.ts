import { fileURLToPath } from "node:url";

/** The path of one of the SQL files, which stand beside the sources. */
export function sqlFile(name: string): string {
  return fileURLToPath(new URL(`../../bench/rivals/${name}.sql`, import.meta.url));
}
