import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";
import { organisation } from "../helpers/organisations.js";

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s while the server is silent stops the run, and nothing is left behind",
  async (signal) => {
    const simulator = await startSimulator({
      organisation: organisation(),
      version: "10.1.0",
      misbehaviours: [{ kind: "late", path: "/api/users" }],
    });
    const cwd = emptyFolder();
    const { code, stdout, stderr } = await redashAccess(["run", "--out", "reviews"], {
      cwd,
      env: { REDASH_URL: simulator.url, REDASH_API_KEY: simulator.adminKey },
      whileRunning: async (kill) => {
        while (!simulator.requests.some(({ path }) => path.startsWith("/api/users"))) await later();
        kill(signal);
      },
    });
    await simulator.close();
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(stderr).toContain("code: interrupted");
    expect(readdirSync(cwd)).toEqual([]);
  },
);

const later = () => new Promise((resolve) => setTimeout(resolve, 5));
