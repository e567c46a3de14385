import { isProblem, type Problem } from "../../model/problem.js";
import { type CollectContext, waitForAll } from "../context.js";

/** So many are under way between two looks at the bound. */
const AT_ONCE = 40;
/** A server that fails so many in a row is asked for no more of the kind. */
const FAILURES_IN_A_ROW = 20;

export interface Asking<T> {
  readonly context: CollectContext;
  /** In plain words, for the progress: `Queries, one by one`. */
  readonly step: string;
  ask(id: number): Promise<T | Problem>;
}

/** Requests of one kind, each for one thing by its id: never more than the caller allowed. */
export interface SingleRequests<T> {
  readonly answers: ReadonlyMap<number, T>;
  /** 404 in Redash's own words. */
  readonly missing: ReadonlySet<number>;
  readonly failed: ReadonlyMap<number, Problem>;
  /**
   * @param total of the step, for the progress; null: not known
   * @returns false where not all were asked for: `endedBy` tells why
   */
  askAll(ids: readonly number[], total: number | null): Promise<boolean>;
  /** null: nothing was left unasked. */
  endedBy(): "limit" | "failures" | null;
}

export function singleRequests<T>({ context, step, ask }: Asking<T>): SingleRequests<T> {
  const answers = new Map<number, T>();
  const missing = new Set<number>();
  const failed = new Map<number, Problem>();
  let asked = 0;
  let failures = 0;
  let ended: "limit" | "failures" | null = null;

  async function askOne(id: number): Promise<void> {
    const answer = await ask(id);
    missing.delete(id);
    failures = isProblem(answer) && answer.code !== "not_found" ? failures + 1 : 0;
    if (!isProblem(answer)) answers.set(id, answer);
    else if (answer.code === "not_found") missing.add(id);
    else failed.set(id, answer);
  }

  async function askAll(ids: readonly number[], total: number | null): Promise<boolean> {
    for (let from = 0; from < ids.length; ) {
      const left = context.detailRequests - asked;
      if (failures >= FAILURES_IN_A_ROW) ended = "failures";
      else if (left <= 0) ended = "limit";
      if (ended !== null) return false;
      const some = ids.slice(from, from + Math.min(AT_ONCE, left));
      from += some.length;
      asked += some.length;
      await waitForAll(some.map(askOne));
      context.onProgress({ step, done: asked, total });
    }
    return true;
  }

  return { answers, missing, failed, askAll, endedBy: () => ended };
}
