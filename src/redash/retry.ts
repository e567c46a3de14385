import type { Failure, Persistence } from "./failure.js";

export interface RetryPolicy {
  /** The wait before retry n is drawn from 0 to `baseDelayMs` * 2^n (full jitter), at most `maxDelayMs`. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** A Retry-After beyond this is cut to it: a review has to end. */
  readonly maxRetryAfterMs: number;
  /** How many retries a run begins with, and the most that it can save up. */
  readonly budget: number;
  /** What a good answer gives back to the budget. */
  readonly refund: number;
}

export const RETRY_POLICY: RetryPolicy = Object.freeze({
  baseDelayMs: 500,
  maxDelayMs: 20_000,
  maxRetryAfterMs: 60_000,
  budget: 60,
  refund: 0.2,
});

/** Retries, by persistence: of an ordinary call, and of one that keeps a worker of the server busy for a minute. */
const RETRIES: Record<Persistence, { readonly short: number; readonly long: number }> = {
  never: { short: 0, long: 0 },
  once: { short: 1, long: 0 },
  twice: { short: 2, long: 1 },
  several: { short: 5, long: 2 },
  later: { short: 5, long: 5 },
};

export interface RetryState {
  readonly failure: Pick<Failure, "persistence" | "retryAfterMs">;
  readonly patience: "short" | "long";
  /** Retries of this read so far. */
  readonly retries: number;
  /** What is left of the run's budget. */
  readonly budget: number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: number;
}

/** Milliseconds to wait before the next try, or undefined: give up. */
export function delayBeforeRetry(state: RetryState, policy: RetryPolicy): number | undefined {
  const { failure, patience, retries, budget, random } = state;
  if (retries >= RETRIES[failure.persistence][patience] || budget < 1) return undefined;
  const backOff = random * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** retries);
  return Math.min(failure.retryAfterMs ?? 0, policy.maxRetryAfterMs) + backOff;
}

/** What is left of the budget after a good answer. */
export function refunded(budget: number, policy: RetryPolicy): number {
  return Math.min(policy.budget, budget + policy.refund);
}

const HTTP_DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !HTTP_DATE.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * A Retry-After header in milliseconds: whole seconds, or an HTTP date, which is measured from the answer's own
 * Date header so that no clock has to agree with the server's. undefined: absent, or neither of both.
 */
export function parseRetryAfter(value: string | undefined, date: string | undefined): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const until = parseHttpDate(text);
  const from = parseHttpDate(date?.trim());
  return until === undefined || from === undefined ? undefined : Math.max(0, until - from);
}
