import type { Problem } from "../model/problem.js";

/** For a sentence: what came instead of an answer. */
export function reasonOf(problem: Problem): string {
  return problem.status === undefined || problem.status === 200
    ? problem.message.replace(/\.$/, "")
    : `the server answers ${problem.status}`;
}
