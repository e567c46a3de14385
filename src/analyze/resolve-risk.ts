import { look } from "../graph/labels.js";
import { addressKey } from "../model/directory.js";
import { putUnder } from "../model/put-under.js";
import type {
  DataSourceConfig,
  DataSourceRisk,
  RiskConfig,
  RiskSettings,
  RiskWarning,
} from "../model/risk-settings.js";
import type { Snapshot } from "../model/snapshot.js";
import { fittingPattern } from "./fitting-pattern.js";

/**
 * What an organisation says of itself, in the numbers of one snapshot. What fits nothing there is a warning: it may be
 * misspelt, and then the rules that rest on it say too little.
 */
export function resolveRisk(
  { internalDomains, serviceAccounts, sharedAccounts, dataSources, thresholds }: RiskConfig,
  snapshot: Pick<Snapshot, "users" | "dataSources">,
): RiskSettings {
  const warnings: RiskWarning[] = [];
  const accounts = (setting: "service-accounts" | "shared-accounts", emails: readonly string[] | null) =>
    emails && accountsCalled(emails, snapshot, (what) => void warnings.push({ setting, what }));
  return {
    internalDomains,
    serviceAccounts: accounts("service-accounts", serviceAccounts),
    sharedAccounts: accounts("shared-accounts", sharedAccounts),
    dataSources:
      dataSources &&
      dataSourcesCalled(
        dataSources,
        snapshot,
        (what) => void warnings.push({ setting: "data-sources", what }),
      ),
    thresholds,
    warnings,
  };
}

function accountsCalled(
  emails: readonly string[],
  { users }: Pick<Snapshot, "users">,
  warn: (what: string) => void,
): ReadonlySet<number> {
  const byEmail = users.map(({ id, email }) => ({ id, email: addressKey(email) }));
  const found = emails.flatMap((wanted) => {
    const fits = fittingPattern(addressKey(wanted));
    const ids = byEmail.filter(({ email }) => fits(email)).map(({ id }) => id);
    if (ids.length === 0) warn(`No account has the e-mail ${wanted}, which the config file names.`);
    return ids;
  });
  return new Set(found);
}

function dataSourcesCalled(
  told: readonly DataSourceConfig[],
  { dataSources }: Pick<Snapshot, "dataSources">,
  warn: (what: string) => void,
): ReadonlyMap<number, DataSourceRisk> {
  const byName = new Map<string, number[]>();
  for (const { id, name } of dataSources) if (name !== null) putUnder(byName, look(name), id);
  const ids = new Set(dataSources.map(({ id }) => id));
  const risks = new Map<number, DataSourceRisk>();
  for (const { dataSource, sensitive, owner } of told) {
    const meant = typeof dataSource === "number" ? [dataSource] : (byName.get(look(dataSource)) ?? []);
    const there = meant.filter((id) => ids.has(id));
    if (there.length === 0) warn(`There is no data source ${dataSource}, which the config file names.`);
    if (there.length > 1)
      warn(
        `Several data sources are called ${dataSource}, as the config file names one: all of them count as it.`,
      );
    for (const id of there) {
      const before = risks.get(id);
      if (before !== undefined)
        warn(`The config file names data source ${id} more than once: all of it counts.`);
      risks.set(id, {
        sensitive: sensitive || before?.sensitive === true,
        owner: [before?.owner, owner].filter((one) => (one ?? null) !== null).join(", ") || null,
      });
    }
  }
  return risks;
}
