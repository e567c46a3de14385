import { releaseAnswers } from "../release-answers.js";
import type { World } from "../world.js";

/** The organisation's settings that the release knows. */
export function settingsOf(world: World): Record<string, unknown> {
  const known = releaseAnswers(world.release).settings;
  return Object.fromEntries(
    Object.entries(known).map(([name, usual]) => [name, world.settings[name] ?? usual]),
  );
}
