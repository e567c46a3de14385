import { describe, expect, it } from "vitest";
import { resolveRisk } from "../../src/analyze/resolve-risk.js";
import { type DataSourceRisk, NO_RISK_CONFIG, type RiskConfig } from "../../src/model/risk-settings.js";
import { dataSource, snapshot, user } from "../helpers/snapshots.js";

const OF = snapshot({
  users: [
    user(1, "Deploy", [2], { email: "deploy@a.example" }),
    user(2, "Robot", [2], { email: "bot-1@a.example" }),
    user(3, "Robot", [2], { email: "bot-2@a.example" }),
    user(4, "Ana", [2], { email: "botanist@a.example" }),
  ],
  dataSources: [dataSource(1, "Ledger"), dataSource(2, "Rides"), dataSource(3, "Rides"), dataSource(4, "7")],
});

function resolved(config: Partial<RiskConfig>) {
  return resolveRisk({ ...NO_RISK_CONFIG, ...config }, OF);
}

it("tells nothing where nothing was told", () => {
  expect(resolved({})).toEqual({ ...NO_RISK_CONFIG, warnings: [] });
});

describe("accounts", () => {
  it("are found by their e-mail, in any case, and by patterns", () => {
    const { serviceAccounts, warnings } = resolved({
      serviceAccounts: ["Deploy@A.example", "bot-*@a.example"],
    });
    expect([serviceAccounts, warnings]).toEqual([new Set([1, 2, 3]), []]);
    expect(resolved({ sharedAccounts: ["bot.1@a.example"] }).sharedAccounts).toEqual(new Set());
  });

  it("that are not there are a warning, each in its own setting", () => {
    expect(
      resolved({ serviceAccounts: ["gone@a.example"], sharedAccounts: ["front-*@a.example"] }).warnings,
    ).toEqual([
      {
        setting: "service-accounts",
        what: "No account has the e-mail gone@a.example, which the config file names.",
      },
      {
        setting: "shared-accounts",
        what: "No account has the e-mail front-*@a.example, which the config file names.",
      },
    ]);
  });
});

describe("data sources", () => {
  const told = (...dataSources: NonNullable<RiskConfig["dataSources"]>) => {
    const { dataSources: risks, warnings } = resolved({ dataSources });
    return [risks, warnings.map(({ what }) => what)];
  };
  const sensitive = { sensitive: true, owner: "Ina" };

  it("are found by their id where it is a number, and by their name where it is a text", () => {
    expect(told({ dataSource: 1, ...sensitive }, { dataSource: "7", sensitive: false, owner: null })).toEqual(
      [
        new Map<number, DataSourceRisk>([
          [1, sensitive],
          [4, { sensitive: false, owner: null }],
        ]),
        [],
      ],
    );
  });

  it("that are not there are a warning", () => {
    expect(told({ dataSource: 7, ...sensitive }, { dataSource: "Ledgers", ...sensitive })).toEqual([
      new Map(),
      [
        "There is no data source 7, which the config file names.",
        "There is no data source Ledgers, which the config file names.",
      ],
    ]);
  });

  it("all count where several have the name", () => {
    expect(told({ dataSource: "Rides", ...sensitive })).toEqual([
      new Map([
        [2, sensitive],
        [3, sensitive],
      ]),
      ["Several data sources are called Rides, as the config file names one: all of them count as it."],
    ]);
  });

  it("are as sensitive as they are anywhere told to be, and of all the owners that are named", () => {
    const again = { dataSource: "Ledger", sensitive: false, owner: "Bo" };
    expect(told({ dataSource: 1, ...sensitive }, again)).toEqual([
      new Map([[1, { sensitive: true, owner: "Ina, Bo" }]]),
      ["The config file names data source 1 more than once: all of it counts."],
    ]);
  });
});
