import { type Check, fitsUnless, notMade } from "../check.js";
import { MANIFEST_FILE } from "../manifest.js";

const remade: Check = {
  id: "remade",
  title: "Every file comes out the same when it is made again from the folder alone",
  async run({ manifest, tool, again, facts: reading }) {
    if (manifest === null) return notMade(`Without ${MANIFEST_FILE} it is not known what made the run.`);
    if (again === null) {
      const files = manifest.outputs.map(({ path }) => path).join(", ");
      return notMade(
        `The report was made by ${manifest.tool.name} ${manifest.tool.version}, this is ${tool.version}: not made again were ${files}. Install that version to have them made again.`,
      );
    }
    const compared = await again;
    const facts = await reading;
    return fitsUnless(
      [...compared].flatMap(([name, { isSame }]) => {
        if (!facts.has(name)) return [`${name}: it is missing.`];
        return isSame ? [] : [`${name}: made again it has other bytes.`];
      }),
    );
  },
};
export default remade;
