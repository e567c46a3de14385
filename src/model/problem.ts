import type { ProblemCode } from "./problem-kinds.js";

export interface ProblemOptions {
  /** What to do about it; the default is the code's own hint. */
  readonly hint?: string;
  /** The endpoint, file or option, with the path inside it, where it happened. Never holds a credential. */
  readonly place?: string;
  /** The HTTP status, where one came. */
  readonly status?: number;
  readonly cause?: unknown;
}

/**
 * The one error class for everything foreseen. Who can do something about it, and what, stands in problem-kinds.ts,
 * which the page need not carry. Anything else that is thrown is a defect and keeps its stack.
 * `message` says what happened in one sentence, without the hint.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** Where the place that threw had something better to say than its kind: see `hintOf`. */
  readonly ownHint: string | undefined;
  readonly place: string | undefined;
  readonly status: number | undefined;

  constructor(code: ProblemCode, message: string, options: ProblemOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Problem";
    this.code = code;
    this.ownHint = options.hint;
    this.place = options.place;
    this.status = options.status;
  }
}

/** Narrows to a `Problem`, of one of the given codes if any are given. */
export function isProblem(error: unknown, ...codes: ProblemCode[]): error is Problem {
  return error instanceof Problem && (codes.length === 0 || codes.includes(error.code));
}
