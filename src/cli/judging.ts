import type { Judging } from "../analyze/diff/sides.js";
import type { GapAcceptance } from "../model/reported-gap.js";
import { ACCEPTED_GAPS, ACCEPTED_RISKS, readAcceptances } from "./acceptance-file.js";
import type { SettingName, Settings } from "./settings.js";

/** Settings by which findings are judged. */
export const JUDGING = [
  "internal-domains",
  "service-accounts",
  "shared-accounts",
  "data-sources",
  "thresholds",
  "exceptions",
] as const satisfies readonly SettingName[];

/** @throws Problem `file_unreadable`, `config_invalid` for the file of accepted risks */
export async function readJudging(settings: Settings<(typeof JUDGING)[number]>): Promise<Judging> {
  const { exceptions } = settings;
  return {
    risk: {
      internalDomains: settings["internal-domains"] ?? null,
      serviceAccounts: settings["service-accounts"] ?? null,
      sharedAccounts: settings["shared-accounts"] ?? null,
      dataSources: settings["data-sources"] ?? null,
      thresholds: settings.thresholds,
    },
    acceptances: exceptions === undefined ? [] : await readAcceptances(ACCEPTED_RISKS, exceptions),
  };
}

/** @throws Problem `file_unreadable`, `config_invalid` for the file of accepted gaps */
export async function readAcceptedGaps(
  settings: Settings<"accepted-gaps">,
): Promise<readonly GapAcceptance[]> {
  const file = settings["accepted-gaps"];
  return file === undefined ? [] : readAcceptances(ACCEPTED_GAPS, file);
}
