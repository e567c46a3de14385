import { Problem } from "../model/problem.js";
import type { ProblemCode } from "../model/problem-kinds.js";

/** What a thread is told: the next bytes of a file. Those of one file come one after the other. */
export interface Told {
  readonly file: string;
  readonly block: Uint8Array<ArrayBuffer>;
  readonly isLast: boolean;
}

/** What the thread says: that a block can be filled again; and after the last one, what came of the file. */
export type Answer<T> = { readonly free: ArrayBuffer } | Outcome<T>;

/** What came of something in another thread. */
export type Outcome<T> = { readonly result: T } | { readonly problem: SentProblem };

/** A `Problem` does not survive the way between threads as one. */
interface SentProblem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly place: string | undefined;
}

export function toSend({ code, message, place }: Problem): SentProblem {
  return { code, message, place };
}

export function asReceived({ code, message, place }: SentProblem): Problem {
  return new Problem(code, message, { ...(place !== undefined && { place }) });
}

/** One message after the other. @param events of `on(other, "message")`, which fails where the other thread does */
export async function nextMessage<T>(events: AsyncIterator<T[]>): Promise<T> {
  return (await events.next()).value[0];
}
