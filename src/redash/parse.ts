import type { z } from "zod";
import type { Failure } from "./failure.js";
import type { Answer } from "./transport.js";

export type Parsed<T> = { readonly value: T } | Failure;

/** Where in an answer, as one would write it in code: `results[3].id`. */
function placeInside(path: readonly PropertyKey[]): string {
  return path
    .map((part) => {
      if (typeof part === "number") return `[${part}]`;
      const name = String(part);
      return /^[a-z_]\w*$/i.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join("")
    .replace(/^\./, "");
}

interface Flaw {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first flaw; of an answer that may have several shapes, in the shape that it fits furthest. */
function firstFlaw(issues: readonly z.core.$ZodIssue[]): Flaw {
  const [issue] = issues;
  if (issue === undefined) return { path: [], message: "no known shape" };
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue;
  const flaws = issue.errors.map(firstFlaw).sort((a, b) => b.path.length - a.path.length);
  const [deepest = issue] = flaws;
  return { path: [...issue.path, ...deepest.path], message: deepest.message };
}

/** Parses a 200 of type JSON by the endpoint's schema. */
export function parseAnswer<T>(answer: Answer, schema: z.ZodType<T>): Parsed<T> {
  const { status } = answer;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(answer.body));
  } catch {
    // The error's own text is not kept: it quotes the answer.
    if (!answer.framed) {
      const message = "The answer ends in the middle.";
      return { code: "answer_cut_short", message, status: null, persistence: "several" };
    }
    const message = "The answer says that it is JSON, and is not.";
    return { code: "answer_not_json", message, status, persistence: "once" };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const flaw = firstFlaw(parsed.error.issues);
  const inside = placeInside(flaw.path) || "the whole answer";
  const message = `The answer has a shape that no known Redash gives: ${inside}: ${flaw.message}.`;
  return { code: "answer_unexpected", message, status, persistence: "never", inside };
}
