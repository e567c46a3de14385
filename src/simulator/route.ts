import {
  type Answer,
  type AnswerDescriptor,
  forbidden,
  loginAgain,
  methodNotAllowed,
  type Question,
  webApplication,
} from "./answer.js";
import { ANSWERS } from "./answers/index.js";
import { callerOf, may } from "./caller.js";
import { releaseAnswers } from "./release-answers.js";
import type { UserRow } from "./rows.js";
import type { World } from "./world.js";

/** A request as it reached the server, the base path taken off. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** undefined: none came with the request. */
  readonly key: string | undefined;
  readonly baseUrl: string;
  readonly shuffle: number | null;
}

/** What a Redash that holds `world` answers. HEAD is answered as GET; the server leaves the body out. */
export function route(world: World, asked: Asked): Answer {
  const { method, path } = asked;
  if (path === "/ping") return { status: 200, contentType: "text/html; charset=utf-8", body: "PONG." };
  if (path === "/login") return webApplication();
  if (method === "OPTIONS") return { status: 200, contentType: "text/html; charset=utf-8", body: "" };
  const user = userOfKey(world, asked.key);
  const found = findAnswer(path);
  const isPage = !path.startsWith("/api/");
  if (user === undefined) return isPage ? toLogin(world, asked) : loginAgain();
  if (found === undefined) return webApplication();
  if (method !== "GET" && method !== "HEAD") return methodNotAllowed();
  const caller = callerOf(world, user);
  const { descriptor, params } = found;
  if (!descriptor.needs.every((permission) => may(caller, permission))) {
    return isPage ? { status: 403, ...releaseAnswers(world.release).texts.forbiddenPage } : forbidden();
  }
  const { query, baseUrl, shuffle } = asked;
  const question: Question = { world, caller, path, params, query, baseUrl, shuffle };
  return descriptor.answer(question);
}

/** Whose key it is. A disabled user's works on 5 alone. */
function userOfKey(world: World, key: string | undefined): UserRow | undefined {
  if (key === undefined) return undefined;
  for (const user of world.users.values()) {
    if (user.apiKey !== key) continue;
    return user.disabledAt === null || world.traits.access.disabledKeyWorks ? user : undefined;
  }
  return undefined;
}

const MATCHERS = ANSWERS.map((descriptor) => ({
  descriptor,
  parts: descriptor.pattern.split("/"),
}));

function findAnswer(
  path: string,
): { descriptor: AnswerDescriptor; params: Record<string, string> } | undefined {
  const parts = path.split("/");
  for (const { descriptor, parts: pattern } of MATCHERS) {
    const params = match(pattern, parts);
    if (params !== undefined) return { descriptor, params };
  }
  return undefined;
}

/** The values of a pattern's placeholders in a path; undefined: it does not fit. */
export function match(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? "";
    const placeholder = /^<(.+)>$/.exec(expected)?.[1];
    if (placeholder === undefined ? expected !== part : part === "") return undefined;
    if (placeholder !== undefined) params[placeholder] = decodeURIComponent(part);
  }
  return params;
}

function toLogin(world: World, { baseUrl, path, query }: Asked): Answer {
  const { loginLocation, loginPage } = releaseAnswers(world.release).texts;
  const search = query.size === 0 ? "" : `?${query}`;
  const next = `${baseUrl}${path}${search}`;
  const target = loginLocation(baseUrl, next);
  const link = target.startsWith(baseUrl) ? target.slice(baseUrl.length) : target;
  return { status: 302, contentType: "text/html; charset=utf-8", body: loginPage(link), location: target };
}
