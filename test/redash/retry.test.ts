import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Persistence } from "../../src/redash/failure.js";
import {
  delayBeforeRetry,
  parseRetryAfter,
  RETRY_POLICY,
  type RetryState,
  refunded,
} from "../../src/redash/retry.js";

const POLICY = { baseDelayMs: 100, maxDelayMs: 1000, maxRetryAfterMs: 5000, budget: 10, refund: 0.5 };
const STATE: RetryState = {
  failure: { persistence: "several" },
  patience: "short",
  retries: 0,
  budget: 10,
  random: 0.5,
};

const delay = (changes: Partial<RetryState>) => delayBeforeRetry({ ...STATE, ...changes }, POLICY);

test.each([
  [0, 50],
  [1, 100],
  [2, 200],
  [3, 400],
  [4, 500],
  [5, undefined],
])(
  "the window of retry %i is twice the one before, up to the longest; the wait is drawn from it: %s",
  (retries, ms) => {
    expect(delay({ retries })).toBe(ms);
  },
);

test.each<[Persistence, number, number]>([
  ["never", 0, 0],
  ["once", 1, 0],
  ["twice", 2, 1],
  ["several", 5, 2],
  ["later", 5, 5],
])("%s: %i retries, of a long call %i", (persistence, short, long) => {
  const retriesOf = (patience: RetryState["patience"]) =>
    [0, 1, 2, 3, 4, 5, 6].filter(
      (retries) => delay({ failure: { persistence }, patience, retries }) !== undefined,
    ).length;
  expect([retriesOf("short"), retriesOf("long")]).toEqual([short, long]);
});

test("what the server asked to wait is waited in full, then the own wait", () => {
  expect(delay({ failure: { persistence: "later", retryAfterMs: 3000 } })).toBe(3050);
});

test("what the server asks beyond the limit is cut", () => {
  expect(delay({ failure: { persistence: "later", retryAfterMs: 3_600_000 } })).toBe(5050);
});

test("without a whole retry left in the run's budget there is none", () => {
  expect(delay({ budget: 1 })).toBe(50);
  expect(delay({ budget: 0.99 })).toBeUndefined();
});

test("a good answer gives a part of a retry back, and never more than the run began with", () => {
  expect(refunded(3, POLICY)).toBe(3.5);
  expect(refunded(9.8, POLICY)).toBe(10);
});

describe("laws", () => {
  const anyState = fc.record({
    failure: fc.record(
      {
        persistence: fc.constantFrom<Persistence>("never", "once", "twice", "several", "later"),
        retryAfterMs: fc.nat(10_000_000),
      },
      { requiredKeys: ["persistence"] },
    ),
    patience: fc.constantFrom("short" as const, "long" as const),
    retries: fc.nat(20),
    budget: fc.double({ min: 0, max: 60, noNaN: true }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });

  test("a wait is never shorter than asked for (up to the limit) and never longer than both limits together", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { maxDelayMs, maxRetryAfterMs } = RETRY_POLICY;
        const wait = delayBeforeRetry(state, RETRY_POLICY);
        if (wait === undefined) return;
        const asked = Math.min(state.failure.retryAfterMs ?? 0, maxRetryAfterMs);
        expect(wait).toBeGreaterThanOrEqual(asked);
        expect(wait).toBeLessThanOrEqual(asked + maxDelayMs);
      }),
    );
  });

  test("a read that is given up stays given up, and a long call is never tried more often than a short one", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        if (delayBeforeRetry(state, RETRY_POLICY) !== undefined) return;
        const later = { ...state, retries: state.retries + 1 };
        expect(delayBeforeRetry(later, RETRY_POLICY)).toBeUndefined();
        expect(delayBeforeRetry({ ...state, patience: "long" }, RETRY_POLICY)).toBeUndefined();
      }),
    );
  });

  test("a date n seconds after the answer's own is n seconds", () => {
    const seconds = fc.nat(10_000_000);
    const dates = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, seconds, (date, n) => {
        const until = new Date(date.getTime() + n * 1000);
        expect(parseRetryAfter(until.toUTCString(), date.toUTCString())).toBe(n * 1000);
        expect(parseRetryAfter(String(n), undefined)).toBe(n * 1000);
      }),
    );
  });
});

const DATE = "Wed, 25 Nov 2026 09:00:00 GMT";

test.each([
  ["120", DATE, 120_000],
  [" 0 ", undefined, 0],
  ["Wed, 25 Nov 2026 09:00:30 GMT", DATE, 30_000],
  ["Wed, 25 Nov 2026 08:00:00 GMT", DATE, 0],
  ["Wed, 25 Nov 2026 09:00:30 GMT", undefined, undefined],
  ["Wed, 25 Nov 2026 09:00:30 GMT", "yesterday", undefined],
  ["Wednesday, 25-Nov-26 09:00:30 GMT", DATE, undefined],
  ["2026-11-25T09:00:30Z", DATE, undefined],
  ["Wed, 99 Nov 2026 09:00:30 GMT", DATE, undefined],
  ["-1", DATE, undefined],
  ["1.5", DATE, undefined],
  ["1e3", DATE, undefined],
  ["soon", DATE, undefined],
  ["", DATE, undefined],
  [undefined, DATE, undefined],
])("Retry-After %j, answered at %j, is %j ms", (value, date, ms) => {
  expect(parseRetryAfter(value, date)).toBe(ms);
});
