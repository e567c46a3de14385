import type { Compared } from "./compare-file.js";
import { type Facts, type FactsByName, factsOf } from "./facts.js";
import { makeRun, type RunMaker } from "./make-run.js";
import { readSource } from "./read-source.js";
import type { RunFile } from "./run-files.js";
import type { RunFolder } from "./run-folder.js";

/** Compares the file of this name with the bytes that it should have. */
export type Compare = (name: string, chunks: RunFile["chunks"]) => Promise<Compared>;

/** What came of every file that was made again, by its name. */
export type ComparedByName = ReadonlyMap<string, Compared>;

/**
 * Makes every file of a run again, out of its folder alone, and compares each with the one that is there.
 * @throws Problem as `readSource` and `makeRun`
 */
export async function makeAgain(
  folder: RunFolder,
  { tool, csvOf, compare }: Pick<RunMaker, "tool" | "csvOf"> & { readonly compare: Compare },
): Promise<ComparedByName> {
  const compared = new Map<string, Compared>();
  await makeRun(await readSource(folder), {
    tool,
    csvOf,
    signingKey: null,
    async write(name, chunks) {
      const file = await compare(name, chunks);
      compared.set(name, file);
      return { sha256: file.sha256, bytes: file.bytes };
    },
  });
  return compared;
}

/** Of every plain file of the run. Those that were seen to be the same are not read again. @throws Problem `file_unreadable` */
export async function factsOfAll(folder: RunFolder, compared: ComparedByName): Promise<FactsByName> {
  const facts = new Map<string, Facts>();
  for (const { name, kind } of folder.entries) {
    if (kind !== "file") continue;
    const again = compared.get(name);
    facts.set(name, again?.isSame === true ? again : await factsOf(folder, name));
  }
  return facts;
}
