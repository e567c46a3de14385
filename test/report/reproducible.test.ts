import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { parseSnapshot } from "../../src/model/parse-snapshot.js";
import { jsonReport, jsonSnapshot } from "../../src/report/reporters/json.js";
import { collectFrom, simulator } from "../helpers/collect.js";

const demo = JSON.parse(
  readFileSync(new URL("../../fixtures/organisations/demo.json", import.meta.url), "utf8"),
);

it("gives the same report.json of a snapshot as it was collected and as it was saved and read again", async () => {
  const server = await simulator({ organisation: demo, version: "26.3.0" });
  const collected = await collectFrom(server);
  const saved = parseSnapshot([...jsonSnapshot(collected)].join(""), "snapshot.json");
  const [first, again] = [collected, saved].map((one) => [...jsonReport(buildReport(one))].join(""));
  expect(again).toBe(first);
});
