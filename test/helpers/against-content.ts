import type { SectionName, Snapshot } from "../../src/model/snapshot.js";
import type { TrueAlert, TrueDashboard, TrueQuery, Truth } from "../../src/simulator/truth.js";

/** One thing that a snapshot has wrong, and the sections of which one must then say that it is not complete. */
export interface SnapshotError {
  readonly what: string;
  readonly excusedBy: readonly SectionName[];
}

/**
 * What a snapshot lacks of queries, dashboards and alerts, or has and should not: see `errorsAgainst`. A query that was
 * not read must have its data source among those that may have such ones, whatever the section says.
 */
export function contentErrors(snapshot: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  return [
    ...queryErrors(snapshot, before, after),
    ...unseenErrors(snapshot, before, after),
    ...dashboardErrors(snapshot, before, after),
    ...alertErrors(snapshot, before, after),
  ];
}

/** As JSON texts, so that a thing fits if it is as it was at any of both times. */
type Told = Readonly<Record<string, unknown>>;

function compared<T extends { readonly id: number }, Read extends { readonly id: number }>(
  kind: string,
  excuse: SectionName,
  [read, before, after]: readonly [readonly Read[], readonly T[], readonly T[]],
  [toldByRead, toldByTruth]: readonly [(one: Read) => Told, (one: T) => Told],
): SnapshotError[] {
  const found = new Map(read.map((one) => [one.id, one]));
  const later = new Map(after.map((one) => [one.id, one]));
  const errors: SnapshotError[] = [];
  for (const one of before) {
    const seen = found.get(one.id);
    const end = later.get(one.id);
    if (seen === undefined) {
      errors.push({ what: `${kind} ${one.id} is missing`, excusedBy: [excuse] });
      continue;
    }
    const told = JSON.stringify(toldByRead(seen));
    const fits = [one, ...(end === undefined ? [] : [end])].map((truth) =>
      JSON.stringify(toldByTruth(truth)),
    );
    if (!fits.includes(told))
      errors.push({ what: `${kind} ${one.id} is ${told}, not ${fits[0]}`, excusedBy: [] });
  }
  const ever = new Set([...before, ...after].map(({ id }) => id));
  const invented = read.filter(({ id }) => !ever.has(id));
  return [...errors, ...invented.map(({ id }) => ({ what: `${kind} ${id} is invented`, excusedBy: [] }))];
}

function queryErrors({ queries }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const truth = new Map([...before.queries, ...after.queries].map((query) => [query.id, query]));
  const told = (query: Omit<TrueQuery, "id" | "modifierIds">): Told => {
    const { dataSourceId, ownerId, draft, archived, everySeconds } = query;
    return { dataSourceId, ownerId, draft, archived, everySeconds, hasKey: true };
  };
  return [
    ...compared(
      "query",
      "queries",
      [queries, before.queries, after.queries],
      [
        (read) => {
          const { schedule, hasKey } = read;
          // Absent: not told, so unknown.
          return {
            ...told({ ...read, everySeconds: schedule?.everySeconds ?? null }),
            hasKey: hasKey ?? true,
          };
        },
        told,
      ],
    ),
    ...queries.flatMap(({ id, modifierIds }) => modifierErrors("query", id, modifierIds, truth.get(id))),
  ];
}

function modifierErrors(
  kind: string,
  id: number,
  read: readonly number[] | undefined,
  truth: Pick<TrueQuery, "modifierIds"> | undefined,
): SnapshotError[] {
  const what = `${kind} ${id} may be modified by ${read}, not ${truth?.modifierIds}`;
  if (read === undefined) return [{ what, excusedBy: ["modifiers"] }];
  return read.join() === truth?.modifierIds.join() ? [] : [{ what, excusedBy: [] }];
}

function unseenErrors(
  { queries, unseenQueries, dataSources }: Snapshot,
  before: Truth,
  after: Truth,
): SnapshotError[] {
  const found = new Set(queries.map(({ id }) => id));
  const lost = before.queries.filter(({ id }) => !found.has(id));
  // Which lists leave something out is worked out from the grants: where these changed meanwhile, it may be another.
  const same = JSON.stringify(before.grants) === JSON.stringify(after.grants);
  const errors: SnapshotError[] = [];
  for (const { id, dataSourceId } of lost) {
    // Up to 8 one whose driver does not load may show nowhere at all.
    const there = dataSources.some((source) => source.id === dataSourceId);
    const named = !there || unseenQueries?.dataSourceIds.includes(dataSourceId ?? 0);
    if (same && named !== true) errors.push({ what: `query ${id} is not counted as unseen`, excusedBy: [] });
  }
  return errors;
}

function dashboardErrors({ dashboards }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const truth = new Map([...before.dashboards, ...after.dashboards].map((one) => [one.id, one]));
  const told = ({
    ownerId,
    draft,
    archived,
  }: Pick<TrueDashboard, "draft" | "archived"> & { ownerId: number | null }) => {
    return { ownerId, draft, archived };
  };
  return [
    ...compared("dashboard", "dashboards", [dashboards, before.dashboards, after.dashboards], [told, told]),
    ...dashboards.flatMap(({ id, modifierIds, hasPublicLink, queryIds }) => [
      ...modifierErrors("dashboard", id, modifierIds, truth.get(id)),
      ...detailErrors(id, hasPublicLink, truth.get(id)?.shared),
      ...detailErrors(id, queryIds?.join(), truth.get(id)?.queryIds.join()),
    ]),
  ];
}

function detailErrors(id: number, read: unknown, truth: unknown): SnapshotError[] {
  if (read === undefined)
    return [{ what: `dashboard ${id} is not told in detail`, excusedBy: ["dashboards"] }];
  return read === truth ? [] : [{ what: `dashboard ${id} is told as ${read}, not ${truth}`, excusedBy: [] }];
}

function alertErrors({ alerts }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const truth = new Map([...before.alerts, ...after.alerts].map((alert) => [alert.id, alert]));
  const told = ({ queryId, ownerId }: Pick<TrueAlert, "queryId" | "ownerId">): Told => ({ queryId, ownerId });
  const errors = compared("alert", "alerts", [alerts, before.alerts, after.alerts], [told, told]);
  for (const { id, subscriptions } of alerts) {
    const read = subscriptions?.map(({ userId, destinationId }) => `${userId}>${destinationId ?? ""}`);
    const what = `alert ${id} goes to ${read}`;
    if (read === undefined) errors.push({ what, excusedBy: ["alerts"] });
    else if (read.sort().join() !== truth.get(id)?.subscriptions.join()) errors.push({ what, excusedBy: [] });
  }
  return errors;
}
