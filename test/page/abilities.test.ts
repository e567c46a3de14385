import { expect, it } from "vitest";
import { ABILITY_WORDS } from "../../src/page/abilities.js";
import { LEVELS } from "../../src/page/signs.js";

it("has no ability in the words of a level: who has the one need not have the other", () => {
  const abilities = Object.values(ABILITY_WORDS).join("\n");
  for (const { name } of LEVELS) {
    const [verb = "", ...what] = name.split(" ");
    expect(abilities).not.toContain([verb.replace(/s$/, ""), ...what].join(" "));
  }
});
