import { type Check, type CheckResult, type Examined, fitsUnless, notMade } from "../check.js";
import { makeRun } from "../make-run.js";
import { MANIFEST_FILE } from "../manifest.js";
import { readSource } from "../read-source.js";
import { digestOf } from "../sha256.js";

const remade: Check = {
  id: "remade",
  title: "Every file comes out the same when it is made again from the folder alone",
  async run(examined) {
    const { manifest, tool } = examined;
    if (manifest === null) return notMade(`Without ${MANIFEST_FILE} it is not known what made the run.`);
    if (manifest.tool.name !== tool.name || manifest.tool.version !== tool.version) {
      const files = manifest.outputs.map(({ path }) => path).join(", ");
      return notMade(
        `The report was made by ${manifest.tool.name} ${manifest.tool.version}, this is ${tool.version}: not made again were ${files}. Install that version to have them made again.`,
      );
    }
    return compareAll(examined);
  },
};
export default remade;

async function compareAll({ folder, facts, tool }: Examined): Promise<CheckResult> {
  const { files } = await makeRun(await readSource(folder), {
    tool,
    write: async (_name, chunks) => digestOf(chunks),
    signingKey: null,
  });
  const found = await facts;
  return fitsUnless(
    files.flatMap(({ name, sha256 }) => {
      const is = found.get(name);
      if (is === undefined) return [`${name}: it is missing.`];
      return is.sha256 === sha256 ? [] : [`${name}: made again it has other bytes.`];
    }),
  );
}
