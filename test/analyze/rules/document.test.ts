import { expect, it } from "vitest";
import { RULES } from "../../../src/analyze/rules/index.js";
import { rulesDocument } from "../../helpers/rules-document.js";

it("docs/rules.md is what the rules say", async () => {
  await expect(
    rulesDocument(RULES),
    "Renew it with: npx vitest run test/analyze/rules/document.test.ts -u",
  ).toMatchFileSnapshot("../../../docs/rules.md");
});
