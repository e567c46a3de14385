import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openRunFolder } from "../../src/cli/run-folder.js";
import { tool } from "../../src/cli/tool.js";
import { verifyRun } from "../../src/evidence/verify.js";
import { emptyFolder } from "../helpers/command.js";
import { bytesIn, DEMO_RUN, folderOfInputs, reportOfDemo } from "../helpers/demo-run.js";

/** How often; `.ci/run` sets a hundred. */
const KILLS = Number(process.env.REDASH_ACCESS_KILLS ?? 10);

test.skipIf(process.platform === "win32")(
  `a run that is killed, ${KILLS} times, is there whole or not at all, and is in nobody's way`,
  async () => {
    const cwd = await folderOfInputs();
    const reviews = join(emptyFolder(), "reviews");
    const begun = performance.now();
    await reportOfDemo(reviews, { cwd });
    const lasts = performance.now() - begun;
    const whole = bytesIn(join(reviews, DEMO_RUN));
    expect(whole.size).toBeGreaterThan(20);
    rmSync(reviews, { recursive: true });

    const looked = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Every second one from when it begins to write: how long the start of a program takes varies.
      const after = ((kill + Math.random()) / KILLS) * lasts * (kill % 2 === 0 ? 1.1 : 0.6);
      await reportOfDemo(reviews, {
        cwd,
        whileRunning: async (signal) => {
          const until = Date.now() + 10_000;
          while (kill % 2 === 1 && !existsSync(reviews) && Date.now() < until) await sleep(1);
          await sleep(after);
          signal("SIGKILL");
        },
      });
      await expectWholeOrNothing(reviews, whole, looked);
    }

    const left = readdirSync(reviews);
    expect(left.length).toBeGreaterThan(0);
    const next = await reportOfDemo(reviews, { cwd });
    expect(next.code).toBe(0);
    expect(next.stderr).toMatch(/^redash-access: .*\/\.unfinished-\w+.* is of a run that was killed, .*\n$/);
    expect(bytesIn(join(reviews, DEMO_RUN))).toEqual(whole);
    expect(readdirSync(reviews).filter((name) => name !== DEMO_RUN)).toEqual(left);
  },
  1_000_000,
);

/** And clears the run away, so that the next one can have its name. What a killed run left is looked at once. */
async function expectWholeOrNothing(
  reviews: string,
  whole: ReadonlyMap<string, Buffer>,
  looked: Set<string>,
): Promise<void> {
  for (const name of existsSync(reviews) ? readdirSync(reviews) : []) {
    if (looked.has(name)) continue;
    if (!name.startsWith(".unfinished-")) {
      expect(name).toBe(DEMO_RUN);
      expect(bytesIn(join(reviews, name))).toEqual(whole);
      rmSync(join(reviews, name), { recursive: true });
      continue;
    }
    looked.add(name);
    const made = join(reviews, name, "new");
    if (!existsSync(made)) continue;
    const { outcome } = await verifyRun(await openRunFolder(made), { tool: tool(), publicKey: null });
    if (outcome !== "not verified") expect(bytesIn(made)).toEqual(whole);
  }
}
