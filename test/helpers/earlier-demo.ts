import { createHash } from "node:crypto";
import type { RequestTally, Section, SectionName, Snapshot, User } from "../../src/model/snapshot.js";

/** A quarter before the demo's clock stands still. */
const THEN = "2026-08-25T09:00:00.000Z";
/** Whoever was active or changed since was so shortly before, too. */
const SHORTLY_BEFORE = "2026-08-24T12:00:00Z";

/**
 * The demo's server as it was a quarter before, invented from how it is: nobody had come or was disabled who came or was
 * disabled since, and what follows is undone. Events tell of two of these changes: the grant to Engineering, and who left
 * Finance & Treasury. That run had not asked for events.
 */
export function aQuarterBefore(now: Snapshot): Snapshot {
  const group = (name: string) => one(now.groups, name).id;
  const source = (name: string) => one(now.dataSources, name).id;
  const was = (userName: string, groups: (now: readonly number[]) => number[]) => (user: User) =>
    user.name === userName ? { ...user, groups: groups(user.groups ?? []) } : user;
  return {
    ...now,
    runId: `20260825T090000Z-${now.server.organisation}`,
    startedAt: THEN,
    finishedAt: THEN,
    server: { ...now.server, baseUrl: "http://127.0.0.1:15050" },
    asked: { ...now.asked, events: null },
    sections: sectionsThen(now.sections),
    users: now.users
      .filter(({ createdAt }) => !isSince(createdAt))
      .map(userThen)
      .map(was("platform-deploy", () => []))
      .map(was("Bartosz Kamiński", (groups) => [...groups, group("Finance & Treasury")]))
      .map(
        was("Marta Zawadzka", (groups) => groups.filter((id) => id !== group("Dashboard authors (agency)"))),
      ),
    groups: now.groups.map((one) => (one.name === "People" ? { ...one, name: "People & culture" } : one)),
    grants: now.grants
      .filter((one) => one.groupId !== group("Engineering") || one.dataSourceId !== source("Nightly replica"))
      .map((one) =>
        one.groupId === group("Customer support") && one.dataSourceId === source("Incidents and claims")
          ? { ...one, viewOnly: true }
          : one,
      ),
    queries: now.queries.filter(({ createdAt }) => !isSince(createdAt)).map(thingThen),
    dashboards: now.dashboards
      .filter(({ createdAt }) => !isSince(createdAt))
      .map((one) => thingThen(one.name === "Board pack" ? { ...one, hasPublicLink: false } : one)),
    changes: [],
    events: null,
  };
}

/** @throws Error where the demo has it no more: then the story has to be another */
function one<T extends { readonly name: string | null }>(things: readonly T[], name: string): T {
  const [found, ...others] = things.filter((thing) => thing.name === name);
  if (found === undefined || others.length > 0) throw new Error(`the demo has not one "${name}"`);
  return found;
}

function isSince(time: string | null | undefined): boolean {
  return typeof time === "string" && Date.parse(time) > Date.parse(THEN);
}

function thingThen<T extends { readonly updatedAt?: string | null | undefined }>(thing: T): T {
  return isSince(thing.updatedAt) ? { ...thing, updatedAt: SHORTLY_BEFORE } : thing;
}

function userThen(user: User): User {
  const active = isSince(user.activeAt) ? { activeAt: SHORTLY_BEFORE } : {};
  const enabled = isSince(user.disabledAt) ? { disabled: false, disabledAt: null } : {};
  return { ...thingThen(user), ...active, ...enabled };
}

/** Its hash is invented too: nothing was answered then. */
function tallyThen(tally: RequestTally): RequestTally {
  const bodiesSha256 = createHash("sha256").update(tally.path).digest("hex");
  return { ...tally, firstAt: THEN, lastAt: THEN, bodiesSha256 };
}

function sectionsThen(sections: Snapshot["sections"]): Snapshot["sections"] {
  const then = { startedAt: THEN, finishedAt: THEN };
  const entries = Object.entries(sections).map(([name, section]): [string, Section] => [
    name,
    { ...section, ...then, requests: section.requests.map(tallyThen) },
  ]);
  const asked = Object.fromEntries(entries) as Record<SectionName, Section>;
  return {
    ...asked,
    events: { ...then, status: "not asked", gaps: [], notes: [], totals: [], requests: [] },
  };
}
