import { compare } from "../drift/compare.js";
import type { Comparison, Drift } from "../drift/types.js";
import type { AccessGraph } from "../graph/access-graph.js";
import { buildGraph } from "../graph/build.js";
import { labelsOf } from "../graph/labels.js";
import type { WayRound } from "../graph/types.js";
import { isAdministrator } from "../graph/user-access.js";
import { waysRound } from "../graph/ways-round.js";
import type { Completeness } from "../model/completeness.js";
import type { Diff } from "../model/diff.js";
import type { Acceptance } from "../model/finding.js";
import type { Population, Report, Since } from "../model/report.js";
import type { GapAcceptance } from "../model/reported-gap.js";
import { NO_RISK_CONFIG, type RiskConfig, type RiskSettings } from "../model/risk-settings.js";
import { metaSchema, SECTION_NAMES, type Snapshot, snapshotSchema } from "../model/snapshot.js";
import { inOrder } from "../model/snapshot-order.js";
import { type UserStatus, userStatus } from "../model/user-status.js";
import { unusedOf } from "./acceptances.js";
import { type AccessCounts, countAccess } from "./access-counts.js";
import { identityOf } from "./cells.js";
import { completenessOf } from "./completeness/completeness.js";
import { diffSides } from "./diff/diff.js";
import { refuseIncomparable } from "./diff/same-server.js";
import { analysedSide, type Judging, sideOf } from "./diff/sides.js";
import { summarise } from "./drift-summary.js";
import type { Evaluation } from "./evaluate.js";
import { evaluateSnapshot } from "./evaluate-snapshot.js";
import { gapsOf } from "./gaps.js";
import { resolveRisk } from "./resolve-risk.js";
import { riskInWords } from "./risk-words.js";
import { SECTION_TITLES } from "./section-titles.js";
import { makeTable } from "./table-descriptor.js";
import { DIFF_TABLES, DRIFT_TABLES, EVENT_TABLES, TABLES } from "./tables/index.js";
import { type Use, useOfEvents } from "./use.js";
import { summariseUse } from "./use-summary.js";
import { verdictOf } from "./verdict.js";

/**
 * What a report is given of its snapshot as it is. Parsing gives the keys their one order: collected or read from a
 * file, the same snapshot makes the same bytes.
 */
const headSchema = metaSchema.extend({ sections: snapshotSchema.shape.sections });

/** A snapshot, and what was found out about it: what a report is made of. */
export interface Analysed {
  /** Its lists are in the order of their ids. */
  readonly snapshot: Snapshot;
  readonly graph: AccessGraph;
  readonly counts: AccessCounts;
  /** Every way round the groups; in a report of one data source every way there. */
  readonly ways: readonly WayRound[];
  /** Of the whole run. */
  readonly use: Use;
  /** null: no directory was given. */
  readonly compared: { readonly comparison: Comparison; readonly drift: Drift } | null;
  readonly risk: RiskSettings;
  readonly acceptances: readonly Acceptance[];
  readonly acceptedGaps: readonly GapAcceptance[];
  /** null: what is reported is a part of a run. */
  readonly completeness: Completeness | null;
  readonly evaluation: Evaluation;
  /** null: no earlier run was given. */
  readonly diff: Diff | null;
}

/** What a report can be told besides the snapshot. */
export interface ReportOptions {
  /** A directory, and how it is compared. null, as absent: none was given, so nothing is said of drift. */
  readonly comparison?: Comparison | null;
  /** What the organisation says of itself. Absent: nothing, so that rules which need it are not evaluated. */
  readonly risk?: RiskConfig;
  /** Risks that somebody answers for. */
  readonly acceptances?: readonly Acceptance[];
  /** Gaps that somebody answers for. */
  readonly acceptedGaps?: readonly GapAcceptance[];
  /** An earlier run of the same server, to say what changed since. null, as absent: nothing is said. */
  readonly since?: EarlierRun | null;
}

export interface EarlierRun {
  readonly snapshot: Snapshot;
  /** Of the file that it was read from, in hexadecimal. null: nobody has told. */
  readonly snapshotSha256: string | null;
}

/**
 * The report of a snapshot: the verdict, the population and every table. Nothing is guessed: what the snapshot calls
 * unknown is unknown here. With a comparison it tells drift too, and is partial where the directory's files are.
 * Whoever has the snapshot as a file can say its hash: `{ ...buildReport(snapshot), snapshotSha256 }`.
 * @throws Problem `version_unsupported` for a snapshot of a Redash below 4; `other_server` or `wrong_order` for an earlier
 * run that cannot be compared with it
 */
export function buildReport(snapshot: Snapshot, options: ReportOptions = {}): Report {
  return reportOf(analyse(snapshot, options));
}

/** @throws Problem as `buildReport` */
export function analyse(unordered: Snapshot, options: ReportOptions): Analysed {
  const { comparison = null, risk: config = NO_RISK_CONFIG, since = null } = options;
  const { acceptances = [], acceptedGaps = [] } = options;
  const snapshot = inOrder(unordered);
  const risk = resolveRisk(config, snapshot);
  const graph = buildGraph(snapshot);
  const compared = comparison && {
    comparison,
    drift: compare(snapshot, graph, comparison.directory, comparison.settings),
  };
  const groupLabel = labelsOf(snapshot.groups);
  const counts = countAccess(graph);
  const ways = [...waysRound(graph, snapshot)];
  const facts = { snapshot, graph, groupLabel, drift: compared?.drift ?? null, risk, counts, ways };
  const evaluation = evaluateSnapshot(facts, acceptances);
  const diff =
    since && diffSince(since, { snapshot, graph, evaluation, ways }, { risk: config, acceptances });
  return {
    snapshot,
    graph,
    counts,
    ways,
    use: useOfEvents(snapshot.events),
    compared,
    risk,
    acceptances,
    acceptedGaps,
    completeness: completenessOf(snapshot),
    evaluation,
    diff,
  };
}

function diffSince(
  { snapshot: older, snapshotSha256 }: EarlierRun,
  newer: Parameters<typeof analysedSide>[0],
  judging: Judging,
): Diff {
  refuseIncomparable(older, newer.snapshot);
  const diff = diffSides({ older: sideOf(older, judging), newer: analysedSide(newer) });
  return { ...diff, older: { ...diff.older, snapshotSha256 } };
}

export function reportOf(analysed: Analysed): Report {
  const { snapshot, graph, counts, ways, use, compared, risk, evaluation, diff } = analysed;
  const { acceptances, acceptedGaps, completeness } = analysed;
  const drift = compared?.drift ?? null;
  const { rules, findings } = evaluation;
  const groupLabel = labelsOf(snapshot.groups);
  const gaps = gapsOf(snapshot, drift, acceptedGaps);
  const input = { snapshot, graph, counts, ways, groupLabel, drift, findings, use, gaps, completeness };
  const { sections, ...meta } = headSchema.parse(snapshot);
  return {
    meta,
    snapshotSha256: null,
    only: null,
    verdict: verdictOf(snapshot, gaps),
    population: populationOf(analysed),
    coverage: SECTION_NAMES.map((name) => {
      return { name, title: SECTION_TITLES[name], section: sections[name] };
    }),
    gaps,
    completeness,
    unusedGapAcceptances: unusedOf(
      acceptedGaps,
      ({ gap }) => gap,
      gaps.map(({ id }) => id),
    ),
    drift: compared && summarise(compared.comparison, compared.drift),
    since: diff && sinceOf(diff),
    use: summariseUse(snapshot, graph, counts),
    rules,
    risk: riskInWords(risk),
    unusedAcceptances: unusedOf(
      acceptances,
      ({ finding }) => finding,
      findings.map(({ id }) => id),
    ),
    tables: [
      ...TABLES.map((table) => makeTable(table, input)),
      ...(snapshot.events === null ? [] : EVENT_TABLES.map((table) => makeTable(table, input))),
      ...(drift === null ? [] : DRIFT_TABLES.map((table) => makeTable(table, { ...input, drift }))),
      ...(diff === null ? [] : DIFF_TABLES.map((table) => makeTable(table, diff))),
    ],
  };
}

function sinceOf({ older, notes, parts }: Diff): Since {
  return { older, notes, parts: parts.map(({ rows: _inTheTable, ...part }) => part) };
}

export function populationOf({ snapshot, graph, counts, compared }: Analysed): Population {
  const { users, groups, dataSources, grants } = snapshot;
  const ofStatus = (status: UserStatus) => users.filter((user) => userStatus(user) === status).length;
  return {
    users: users.length,
    enabled: ofStatus("enabled"),
    disabled: ofStatus("disabled"),
    pending: ofStatus("pending"),
    administrators: users.filter(({ id }) => isAdministrator(graph, id) === true).length,
    groups: groups.length,
    dataSources: dataSources.length,
    grants: grants.length,
    accessRows: counts.rows,
    latentAccessRows: counts.latentRows,
    unknownAccessRows: counts.unknownRows,
    kinds: compared && kindsOf(users, compared.drift),
  };
}

/** An export that does not tell machines apart may hold both, so that only what it says outright counts. */
function kindsOf(users: Snapshot["users"], drift: Drift): Population["kinds"] {
  const kinds = users.map(({ id }) => identityOf(drift, id)?.kind);
  const machines = kinds.filter((kind) => kind === "service").length;
  const people = kinds.filter((kind) => kind === "person" || kind === "guest").length;
  return { people, machines, notTold: users.length - people - machines };
}
