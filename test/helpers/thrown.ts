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

/** The Problem that the promise is rejected with. Anything else, and success, fails the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Problem> {
  const outcome = await promise.then(
    () => new Error("Nothing was thrown."),
    (error: unknown) => error,
  );
  return thrownBy(() => {
    throw outcome;
  });
}
