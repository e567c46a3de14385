import { Problem } from "../model/problem.js";
import { type Group, type Section, SNAPSHOT_SCHEMA_VERSION, type Snapshot } from "../model/snapshot.js";
import type { RedashReader } from "../redash/endpoint.js";
import groupsEndpoint from "../redash/endpoints/groups.js";
import type { CollectContext, Progress } from "./context.js";
import { type GrantsRead, readGrants } from "./grants/read-grants.js";
import { describeMemberships } from "./memberships.js";
import { readSession } from "./read-session.js";
import { closeSection, openSection, type SectionDraft } from "./section.js";
import { readUsers } from "./users/read-users.js";

export type { Progress } from "./context.js";

export interface CollectOptions {
  readonly reader: RedashReader;
  readonly tool: Snapshot["tool"];
  readonly now: () => Date;
  /** Read both sides of everything and compare, whatever it costs. */
  readonly prove?: boolean;
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
  const sessionDraft = openSection(startedAt);
  const { server, operator, known } = await readSession(reader, sessionDraft);
  const session = closeSection(sessionDraft, now());
  const context: CollectContext = {
    reader,
    traits: known.traits,
    now,
    prove: options.prove ?? false,
    onProgress: options.onProgress ?? (() => {}),
  };

  const groupsDraft = openSection(now());
  const groups = await readGroups(context, groupsDraft);
  const users = await readUsers(context, groups);
  const read = await readGrants(
    context,
    groups.map((group) => group.id),
    operator.permissions,
  );
  const allGroups = await withNewGroups(context, groupsDraft, groups, read);
  return {
    kind: "redash-access-snapshot",
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    tool,
    runId: `${compact(startedAt)}-${server.organisation}`,
    startedAt: startedAt.toISOString(),
    finishedAt: now().toISOString(),
    server,
    operator,
    sections: {
      session,
      groups: closeSection(groupsDraft, now()),
      users: users.section,
      memberships: describeMemberships(context, users.users, users.section),
      dataSources: read.dataSourcesSection,
      grants: read.grantsSection,
    } satisfies Record<string, Section>,
    groups: allGroups,
    users: users.users,
    changes: users.changes,
    dataSources: read.dataSources,
    grants: grantsOfKnown(read, allGroups),
    unknownGrants: read.unknownGrants,
  };
}

async function readGroups(context: CollectContext, draft: SectionDraft): Promise<Group[]> {
  context.onProgress({ step: "Groups", done: 0, total: null });
  const rows = await context.reader.read(groupsEndpoint, undefined, draft.record);
  const byId = new Map(rows.map((row) => [row.id, { ...row, permissions: [...row.permissions] }]));
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

/** A grant to a group that is not on the list: the group was made while the run went on, so the list is read again. */
async function withNewGroups(
  context: CollectContext,
  draft: SectionDraft,
  groups: Group[],
  { grants }: GrantsRead,
): Promise<Group[]> {
  const known = new Set(groups.map((group) => group.id));
  const unknown = [...new Set(grants.map((grant) => grant.groupId))].filter((id) => !known.has(id));
  if (unknown.length === 0) return groups;
  const again = await readGroups(context, draft);
  const added = again.filter((group) => !known.has(group.id));
  const stillUnknown = unknown.filter((id) => !added.some((group) => group.id === id));
  draft.notes.push({
    code: "changed-while-reading",
    what: "Groups were made while the run went on.",
    groups: added.map((group) => group.id),
  });
  if (stillUnknown.length > 0) {
    draft.gaps.push({
      code: "groups-not-listed",
      what: "Data sources are granted to groups that no list names. Nobody's access through them is in the report.",
      where: "GET /api/groups",
      hint: "Collect again. If it stays so, something between here and Redash shortens the list of groups.",
      groups: stillUnknown,
    });
  }
  return [...groups, ...added].sort((a, b) => a.id - b.id);
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
