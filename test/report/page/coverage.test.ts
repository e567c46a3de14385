import { expect, it } from "vitest";
import { pageOf } from "../../helpers/page.js";
import { textOfSection } from "../../helpers/page-text.js";
import { section, snapshot } from "../../helpers/snapshots.js";

it("says how many counts the server itself has a total of, and of which it has none", () => {
  const counted = { reading: "pages", read: 6, distinct: 5 };
  const users = section({
    totals: [
      { of: "enabled users", reported: 6, ...counted },
      { of: "disabled users", reported: 5, ...counted },
      { of: "groups", reported: null, ...counted },
    ],
  });
  const text = textOfSection(pageOf(snapshot({ sections: { users } })), "coverage");
  expect(text).toContain("2 of 3 counts can be compared with a total of the server’s own.");
  expect(text).toContain("enabled users pages 6 6 5 −1");
  expect(text).toContain("disabled users pages 5 6 5 0");
  expect(text).toContain("groups pages not told 6 5 no total");
});
