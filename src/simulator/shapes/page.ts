import { type Answer, badRequest, jsonText, type Question } from "../answer.js";
import { notFound } from "./not-found.js";

interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
}

const MAX_PAGE_SIZE = 250;

/** Reads `page` and `page_size` as every paged list does; what is no number counts as left out. */
function pageRequest(query: URLSearchParams): PageRequest {
  return { page: whole(query.get("page"), 1), pageSize: whole(query.get("page_size"), 25) };
}

function whole(text: string | null, fallback: number): number {
  return text !== null && /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : fallback;
}

/**
 * One page of rows that are JSON texts already. `rows` gives those from `offset` on, at most `limit`.
 * Messages and the 404 for the second page of nothing: experiments/edges.json, recordings.
 */
export function pageAnswer(
  question: Question,
  count: number,
  rows: (offset: number, limit: number) => readonly string[],
): Answer {
  const { page, pageSize } = pageRequest(question.query);
  if (page < 1) return badRequest("Page must be positive integer.");
  if (pageSize > MAX_PAGE_SIZE || pageSize < 1)
    return badRequest(`Page size is out of range (1-${MAX_PAGE_SIZE}).`);
  const offset = (page - 1) * pageSize;
  if (offset + 1 > count && count > 0) return badRequest("Page is out of range.");
  if (count === 0 && page > 1) return notFound(question);
  const results = rows(offset, pageSize).join(",");
  return jsonText(`{"count":${count},"page":${page},"page_size":${pageSize},"results":[${results}]}`);
}
