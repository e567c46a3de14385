import { expect, onTestFinished } from "vitest";
import { Problem } from "../../src/model/problem.js";
import type { ProblemCode } from "../../src/model/problem-kinds.js";
import { type ClientOptions, connect, type RedashClient } from "../../src/redash/client.js";

export const API_KEY = "0123456789abcdefghijABCDEFGHIJ0123456789";

/** A client that hardly waits between tries, for the length of one test. */
export function client(baseUrl: string, options: Partial<ClientOptions> = {}): RedashClient {
  const { retry, ...rest } = options;
  const opened = connect({ baseUrl, apiKey: API_KEY, retry: { baseDelayMs: 1, ...retry }, ...rest });
  onTestFinished(() => opened.close());
  return opened;
}

/** The problem that a promise is rejected with, which must have this code. */
export async function problemOf(promise: Promise<unknown>, code: ProblemCode): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Problem);
  const problem = error as Problem;
  expect(`${problem.code}: ${problem.message}`).toMatch(new RegExp(`^${code}: `));
  return problem;
}
