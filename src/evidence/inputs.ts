import type { Judging } from "../analyze/diff/sides.js";
import type { DriftSettings } from "../drift/types.js";
import { type DriftInputs, INPUTS_SCHEMA_VERSION, inputsSchema } from "../model/inputs.js";
import type { Pseudonymised } from "../model/pseudonymised.js";
import type { GapAcceptance } from "../model/reported-gap.js";
import type { CsvAudience } from "../report/reporters/csv.js";
import { parseRunFile } from "./parse-run-file.js";

/**
 * What a report was made with, besides the snapshot, the directory and the earlier run: everything else that its bytes
 * depend on. No path and no address of the machine that made it is among it.
 */
export interface RunInputs {
  /** Whom the CSV files are for. */
  readonly audience: CsvAudience;
  /** null: no directory was given. */
  readonly drift: DriftSettings | null;
  readonly judging: Judging;
  /** Gaps that somebody answers for. */
  readonly acceptedGaps: readonly GapAcceptance[];
  /** Absent: the run is no pseudonymised copy. */
  readonly pseudonymised?: Pseudonymised;
}

/** inputs.json: one text for one set of inputs. */
export function jsonInputs(inputs: RunInputs): string {
  const { audience, drift, judging, acceptedGaps, pseudonymised } = inputs;
  const value = {
    kind: "redash-access-inputs",
    schemaVersion: INPUTS_SCHEMA_VERSION,
    ...(pseudonymised !== undefined && { pseudonymised }),
    csvFor: audience,
    drift: drift && {
      ...drift,
      groupMap: { ...drift.groupMap, rule: ruleValue(drift.groupMap.rule) },
      match: {
        ...drift.match,
        aliasDomains: [...drift.match.aliasDomains],
        accountMap: [...drift.match.accountMap],
      },
    },
    judging,
    acceptedGaps,
  };
  // Parsing gives the keys their order, and leaves out what the schema does not know.
  return `${JSON.stringify(inputsSchema.parse(value), null, 1)}\n`;
}

function ruleValue(rule: DriftSettings["groupMap"]["rule"]) {
  if (rule.kind === "table") return { kind: rule.kind, table: [...rule.table] };
  if (rule.kind === "values") return { kind: rule.kind, values: [...rule.values] };
  return rule;
}

/**
 * @param file what the file is called in the error
 * @throws Problem `run_invalid`
 */
export function parseInputs(json: string, file: string): RunInputs {
  const { csvFor, drift, judging, acceptedGaps, pseudonymised } = parseRunFile(inputsSchema, json, file);
  const copy = pseudonymised !== undefined && { pseudonymised };
  return { audience: csvFor, drift: drift && driftOf(drift), judging, acceptedGaps, ...copy };
}

function driftOf({ samlGroups, groupMap, match }: DriftInputs): DriftSettings {
  return {
    samlGroups,
    groupMap: { rule: ruleOf(groupMap.rule), inNoGroup: groupMap.inNoGroup },
    match: {
      ...match,
      aliasDomains: new Map(match.aliasDomains),
      accountMap: new Map(match.accountMap),
    },
  };
}

function ruleOf(rule: DriftInputs["groupMap"]["rule"]): DriftSettings["groupMap"]["rule"] {
  if (rule.kind === "table") return { kind: rule.kind, table: new Map(rule.table) };
  if (rule.kind === "values") return { kind: rule.kind, values: new Map(rule.values) };
  return rule;
}
