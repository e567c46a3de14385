import type { Answer, Question } from "../answer.js";
import type { QueryRow } from "../rows.js";
import { newestFirst } from "./newest-first.js";
import { pageAnswer } from "./page.js";
import { listedQueryShape, reach } from "./query.js";

/** One page of the queries that fit, of those on data sources of the caller's own groups. */
export function queryPage(question: Question, fits: (query: QueryRow) => boolean): Answer {
  const { world, caller } = question;
  const reaches = reach(world, caller);
  const rows = newestFirst(world.queries.filter((query) => fits(query) && reaches(query)));
  return pageAnswer(question, rows.length, (offset, limit) =>
    rows.slice(offset, offset + limit).map((query) => JSON.stringify(listedQueryShape(world, query))),
  );
}
