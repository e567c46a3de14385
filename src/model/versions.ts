import { Problem } from "./problem.js";

/** The releases that were measured. A server of another version is treated as the nearest older one here. */
export const RELEASES = [4, 5, 6, 7, 8, 10, 25, 26] as const;
export type Release = (typeof RELEASES)[number];

/** What differs between releases in reading users, data sources and content, and in deciding access. */
export interface ReleaseTraits {
  readonly release: Release;
  /** `bare`: `GET /users` is one array of all, with raw group ids. `paged`: `{count, page, page_size, results}`. */
  readonly userList: "bare" | "paged";
  readonly canDisableUsers: boolean;
  /** Whether a user tells `is_invitation_pending`, `is_email_verified` and `active_at`. */
  readonly tellsPendingAndActivity: boolean;
  /** `GET /data_sources/<id>` of an id that does not exist. 500 is also the answer where a driver does not load. */
  readonly missingDataSourceStatus: 404 | 500;
  readonly content: ContentTraits;
  /**
   * Whether query keys, public links, schedules and alerts were tried to the end: on 10 and 26. Between the two, where
   * both answer alike, 25 is taken to be like them; on 4 to 8 they exist, with the fields as recorded.
   */
  readonly keysTried: boolean;
  readonly access: AccessTraits;
}

/** What differs in reading queries, dashboards and the settings that bear on them. */
export interface ContentTraits {
  /** Whether `GET /queries/archive` is a list. Before, no list has the archived queries. */
  readonly listsArchivedQueries: boolean;
  /** Whether `GET /queries` has the drafts of others. */
  readonly listsOthersDrafts: boolean;
  /** How one dashboard is asked for. By `id`, those that no list shows are found as well. */
  readonly dashboardKey: "slug" | "id";
  /** Whether the settings say if public links are open. */
  readonly tellsPublicLinks: boolean;
}

/** The rows of the access rule that are not the same in all releases. Lists are any-of. */
export interface AccessTraits {
  readonly readResult: readonly string[];
  /** null: there is no such call. */
  readonly runSaved: readonly string[] | null;
  /**
   * The least grant with which the owner of a query who has `edit_query` has text of his own run:
   * `none` on 8 and later; `view-with-execute` on 7: full, or view only with `execute_query`; `full` on 4 to 6.
   */
  readonly runAnyAsOwner: "none" | "view-with-execute" | "full";
  /** Whether it was tried, and is the same, for those who may modify the query (7 and later). */
  readonly modifiersRun: boolean;
  /**
   * Whether an owner who has `edit_query` can move his query to any data source: `runs` on 8, where running it there was
   * accepted too; `perhaps` on 4 to 7: the move and a schedule are accepted, whether the result can be read was not tried.
   */
  readonly movedQuery: "runs" | "perhaps" | "refused";
  /** On 5 the API key of a disabled user goes on working. */
  readonly disabledKeyWorks: boolean;
}

const OLD: Omit<ReleaseTraits, "release"> = {
  userList: "paged",
  canDisableUsers: true,
  tellsPendingAndActivity: false,
  missingDataSourceStatus: 500,
  content: {
    listsArchivedQueries: false,
    listsOthersDrafts: true,
    dashboardKey: "slug",
    tellsPublicLinks: false,
  },
  keysTried: false,
  access: {
    readResult: ["view_query"],
    runSaved: null,
    runAnyAsOwner: "full",
    modifiersRun: false,
    movedQuery: "perhaps",
    disabledKeyWorks: false,
  },
};
const MIDDLE: Omit<ReleaseTraits, "release"> = {
  ...OLD,
  tellsPendingAndActivity: true,
  content: { ...OLD.content, listsArchivedQueries: true },
  access: {
    ...OLD.access,
    runSaved: ["execute_query"],
    runAnyAsOwner: "view-with-execute",
    modifiersRun: true,
  },
};
const MODERN: Omit<ReleaseTraits, "release"> = {
  ...MIDDLE,
  missingDataSourceStatus: 404,
  content: { ...MIDDLE.content, dashboardKey: "id", tellsPublicLinks: true },
  keysTried: true,
  access: {
    readResult: ["view_query", "execute_query"],
    runSaved: ["view_query", "execute_query"],
    runAnyAsOwner: "none",
    modifiersRun: true,
    movedQuery: "refused",
    disabledKeyWorks: false,
  },
};

const TRAITS: Record<Release, ReleaseTraits> = {
  4: {
    ...OLD,
    release: 4,
    userList: "bare",
    canDisableUsers: false,
    content: { ...OLD.content, listsOthersDrafts: false },
  },
  5: { ...OLD, release: 5, access: { ...OLD.access, disabledKeyWorks: true } },
  6: { ...OLD, release: 6 },
  7: { ...MIDDLE, release: 7 },
  8: {
    ...MIDDLE,
    release: 8,
    access: { ...MIDDLE.access, runSaved: ["view_query"], runAnyAsOwner: "none", movedQuery: "runs" },
  },
  10: { ...MODERN, release: 10 },
  25: { ...MODERN, release: 25 },
  26: { ...MODERN, release: 26 },
};

export interface KnownVersion {
  readonly traits: ReleaseTraits;
  /** False where this version was not measured and the nearest older one stands in: the report says so. */
  readonly measured: boolean;
}

/**
 * What is known of a server that says it is `version` (`10.1.0`, `8.0.0+b32245`, `25.8.0-dev`).
 * @throws Problem `version_unsupported` below 4, or when no number can be read.
 */
export function knownVersion(version: string): KnownVersion {
  const major = Number(/^\s*v?(\d+)/.exec(version)?.[1] ?? Number.NaN);
  const release = RELEASES.findLast((candidate) => candidate <= major);
  if (release === undefined) {
    throw new Problem(
      "version_unsupported",
      `The server says it is Redash "${version}", which is not supported.`,
    );
  }
  return { traits: TRAITS[release], measured: release === major };
}

/**
 * Whether programs of a data source of type `python` reach every data source of the organisation: so up to 26.3, read
 * from the source. A change of July 2026 takes it away, in which release is not known.
 */
export function pythonReachesAll(version: string): boolean {
  const [major = 0, minor = 0] =
    /(\d+)(?:\.(\d+))?/
      .exec(version)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? [];
  return major < 26 || (major === 26 && minor <= 3);
}
