import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/model/json-schemas.js";

describe("the published JSON Schemas", () => {
  it.each(Object.entries(jsonSchemas()))("docs/schemas/%s is current", async (name, schema) => {
    await expect(
      `${JSON.stringify(schema, undefined, 2)}\n`,
      "Renew it with: npx vitest run test/model/json-schemas.test.ts -u",
    ).toMatchFileSnapshot(`../../docs/schemas/${name}`);
  });
});
