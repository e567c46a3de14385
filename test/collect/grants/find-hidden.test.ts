import { describe, expect, it } from "vitest";
import { namesNothingElse } from "../../../src/collect/grants/find-hidden.js";

const queue = (dataSources: string) => ({ queues: [{ queue: "queries", dataSources }] });

describe("whether the queues of 4 to 6 name a data source that is not on the list", () => {
  it.each<[string, string[], boolean]>([
    ["Ledger, Warehouse", ["Warehouse", "Ledger"], true],
    ["", [], false],
    [", Ledger", ["Ledger"], false],
    [", Ledger", ["Ledger", ""], false],
    ["People, pay & pensions, Ledger", ["Ledger", "People, pay & pensions"], true],
    ["Ledger, Oracle 8i, Warehouse", ["Warehouse", "Ledger"], false],
    ["Old Warehouse, Warehouse", ["Warehouse"], false],
    ["Warehouse, Warehouse", ["Warehouse"], false],
    ["Sales EMEA, Sales", ["Sales", "Sales EMEA"], true],
  ])("%j with %j on the list", (dataSources, listed, nothingElse) => {
    expect(namesNothingElse(queue(dataSources), listed)).toBe(nothingElse);
  });

  it("cannot tell without queues", () => {
    expect(namesNothingElse({ queues: [] }, [])).toBe(false);
  });
});
