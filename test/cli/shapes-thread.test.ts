import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openRunFolder } from "../../src/cli/run-folder.js";
import type { shapesThread as ShapesThread } from "../../src/cli/shapes-thread.js";
import { shapesOf } from "../../src/evidence/shapes.js";
import { emptyFolder } from "../helpers/command.js";

// What is built: a thread is started from a file of JavaScript.
const built: string = "../../dist/cli/shapes-thread.js";
const { shapesThread }: { shapesThread: typeof ShapesThread } = await import(built);

function started(folder: string) {
  const thread = shapesThread(folder);
  onTestFinished(() => thread.end());
  return thread;
}

it("finds what is found without it", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "report.json"), "{");
  writeFileSync(join(folder, "inputs.json"), '{"schemaVersion": 999}');
  const details = ["report.json: This file of the run is not JSON."];
  const found = await started(folder).shapes();
  expect(found).toEqual({ outcome: "does not fit", details });
  expect(found).toEqual(await shapesOf(await openRunFolder(folder)));
});

it("says what it cannot read as the problem that it is", async () => {
  const nowhere = join(emptyFolder(), "nowhere");
  await expect(started(nowhere).shapes()).rejects.toMatchObject({ code: "file_unreadable", place: nowhere });
});
