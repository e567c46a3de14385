import { describe, expect, it } from "vitest";
import soleAdministrator from "../../../src/analyze/rules/sole-administrator.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const ana = user(3, "Ana", [1, 2]);
const others = [
  user(4, "Bo", [1], { disabled: true }),
  user(5, "Cy", [1], { pending: true }),
  user(6, "Di", [2]),
];

describe("sole-administrator", () => {
  it("finds the last one who can sign in", () => {
    expect(ruleSays(soleAdministrator, { users: [ana, ...others] })).toEqual({
      examined: 1,
      says: ["sole-administrator open: One administrator can sign in. (+ user 3)"],
    });
    expect(ruleSays(soleAdministrator, { users: others }).says).toEqual([
      "sole-administrator open: No administrator can sign in.",
    ]);
    expect(ruleSays(soleAdministrator, { users: [ana] }, { accepted: ["sole-administrator"] }).says).toEqual([
      "sole-administrator accepted: One administrator can sign in. (+ user 3)",
    ]);
  });

  it("finds nothing where two can", () => {
    expect(ruleSays(soleAdministrator, { users: [ana, user(7, "Ed", [1])] })).toEqual({
      examined: 1,
      says: [],
    });
  });

  it("does not know where somebody else may be one", () => {
    expect(ruleSays(soleAdministrator, { users: [ana, user(7, "Una", null)] }).says).toEqual([
      "sole-administrator unknown: One administrator can sign in. Of some accounts Redash does not tell the groups. (+ user 3)",
    ]);
  });
});
