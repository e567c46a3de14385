import { Problem } from "../../src/model/problem.js";

/** The Problem that `act` throws. Anything else, and nothing, fails the test. */
export function thrownBy(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
