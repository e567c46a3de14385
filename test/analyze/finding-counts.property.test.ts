import fc from "fast-check";
import { expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { NO_RISK_CONFIG } from "../../src/model/risk-settings.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";

it("never says of more things that they were found than were looked at", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const risk = {
        ...NO_RISK_CONFIG,
        internalDomains: ["of-nobody.example"],
        serviceAccounts: [],
        sharedAccounts: [],
        dataSources: snapshot.dataSources.map(({ id }) => ({ dataSource: id, sensitive: true, owner: null })),
      };
      const { rules } = buildReport(snapshot, { risk });
      const impossible = rules.filter(({ counts }) => {
        return counts !== null && counts.found + counts.accepted + counts.unknown > counts.examined;
      });
      expect(impossible.map(({ id, counts }) => [id, counts])).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
