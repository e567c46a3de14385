import { relative } from "node:path";

/** As seen from the current folder, where that is shorter. */
export function shortest(path: string): string {
  const seen = relative(process.cwd(), path);
  return seen.length > 0 && seen.length < path.length ? seen : path;
}
