import { isProblem } from "../../model/problem.js";
import { type Check, fitsUnless } from "../check.js";
import { MANIFEST_FILE } from "../manifest.js";
import { textOf } from "../run-folder.js";
import { SIGNATURE_FILE } from "../signature/file.js";
import { parseSums, SUMS_FILE } from "../sums.js";

/** Not among the hashes: the list itself, and what is signed afterwards. */
const BESIDE = [SUMS_FILE, SIGNATURE_FILE];

const hashes: Check = {
  id: "hashes",
  title: `Every file is as ${SUMS_FILE} says, none is missing and none is more`,
  async run({ folder, facts: reading }) {
    const facts = await reading;
    const strange = folder.entries
      .filter(({ kind }) => kind !== "file")
      .map(({ name, kind }) => `${name}: it is no plain file (${kind}).`);
    if (!facts.has(SUMS_FILE)) return fitsUnless([...strange, `${SUMS_FILE}: it is missing.`]);
    const listed = new Map<string, string>();
    try {
      for (const { name, sha256 } of parseSums(await textOf(folder, SUMS_FILE))) listed.set(name, sha256);
    } catch (error) {
      if (!isProblem(error, "run_invalid")) throw error;
      return fitsUnless([...strange, `${error.place}: ${error.message}`]);
    }
    const missing = [...new Set([MANIFEST_FILE, ...listed.keys()])].filter((name) => !facts.has(name));
    const others = [...facts.keys()].filter((name) => !listed.has(name) && !BESIDE.includes(name));
    const changed = [...listed].filter(([name, sha256]) => (facts.get(name)?.sha256 ?? sha256) !== sha256);
    return fitsUnless([
      ...strange,
      ...missing.map((name) => `${name}: it is missing.`),
      ...others.map((name) => `${name}: it does not belong to the run, its hash is not listed.`),
      ...changed.map(([name]) => `${name}: it was changed, its hash is another.`),
    ]);
  },
};
export default hashes;
