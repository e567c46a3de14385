import type { Caller } from "./caller.js";
import type { World } from "./world.js";

/** What the server sends back, as text: rows that recur over many answers are written once. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly location?: string;
}

/** One request that reached an endpoint, by a caller who holds all that the endpoint needs. */
export interface Question {
  readonly world: World;
  readonly caller: Caller;
  /** Without the base path and the query, as asked: `/api/groups/2/members`. */
  readonly path: string;
  /** By the names of the pattern's placeholders. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** null: rows that an order leaves equal come in the order of the table; a number: in one drawn from it. */
  readonly shuffle: number | null;
  /** Where the server is reached, base path included, without a slash at its end. */
  readonly baseUrl: string;
}

/** How a simulated server answers GET on one path. One file in `answers/` each. */
export interface AnswerDescriptor {
  /** The name of its file. */
  readonly id: string;
  /** `/api/groups/<id>/members`; a placeholder stands for one part of the path. */
  readonly pattern: string;
  /** All of them must be held; else the answer is 403. */
  readonly needs: readonly string[];
  answer(question: Question): Answer;
}

const JSON_TYPE = "application/json";

export function json(value: unknown, status = 200): Answer {
  return jsonText(JSON.stringify(value), status);
}

/** For an answer whose JSON is written already. */
export function jsonText(body: string, status = 200): Answer {
  return { status, contentType: JSON_TYPE, body };
}

function message(status: number, text: string): Answer {
  return json({ message: text }, status);
}

export const badRequest = (text: string): Answer => message(400, text);
export const internalError = (): Answer => message(500, "Internal Server Error");
export const methodNotAllowed = (): Answer =>
  message(405, "The method is not allowed for the requested URL.");

/** The answer to a key that is missing, wrong, or a disabled user's. */
export const loginAgain = (): Answer => message(404, "Couldn't find resource. Please login and try again.");

export const FORBIDDEN_TEXT =
  "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.";
export const forbidden = (): Answer => message(403, FORBIDDEN_TEXT);

/** Redash's own page for a path that it leaves to the web application. */
export const webApplication = (): Answer => ({
  status: 200,
  contentType: "text/html; charset=utf-8",
  body: '<!doctype html><html><head><title>Redash</title></head><body><div id="application-root"></div></body></html>\n',
});

/** The number in a path, as Flask's untyped placeholders reach a query by id; NaN where there is none. */
export function idIn(question: Question, name = "id"): number {
  const text = question.params[name] ?? "";
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
