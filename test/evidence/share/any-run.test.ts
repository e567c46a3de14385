import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunSource } from "../../../src/evidence/run-files.js";
import { verifyRun } from "../../../src/evidence/verify.js";
import { runs } from "../../helpers/arbitrary-runs.js";
import { folderOf, TOOL } from "../../helpers/runs.js";
import { shared } from "../../helpers/share.js";

/** What no report says of itself: names of people and addresses, as they stand in JSON, but for case and blanks. */
function namesIn({ snapshot, comparison, since }: RunSource): string[] {
  const users = [...snapshot.users, ...(since?.snapshot.users ?? [])];
  const { identities = [] } = comparison?.directory ?? {};
  const names = [...users, ...identities].flatMap(({ name = "" }) => name);
  const emails = [...users.map(({ email }) => email), ...identities.flatMap(({ mail = "" }) => mail)];
  return [...names.filter((name) => !OWN_WORDS.has(name)), ...emails]
    .filter((name) => (name.match(/\p{L}/gu) ?? []).length >= 7)
    .map((name) => JSON.stringify(name.trim()).slice(1, -1))
    .map(asSeen);
}

const OWN_WORDS = new Set(["Service Account", "External Auditor", "Data source", "Default"]);

function asSeen(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").toLowerCase();
}

test("a run of people called anything is copied, tells the same, verifies and names nobody", async () => {
  await fc.assert(
    fc.asyncProperty(runs, fc.boolean(), async (source, dataSources) => {
      const { bytes } = await shared(source, dataSources);
      const { outcome } = await verifyRun(folderOf(bytes), { tool: TOOL, publicKey: null });
      expect(outcome).toBe("verified");
      const names = namesIn(source);
      for (const [file, content] of bytes) {
        if (!file.endsWith(".json")) continue;
        const text = asSeen(content.toString("utf8"));
        expect([file, ...names.filter((name) => text.includes(name))]).toEqual([file]);
      }
    }),
    { numRuns: 15 },
  );
});
