import { counted } from "../model/counted.js";
import type { RiskInWords } from "../model/report.js";
import type { RiskSettings } from "../model/risk-settings.js";

/** What was told of the organisation, and what nobody told, in sentences: by it findings are judged. */
export function riskInWords(risk: RiskSettings): RiskInWords {
  return {
    settings: [...organisation(risk), ...thresholds(risk)],
    warnings: risk.warnings.map(({ what }) => what),
  };
}

function organisation({
  internalDomains,
  serviceAccounts,
  sharedAccounts,
  dataSources,
}: RiskSettings): string[] {
  const accounts = (ids: ReadonlySet<number> | null, kind: string) =>
    ids === null
      ? `Which accounts are ${kind} was not told.`
      : `${counted(ids.size, "account is", "accounts are")} told to be ${kind}.`;
  const sources = [...(dataSources?.values() ?? [])];
  const sensitive = counted(
    sources.filter((one) => one.sensitive).length,
    "data source is",
    "data sources are",
  );
  const owned = counted(
    sources.filter(({ owner }) => owner !== null).length,
    "has an owner",
    "have an owner",
  );
  return [
    internalDomains === null
      ? "Which e-mail domains are internal was not told."
      : `Internal e-mail domains: ${internalDomains.join(", ")}.`,
    accounts(serviceAccounts, "of programs"),
    accounts(sharedAccounts, "shared"),
    dataSources === null
      ? "Which data sources are sensitive was not told."
      : `${sensitive} told to be sensitive; of all that were told of, ${owned}.`,
  ];
}

function thresholds({
  thresholds: { inactiveDays, administratorInactiveDays, ...rest },
}: RiskSettings): string[] {
  return [
    `An account counts as inactive after ${counted(inactiveDays, "day")}, an administrator's after ${counted(administratorInactiveDays, "day")}.`,
    `An invitation counts as old after ${counted(rest.pendingDays, "day")}.`,
    `More than ${counted(rest.administrators, "administrator")} are too many.`,
  ];
}
