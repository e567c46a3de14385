import { expect, it } from "vitest";
import { populationInWords, populationView } from "../../../src/report/page/population.js";

const POPULATION = {
  users: 1200,
  enabled: 1000,
  disabled: 150,
  pending: 50,
  administrators: 1,
  groups: 12,
  dataSources: 1,
  grants: 30,
  accessRows: 40_000,
  latentAccessRows: 900,
  unknownAccessRows: 0,
  kinds: null,
};

it("copies into the head of a review", () => {
  expect(populationInWords(POPULATION)).toBe(
    "1,200 accounts (1,000 enabled, 150 disabled, 50 pending), 1 administrator, 12 groups, 1 data source, 30 grants, 40,000 rows of access (39,100 live, 900 latent)",
  );
});

it("counts what is not known neither as live nor as latent", () => {
  const rows = { accessRows: 260, latentAccessRows: 24, unknownAccessRows: 19 };
  expect(populationView({ population: { ...POPULATION, ...rows } }).at(-1)).toEqual({
    of: "rows of access",
    count: "260",
    parts: "217 live, 24 latent, 19 not known",
  });
});

it.each([
  [null, "not told", "Redash does not tell"],
  [
    { people: 0, machines: 0, notTold: 1200 },
    "not told",
    "as the directory says; of 1,200 accounts it does not say",
  ],
  [
    { people: 5, machines: 0, notTold: 1195 },
    "not told",
    "as the directory says, 5 people; of 1,195 accounts it does not say",
  ],
  [
    { people: 0, machines: 2, notTold: 1198 },
    "2",
    "as the directory says; of 1,198 accounts it does not say",
  ],
  [{ people: 1200, machines: 0, notTold: 0 }, "0", "as the directory says, 1,200 people"],
])("tells accounts of programs where a directory does, and never guesses: %j", (kinds, told, parts) => {
  expect(populationView({ population: { ...POPULATION, kinds } })[1]).toEqual({
    of: "accounts of programs",
    count: told,
    parts,
  });
});
