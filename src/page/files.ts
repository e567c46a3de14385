import type { PageRun } from "./page-data.js";

/** What a reader calls a file of the run: beside a page of one data source most of them are not. */
export function fileName(name: string, { ofOneSource }: Pick<PageRun, "ofOneSource">): string {
  return ofOneSource && name !== "effective-access.csv" ? `${name} of the full run` : name;
}
