import { expect, it } from "vitest";
import { riskInWords } from "../../src/analyze/risk-words.js";
import { NO_RISK } from "../helpers/rules.js";

const USUAL = [
  "An account counts as inactive after 90 days, an administrator's after 30 days.",
  "An invitation counts as old after 14 days.",
  "More than 5 administrators are too many.",
];

it("says what nobody told, and the thresholds", () => {
  expect(riskInWords(NO_RISK)).toEqual({
    settings: [
      "Which e-mail domains are internal was not told.",
      "Which accounts are of programs was not told.",
      "Which accounts are shared was not told.",
      "Which data sources are sensitive was not told.",
      ...USUAL,
    ],
    warnings: [],
  });
});

it("says what was told, and what of it fits nothing", () => {
  const risk = {
    ...NO_RISK,
    internalDomains: ["a.example", "b.example"],
    serviceAccounts: new Set([1]),
    sharedAccounts: new Set<number>(),
    dataSources: new Map([
      [1, { sensitive: true, owner: null }],
      [2, { sensitive: true, owner: "Ina" }],
    ]),
    warnings: [{ setting: "data-sources", what: "There is no data source 7." }] as const,
  };
  expect(riskInWords(risk)).toEqual({
    settings: [
      "Internal e-mail domains: a.example, b.example.",
      "1 account is told to be of programs.",
      "0 accounts are told to be shared.",
      "2 data sources are told to be sensitive; of all that were told of, 1 has an owner.",
      ...USUAL,
    ],
    warnings: ["There is no data source 7."],
  });
});
