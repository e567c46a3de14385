/**
 * How long a worker of a real server is at work on a request while the others are at work too, in milliseconds: from what
 * was measured on Redash 26.3 with two workers, 100,000 users, 2,000 groups and 500 data sources (docs/redash-api.md,
 * "Cost": 367 pages of users take 35 s, 500 data sources 6.1 s). What was not measured is taken to be like a data source.
 */
const TIMES: readonly (readonly [path: RegExp, ms: number])[] = [
  [/^\/api\/groups\/2\/members$/, 6_800],
  [/^\/api\/data_sources$/, 900],
  [/[?&]page=/, 190],
];
const OTHERS_MS = 24;

/** A worker is at work on one request at a time; others wait. */
export const WORKERS = 2;

/** The whole would take minutes: the benchmark's server is so many times faster, which makes our side look dearer. */
export const FASTER = 4;

export function workMs(path: string): number {
  return (TIMES.find(([pattern]) => pattern.test(path))?.[1] ?? OTHERS_MS) / FASTER;
}
