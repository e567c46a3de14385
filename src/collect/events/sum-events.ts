import type { Events } from "../../model/snapshot.js";
import { GROUP_ACTIONS } from "../../model/snapshot-content.js";
import { eventsInOrder } from "../../model/snapshot-order.js";
import type { RawEvent } from "../../redash/endpoints/events.js";
import { sorted } from "../ids.js";

type Told = Pick<Events, "executions" | "logins" | "keyUses" | "groupChanges">;

/** What the events of a window tell, and what is among them that cannot be laid to anybody or anything. */
export interface EventSum extends Told {
  /** Executions that name no user, as by the key of a query or dashboard: how many, and on what. */
  readonly byNobody: { readonly times: number; readonly dataSourceIds: number[] };
  /** Events that would count, and name their data source, group or query by no number. */
  readonly withoutNumber: number;
}

interface Uses<Key> {
  readonly key: Key;
  last: string;
  times: number;
}

/** Sums up events, which may come in any order. Equal ones must have been taken out. */
export function sumEvents(events: readonly RawEvent[]): EventSum {
  const executions = uses<{ userId: number; dataSourceId: number }>();
  const logins = uses<{ userId: number }>();
  const keyUses = uses<{ queryId: number }>();
  const byNobody = uses<{ dataSourceId: number }>();
  const groupChanges: Events["groupChanges"] = [];
  let withoutNumber = 0;
  for (const event of events) {
    const { userId, createdAt: at } = event;
    const kind = kindOf(event);
    if (kind === "login") {
      if (userId !== null) logins.add(`${userId}`, { userId }, at);
      continue;
    }
    if (kind === null) continue;
    const objectId = idOf(event.objectId);
    if (objectId === null) withoutNumber += 1;
    else if (kind === "key use") keyUses.add(`${objectId}`, { queryId: objectId }, at);
    else if (kind !== "execution") groupChanges.push({ groupId: objectId, action: kind, userId, at });
    else if (userId === null) byNobody.add(`${objectId}`, { dataSourceId: objectId }, at);
    else executions.add(`${userId} ${objectId}`, { userId, dataSourceId: objectId }, at);
  }
  const unnamed = byNobody.all();
  return {
    ...eventsInOrder({
      executions: executions.all(),
      logins: logins.all(),
      keyUses: keyUses.all(),
      groupChanges,
    }),
    byNobody: {
      times: unnamed.reduce((sum, { times }) => sum + times, 0),
      dataSourceIds: sorted(unnamed.map(({ dataSourceId }) => dataSourceId)),
    },
    withoutNumber,
  };
}

/** Whether an event tells anything that is kept. */
export function counts(event: RawEvent): boolean {
  return kindOf(event) !== null;
}

type GroupAction = (typeof GROUP_ACTIONS)[number];

/** By Redash's own words (docs/redash-api.md "What groups lead to"). null: it is about something else. */
function kindOf({
  action,
  objectType,
  userId,
}: RawEvent): "execution" | "login" | "key use" | GroupAction | null {
  if (objectType === "group") return GROUP_ACTIONS.find((one) => one === action) ?? null;
  if (objectType === "data_source" && action === "execute_query") return "execution";
  if (objectType === "redash" && action === "login") return "login";
  return objectType === "query" && action === "api_get" && userId === null ? "key use" : null;
}

function idOf(objectId: string | null): number | null {
  if (objectId === null || !/^\d+$/.test(objectId)) return null;
  const id = Number(objectId);
  return Number.isSafeInteger(id) ? id : null;
}

/** Counts uses by their key, and keeps when the last one was. */
function uses<Key>() {
  const byName = new Map<string, Uses<Key>>();
  return {
    add(name: string, key: Key, at: string) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { key, last: at, times: 1 });
      else {
        known.times += 1;
        if (Date.parse(at) > Date.parse(known.last)) known.last = at;
      }
    },
    all: () => [...byName.values()].map(({ key, last, times }) => ({ ...key, last, times })),
  };
}
