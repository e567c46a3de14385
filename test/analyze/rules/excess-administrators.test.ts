import { describe, expect, it } from "vitest";
import excessAdministrators from "../../../src/analyze/rules/excess-administrators.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const two = [user(3, "Ana", [1]), user(4, "Bo", [1], { pending: true })];
const risk = (administrators: number) => ({ risk: { thresholds: { administrators } } });

describe("excess-administrators", () => {
  it("finds more than the threshold, of those that are not disabled", () => {
    const users = [...two, user(5, "Cy", [1], { disabled: true }), user(6, "Di", [2])];
    expect(ruleSays(excessAdministrators, { users }, risk(1))).toEqual({
      examined: 1,
      says: ["excess-administrators open: 2 administrators; more than 1 are too many. (+ user 3, user 4)"],
    });
    expect(ruleSays(excessAdministrators, { users }, risk(2))).toEqual({ examined: 1, says: [] });
    const accepted = { accepted: ["excess-administrators"], ...risk(1) };
    expect(ruleSays(excessAdministrators, { users }, accepted).says).toEqual([
      "excess-administrators accepted: 2 administrators; more than 1 are too many. (+ user 3, user 4)",
    ]);
  });

  it("does not know where those whose groups are not told would make too many", () => {
    const users = [...two, user(5, "Una", null)];
    expect(ruleSays(excessAdministrators, { users }, risk(2)).says).toEqual([
      "excess-administrators unknown: 2 administrators; more than 2 are too many. Of 1 more account Redash does not tell the groups. (+ user 3, user 4)",
    ]);
  });
});
