import {
  type Gap,
  SECTION_NAMES,
  type Section,
  type SectionName,
  type Snapshot,
  type User,
} from "../../model/snapshot.js";

/**
 * Of which things a snapshot tells that they are *not* there. What it names is there; what it does not name is certain
 * to be missing only where the list is whole, or where the gaps of the list say exactly what they hide.
 */
export interface Knowledge {
  /** Nobody else has an account. */
  readonly allUsers: boolean;
  readonly allGroups: boolean;
  /** There is no data source besides those that it names, seen or unseen. */
  readonly allDataSources: boolean;
  /** A pair that is neither among the grants nor among the unknown ones is not granted. */
  readonly allGrants: boolean;
  readonly allQueries: boolean;
  /** And who may modify them is told of each. */
  readonly allModifiers: boolean;
  readonly allDashboards: boolean;
  readonly allAlerts: boolean;
  /** The gaps that hide no more than what they name. */
  readonly confinedGaps: readonly Gap[];
  /** Whether somebody's account is called enabled or disabled by an answer, and not for want of one. */
  tellsState(userId: number): boolean;
  /** Whether every group that counts for the user is known: none of them can be one that no list names. */
  tellsGroups(user: User): boolean;
  /** Whether data source and group told the same of this grant. */
  agreesOnGrant(groupId: number, dataSourceId: number): boolean;
}

/**
 * Gaps that hide no more than what they name, or what `unknownGrants` names, by their codes (`src/collect/`). Any other
 * gap may hide anything of its section.
 */
const CONFINED: Partial<Record<SectionName, readonly string[]>> = {
  users: ["state-unknown", "pending-unknown"],
  dataSources: ["data-source-hidden"],
  grants: ["sides-differ", "grants-of-unseen", "grants-unreadable"],
};

/** A data source that no list names may be granted: the gap is of the grants, and what it hides is a data source. */
const HIDES_DATA_SOURCES = "group-list-unexplained";

export function knowledgeOf({ sections, groups }: Pick<Snapshot, "sections" | "groups">): Knowledge {
  const isConfined = (name: SectionName) => hidesNothingElse(sections[name], CONFINED[name] ?? []);
  const hidesSources = sections.grants.gaps.some(({ code }) => code === HIDES_DATA_SOURCES);
  const stateless = new Set(gapsOf(sections.users, "state-unknown").flatMap(({ users = [] }) => users));
  const differing = gapsOf(sections.grants, "sides-differ");
  const groupIds = new Set(groups.map(({ id }) => id));
  const allGroups = isConfined("groups");
  return {
    allUsers: isConfined("users"),
    allGroups,
    allDataSources: isConfined("dataSources") && !hidesSources,
    allGrants: hidesNothingElse(sections.grants, [...(CONFINED.grants ?? []), HIDES_DATA_SOURCES]),
    allQueries: isConfined("queries"),
    allModifiers: isConfined("queries") && isConfined("modifiers"),
    allDashboards: isConfined("dashboards"),
    allAlerts: isConfined("alerts"),
    confinedGaps: SECTION_NAMES.flatMap((name) =>
      sections[name].gaps.filter(({ code }) => CONFINED[name]?.includes(code)),
    ),
    tellsState: (userId) => !stateless.has(userId),
    tellsGroups: (user) =>
      user.groups !== null && (allGroups || user.groups.every((groupId) => groupIds.has(groupId))),
    agreesOnGrant: (groupId, dataSourceId) =>
      !differing.some(
        (gap) => gap.groups?.includes(groupId) === true && gap.dataSources?.includes(dataSourceId) === true,
      ),
  };
}

function gapsOf({ gaps }: Section, code: string): Section["gaps"] {
  return gaps.filter((gap) => gap.code === code);
}

function hidesNothingElse({ status, gaps }: Section, confined: readonly string[]): boolean {
  if (status === "complete") return true;
  return status === "partial" && gaps.length > 0 && gaps.every(({ code }) => confined.includes(code));
}
