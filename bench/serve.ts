/** A simulated server of one size in a process of its own, so that its memory and time are not taken for ours. */
import { startSimulator } from "../dist/simulator/server.js";
import { organisationOf, sizeNamed } from "./organisation.js";

const simulator = await startSimulator({
  organisation: organisationOf(sizeNamed(process.argv[2])),
  version: "26.3.0",
});
process.stdout.write(`${JSON.stringify({ url: simulator.url, key: simulator.adminKey })}\n`);
process.stdin.resume().on("end", () => process.exit(0));
