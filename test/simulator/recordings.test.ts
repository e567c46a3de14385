import { afterAll, describe, expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/server.js";
import {
  RECORDED_ORGANISATIONS,
  RECORDED_VERSIONS,
  readOrganisation,
  readRecording,
} from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";
import { difference } from "./compare.js";

const folder = sharedRedash();
if (folder === undefined)
  process.stdout.write("Left out: comparing the simulator with the recordings of real servers.\n");

describe.skipIf(folder === undefined)("the simulator answers as the recorded servers", () => {
  let compared = 0;
  afterAll(() => {
    process.stdout.write(`Compared ${compared} recorded answers with the simulator's.\n`);
    expect(compared).toBeGreaterThan(2000);
  });

  for (const version of RECORDED_VERSIONS) {
    for (const organisation of RECORDED_ORGANISATIONS) {
      test(`${version}, ${organisation}`, async () => {
        const recording = readRecording(folder ?? "", version, organisation);
        const simulator = await startSimulator({
          organisation: readOrganisation(folder ?? "", organisation),
          version,
        });
        const differences: string[] = [];
        for (const exchange of recording.exchanges) {
          differences.push(...(await difference(simulator, exchange, recording.baseUrl)));
        }
        compared += recording.exchanges.length;
        await simulator.close();
        expect(differences.join("\n")).toBe("");
      });
    }
  }
});
