import { isProblem, Problem } from "../model/problem.js";
import { type Group, type Section, SNAPSHOT_SCHEMA_VERSION, type Snapshot } from "../model/snapshot.js";
import type { RedashReader } from "../redash/endpoint.js";
import groupsEndpoint, { type RawGroup } from "../redash/endpoints/groups.js";
import { readContent } from "./content/read-content.js";
import { type CollectContext, type Progress, readOrProblem } from "./context.js";
import { type EventsWanted, readEvents } from "./events/read-events.js";
import { type GrantsRead, grantedGroups, readDataSources, readGrants } from "./grants/read-grants.js";
import { sorted } from "./ids.js";
import { describeMemberships } from "./memberships.js";
import { readSession } from "./read-session.js";
import { readSettings } from "./read-settings.js";
import { closeSection, openSection, type SectionDraft } from "./section.js";
import { readUsers } from "./users/read-users.js";

export type { Progress } from "./context.js";

/** Enough for most servers; each may take the server some hundredths of a second, and leaves an event. */
const DETAIL_REQUESTS = 5_000;

export interface CollectOptions {
  readonly reader: RedashReader;
  readonly tool: Snapshot["tool"];
  readonly now: () => Date;
  /** Read both sides of everything and compare, whatever it costs. */
  readonly prove?: boolean;
  /** The most requests of each kind that ask for one query, dashboard or alert: see `CollectContext`. */
  readonly detailRequests?: number;
  /** null, or left out: no events. */
  readonly events?: EventsWanted | null;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads one Redash server into a snapshot. What cannot be read becomes a gap of its section; only what leaves
 * nothing to report stops the run.
 * @throws Problem where the key may not see everything, or the lists of groups or data sources cannot be read
 */
export async function collect(options: CollectOptions): Promise<Snapshot> {
  const { reader, now, tool } = options;
  const startedAt = now();
  const sessionDraft = openSection(now);
  const { server, operator, known, signIn: toldBySession } = await readSession(reader, sessionDraft);
  const session = closeSection(sessionDraft, now());
  const asked = askedOf(options);
  const context: CollectContext = {
    reader,
    traits: known.traits,
    now,
    prove: asked.prove,
    detailRequests: asked.detailRequests,
    onProgress: options.onProgress ?? (() => {}),
  };
  const { settings, signIn, section } = await readSettings(context, toldBySession);
  const { sections: ofGroups, ...access } = await readAccess(context);
  const { sections: ofContent, ...content } = await readContent(context, { operator, ...access });
  // Last, so that events reach over the time in which everything else was read.
  const { events, section: eventsSection } = await readEvents(context, asked.events);
  return {
    kind: "redash-access-snapshot",
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    tool,
    runId: `${compact(startedAt)}-${server.organisation}`,
    startedAt: startedAt.toISOString(),
    finishedAt: now().toISOString(),
    server,
    operator,
    asked,
    sections: { session, settings: section, ...ofGroups, ...ofContent, events: eventsSection },
    signIn,
    settings,
    ...access,
    ...content,
    events,
  };
}

/** With what holds where nothing was said. */
function askedOf({ prove, detailRequests, events }: CollectOptions): Snapshot["asked"] {
  return {
    prove: prove ?? false,
    detailRequests: detailRequests ?? DETAIL_REQUESTS,
    events: events ? { days: events.days, pages: events.pages } : null,
  };
}

type AccessParts = "groups" | "users" | "changes" | "dataSources" | "grants" | "unknownGrants";

interface AccessRead extends Pick<Snapshot, AccessParts> {
  readonly sections: Record<"groups" | "users" | "memberships" | "dataSources" | "grants", Section>;
}

/** Reads what access through groups rests on. */
async function readAccess(context: CollectContext): Promise<AccessRead> {
  const { now } = context;
  const draft = openSection(now);
  const listed = await readGroups(context, draft);
  const { users, changes, namedGroups, section } = await readUsers(context, listed);
  const sources = await readDataSources(context);
  const named = [...namedGroups, ...grantedGroups(sources)];
  const { all: groups, there } = await readGroupsAgain(context, draft, listed, named);
  const read = await readGrants(context, sources, there);
  return {
    sections: {
      groups: closeSection(draft, now()),
      users: section,
      memberships: describeMemberships(context, users, section),
      dataSources: read.dataSourcesSection,
      grants: read.grantsSection,
    },
    groups,
    users,
    changes,
    dataSources: read.dataSources,
    grants: grantsOfKnown(read, groups),
    unknownGrants: read.unknownGrants,
  };
}

async function readGroups(context: CollectContext, draft: SectionDraft): Promise<Group[]> {
  context.onProgress({ step: "Groups", done: 0, total: null });
  const rows = await context.reader.read(groupsEndpoint, undefined, draft.record);
  const byId = groupsById(rows);
  if (![...byId.values()].some((group) => group.type === "builtin" && group.name === "default")) {
    throw new Problem("answer_unexpected", "The list of groups has no builtin group named default.", {
      place: "GET /api/groups",
    });
  }
  draft.totals.push({
    of: "groups",
    reading: "list of groups",
    reported: null,
    read: rows.length,
    distinct: byId.size,
  });
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

function groupsById(rows: readonly RawGroup[]): Map<number, Group> {
  return new Map(rows.map((row) => [row.id, { ...row, permissions: [...row.permissions] }]));
}

/**
 * Reads the list of groups once more when users and data sources were read: both may name groups that were made
 * meanwhile, and what a deleted group gave may still stand in what was read before.
 * @param named groups that are there, because a user page or a data source's grants name them
 * @returns every group of either reading, and the ids of those that are there now
 */
async function readGroupsAgain(
  context: CollectContext,
  draft: SectionDraft,
  first: readonly Group[],
  named: readonly number[],
): Promise<{ all: Group[]; there: number[] }> {
  const rows = await readOrProblem(context.reader.read(groupsEndpoint, undefined, draft.record));
  const before = new Map(first.map((group) => [group.id, group]));
  const after = isProblem(rows) ? before : groupsById(rows);
  if (isProblem(rows)) {
    draft.gaps.push({
      code: "groups-not-read-again",
      what: "The list of groups could not be read a second time: groups may have been made while the run went on.",
      where: "GET /api/groups",
      hint: "Collect again.",
    });
  }
  const all = new Map([...before, ...after]);
  const changed = [...all.keys()].filter((id) => !isSameGroup(before.get(id), after.get(id)));
  if (changed.length > 0) {
    draft.notes.push({
      code: "changed-while-reading",
      what: "Groups were made, changed or deleted while the run went on. The report has them all, as they were last.",
      groups: sorted(changed),
    });
  }
  addNotListed(draft, sorted(named.filter((id) => !all.has(id))));
  return {
    all: [...all.values()].sort((a, b) => a.id - b.id),
    there: sorted(after.keys()),
  };
}

function isSameGroup(a: Group | undefined, b: Group | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function addNotListed(draft: SectionDraft, groups: number[]): void {
  if (groups.length === 0) return;
  draft.gaps.push({
    code: "groups-not-listed",
    what: "Data sources are granted to groups, or users are in groups, that no list names. Nobody's access through them is in the report.",
    where: "GET /api/groups",
    hint: "Collect again. If it stays so, something between here and Redash shortens the list of groups.",
    groups,
  });
}

/** Only pairs whose both ends are in the snapshot; a grant to an unlisted group is a gap of the groups. */
function grantsOfKnown({ grants }: GrantsRead, groups: readonly Group[]): Snapshot["grants"] {
  const known = new Set(groups.map((group) => group.id));
  return grants.filter((grant) => known.has(grant.groupId));
}

/** `20261125T091500Z` */
function compact(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, "");
}
