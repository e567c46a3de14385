import { releaseAnswers } from "../release-answers.js";
import type { World } from "../world.js";

/** A time as the release writes it: `2025-01-06T08:00:00+00:00` on 4 to 6, `Z` at its end from 7. */
export function timeText<T extends string | null>(world: World, time: T): T {
  if (time === null) return time;
  return (time.slice(0, -1) + releaseAnswers(world.release).utc) as T;
}
