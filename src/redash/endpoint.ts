import type { z } from "zod";

/**
 * One call of the Redash API that only reads. One file in `endpoints/` each; the client runs them all.
 * `P` are the parameters of the call, `T` what the parsed answer is.
 */
export interface ReadEndpoint<P, T> {
  /** Path with placeholders, for tallies and messages: `/api/groups/<id>/members`. */
  readonly template: string;
  /** The path with its query: `/api/users?page=1&page_size=250`. */
  path(params: P): string;
  /** Parses what the server answers; keeps the fields that the project knows, drops all others. */
  readonly schema: z.ZodType<T>;
  /** How many rows an answer holds, for control totals. */
  rows(answer: T): number;
  /** `long`: the server is silent until it has everything (120 s to the first byte); `short`: 30 s. */
  readonly patience: "short" | "long";
  /** What the caller's key needs, by Redash's own words. */
  readonly needs: readonly string[];
}

/** What a client is to those who call it: they neither retry nor look at status codes. */
export interface RedashReader {
  readonly baseUrl: string;
  /**
   * Sends one GET, with retries, and parses the answer. `record` hears of every attempt.
   * @throws Problem with a code of model/problem and, where one came, the HTTP `status`.
   */
  read<P, T>(endpoint: ReadEndpoint<P, T>, params: P, record?: RecordAttempt): Promise<T>;
}

/** One attempt at a request, when it has ended. */
export interface Attempt {
  readonly template: string;
  /** What was asked for, with its query, as it follows the base URL. */
  readonly path: string;
  /** null where no whole answer came. */
  readonly status: number | null;
  /** 0 for all but a parsed answer. */
  readonly rows: number;
  /** Of the body that came with `status`, in hexadecimal; see `Answer` for how much of it that is. Else null. */
  readonly bodySha256: string | null;
}
export type RecordAttempt = (attempt: Attempt) => void;
