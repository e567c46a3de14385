import { hash } from "node:crypto";
import type { Attempt, ReadEndpoint, RecordAttempt } from "./endpoint.js";
import { type Failure, isFailure, toProblem } from "./failure.js";
import { failureOf } from "./judge.js";
import { type Parsed, parseAnswer } from "./parse.js";
import { delayBeforeRetry, type RetryPolicy, refunded } from "./retry.js";
import { sleep } from "./stop.js";
import type { Transport } from "./transport.js";

export interface Timeouts {
  /** To the first byte of an ordinary answer, and the longest silence inside any answer. */
  readonly shortMs: number;
  /** To the first byte of an answer for which the server is silent until it has everything. */
  readonly longMs: number;
}

/** What all reads of one client share. */
export interface ReadContext {
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly headers: Record<string, string>;
  readonly timeouts: Timeouts;
  readonly maxBodyBytes: Record<"short" | "long", number>;
  readonly policy: RetryPolicy;
  readonly scrub: (text: string) => string;
  /** Its reason is a Failure. */
  readonly stop: AbortSignal;
  readonly progress: {
    /** Retries that the run may still make. */
    budget: number;
    /** Whether this server has answered as Redash does. */
    knownAsRedash: boolean;
  };
}

async function attempt<P, T>(
  context: ReadContext,
  endpoint: ReadEndpoint<P, T>,
  path: string,
): Promise<{ readonly outcome: Parsed<T> } & Pick<Attempt, "bodySha256">> {
  const { baseUrl, transport, headers, timeouts, maxBodyBytes, stop, progress } = context;
  const url = `${baseUrl}${path}`;
  const { patience, schema } = endpoint;
  const limits = {
    firstByteMs: patience === "long" ? timeouts.longMs : timeouts.shortMs,
    idleMs: timeouts.shortMs,
    maxBodyBytes: maxBodyBytes[patience],
  };
  const answer = await transport.get(url, headers, limits, stop);
  if (isFailure(answer)) return { outcome: answer, bodySha256: null };
  const call = { url: new URL(url), endpoint, knownAsRedash: progress.knownAsRedash };
  const outcome = failureOf(answer, call) ?? parseAnswer(answer, schema);
  const isCut = isFailure(outcome) && outcome.status === null;
  return { outcome, bodySha256: isCut ? null : hash("sha256", answer.body) };
}

/**
 * Asks until there is an answer, or no hope of one.
 * @throws Problem
 */
export async function readWithRetries<P, T>(
  context: ReadContext,
  endpoint: ReadEndpoint<P, T>,
  params: P,
  record: RecordAttempt,
): Promise<T> {
  const { policy, scrub, stop, progress } = context;
  const { template, patience } = endpoint;
  const path = endpoint.path(params);
  const call = `GET ${path}`;
  for (let retries = 0; ; retries += 1) {
    if (stop.aborted) throw toProblem(stop.reason as Failure, { call, tries: retries, scrub });
    const { outcome, bodySha256 } = await attempt(context, endpoint, path);
    if (!isFailure(outcome)) {
      progress.knownAsRedash = true;
      progress.budget = refunded(progress.budget, policy);
      record({ template, path, status: 200, rows: endpoint.rows(outcome.value), bodySha256 });
      return outcome.value;
    }
    record({ template, path, status: outcome.status, rows: 0, bodySha256 });
    const state = { failure: outcome, patience, retries, budget: progress.budget, random: Math.random() };
    const delay = delayBeforeRetry(state, policy);
    if (delay === undefined) throw toProblem(outcome, { call, tries: retries + 1, scrub });
    progress.budget -= 1;
    await sleep(delay, stop);
  }
}
