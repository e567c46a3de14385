import { expect, it } from "vitest";
import { pageOf } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { snapshot } from "../../helpers/snapshots.js";

it.each([
  ["2026-11-25T09:15:00.900Z", "2026-11-25 09:15:00 UTC Made by"],
  ["2026-11-25T09:15:07Z", "2026-11-25 09:15:00 UTC until 09:15:07 Made by"],
  ["2026-11-26T09:15:00Z", "2026-11-25 09:15:00 UTC until 2026-11-26 09:15:00 Made by"],
])("says until when the run went, where that is another time: %s", (finishedAt, said) => {
  expect(textOf(pageOf(snapshot({ finishedAt })))).toContain(said);
});
