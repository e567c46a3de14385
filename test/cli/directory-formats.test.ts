import { expect, test } from "vitest";
import { READERS } from "../../src/directory/readers/index.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";

test("every format says how to get its file, and its commands stand on lines of their own", async () => {
  const { code, stdout, stderr } = await redashAccess(["directory", "formats"], { cwd: emptyFolder() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const { id, title, howToGet, mustHold } of READERS) {
    expect(stdout).toContain(`${id}  ${title}\n  how to get it\n    - ${howToGet[0]}\n`);
    for (const line of [...howToGet, ...mustHold]) expect(stdout).toContain(`    - ${line}\n`);
  }
  expect(stdout).toContain("mapped-csv");
});
