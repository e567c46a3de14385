import type { Alert, Destination } from "../model/snapshot.js";
import type { Case, Examination, Subject } from "./rule.js";

type Subscription = NonNullable<Alert["subscriptions"]>[number];

/**
 * Looks at each subscription of each alert. An alert whose subscriptions were not read is counted as one, and is
 * unknown, whoever is subscribed to it.
 * @param look the case of one subscription. Those about the same subjects become one.
 */
export function examineSubscriptions(
  alerts: readonly Alert[],
  look: (alert: Alert, subscription: Subscription) => Case | null,
): Examination {
  let examined = 0;
  const cases = alerts.flatMap((alert) => {
    examined += alert.subscriptions?.length ?? 1;
    if (alert.subscriptions === undefined) return [notRead(alert)];
    return eachOnce(alert.subscriptions.flatMap((subscription) => look(alert, subscription) ?? []));
  });
  return { examined, cases };
}

/** The subject of a rule about alerts, and the query behind it, for a reader. */
export function alertSubjects({ id, queryId }: Alert): { readonly alert: Subject; readonly query: Subject } {
  return { alert: { kind: "alert", id }, query: { kind: "query", id: queryId } };
}

/** `“Ops webhook”, of type webhook`; null is the mailbox of the account. */
export function destinationNames(
  destinations: readonly Destination[],
): (destinationId: number | null) => string {
  const byId = new Map(destinations.map((destination) => [destination.id, destination]));
  return (id) => {
    if (id === null) return "the account’s own mailbox";
    const told = byId.get(id);
    return told === undefined
      ? `destination #${id}, which was not read`
      : `“${told.name}”, of type ${told.type}`;
  };
}

function notRead(alert: Alert): Case {
  const { alert: about, query } = alertSubjects(alert);
  return { about: [about], also: [query], outcome: "unknown", evidence: "Who is subscribed was not read." };
}

function eachOnce(cases: readonly Case[]): Case[] {
  const seen = new Map<string, Case>();
  for (const one of cases) {
    const key = one.about.map(({ kind, id }) => `${kind} ${id}`).join();
    const first = seen.get(key);
    seen.set(key, first === undefined ? one : together(first, one));
  }
  return [...seen.values()];
}

function together(first: Case, second: Case): Case {
  const isNew = (subject: Subject) =>
    !first.also?.some(({ kind, id }) => kind === subject.kind && id === subject.id);
  return {
    ...first,
    evidence: `${first.evidence} ${second.evidence}`,
    also: [...(first.also ?? []), ...(second.also ?? []).filter(isNew)],
  };
}
