import { Problem } from "../model/problem.js";
import type { ProblemCode } from "../model/problem-kinds.js";

/**
 * How often a failed read is worth another try. `later`: the server asked to come back later. `several`: something
 * on the way failed. `twice`: Redash's own 500, which mostly repeats. `once`: a time limit, or a stray answer.
 */
export type Persistence = "never" | "once" | "twice" | "several" | "later";

/** Why one attempt gave no answer. Texts may still hold a secret: `toProblem` takes it out. */
export interface Failure {
  readonly code: ProblemCode;
  /** One sentence. */
  readonly message: string;
  readonly hint?: string;
  /** null where no whole answer came. */
  readonly status: number | null;
  readonly persistence: Persistence;
  /** What the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The path inside the answer. */
  readonly inside?: string;
  /** The technical reason in one line. */
  readonly reason?: string;
}

export function isFailure(outcome: object): outcome is Failure {
  return "persistence" in outcome;
}

/** As long as a message may get by what a server sends. */
const LONGEST_TEXT = 400;

export interface FailureContext {
  /** `GET /api/users?page=1`. */
  readonly call: string;
  readonly tries: number;
  readonly scrub: (text: string) => string;
}

/** Fit to be shown: in this order, so that a secret is neither hidden from the scrubbing nor cut in two before it. */
function safe(text: string, scrub: FailureContext["scrub"]): string {
  const clean = scrub(text.replace(/\p{C}/gu, ""));
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}...` : clean;
}

/**
 * The error that the caller sees. Its cause is made anew from the reason's text: the errors of the network layer
 * carry pieces of answers and sockets.
 */
export function toProblem(failure: Failure, { call, tries, scrub }: FailureContext): Problem {
  const tried = tries > 1 ? ` (tried ${tries} times)` : "";
  return new Problem(failure.code, safe(failure.message, scrub) + tried, {
    place: safe(failure.inside === undefined ? call : `${call}: ${failure.inside}`, scrub),
    ...(failure.hint !== undefined && { hint: safe(failure.hint, scrub) }),
    ...(failure.status !== null && { status: failure.status }),
    ...(failure.reason !== undefined && { cause: new Error(safe(failure.reason, scrub)) }),
  });
}
