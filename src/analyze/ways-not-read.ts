import type { Snapshot, WAY_SECTIONS } from "../model/snapshot.js";
import { SECTION_TITLES } from "./section-titles.js";

const HOW = {
  partial: "not everything could be read",
  failed: "nothing could be read",
  "not asked": "not asked for",
};

/** What was not read of these, in sentences: `Queries: nothing could be read.` Empty: everything was. */
export function notReadOf(
  { sections }: Pick<Snapshot, "sections">,
  names: readonly (typeof WAY_SECTIONS)[number][],
): string[] {
  return names.flatMap((name) => {
    const { status } = sections[name];
    return status === "complete" ? [] : [`${SECTION_TITLES[name]}: ${HOW[status]}.`];
  });
}
