import type { WayRound } from "../graph/types.js";

/**
 * Makes what the ids of a user's rows of effective access begin with; the data source's id behind it makes the whole,
 * such as `ra-acme-u42-s3`. An id is the same in every run, different for different rows, and none that a spreadsheet
 * takes for a number, a date or a power of ten. It begins with letters and holds letters, digits, `-` and `_` alone: any
 * other character of the organisation becomes its code between two `_`, and so does `_`. The ids of user and data source
 * can be told from the end, so the organisation may look like anything.
 */
export function rowIdStarts(organisation: string): (userId: number) => string {
  const safe = safeName(organisation);
  return (userId) => `ra-${safe}-u${userId}-s`;
}

/**
 * Makes the ids of the ways round the groups, such as `rw-acme-owned-u42-s3-q20`, in the same manner: kind, then user,
 * data source (`sall`: every one), query, dashboard, alert and data source of programs, where there is one.
 */
export function wayIds(organisation: string): (way: WayRound) => string {
  const safe = safeName(organisation);
  return ({ kind, userId, dataSourceId, queryId, dashboardId, alertId, viaDataSourceId }) => {
    const parts = [
      userId === null ? "" : `u${userId}`,
      `s${dataSourceId ?? "all"}`,
      queryId === null ? "" : `q${queryId}`,
      dashboardId === null ? "" : `d${dashboardId}`,
      alertId === null ? "" : `a${alertId}`,
      viaDataSourceId === null ? "" : `p${viaDataSourceId}`,
    ];
    return [`rw-${safe}-${WAY_IDS[kind]}`, ...parts.filter((part) => part !== "")].join("-");
  };
}

const WAY_IDS: Readonly<Record<WayRound["kind"], string>> = {
  "owned query": "owned",
  "modifiable query": "modifiable",
  "moved query": "moved",
  "query key": "key",
  "public link": "link",
  "script data source": "programs",
  schedule: "schedule",
  alert: "alert",
};

function safeName(organisation: string): string {
  return organisation.replaceAll(
    /[^A-Za-z0-9-]/gu,
    (character) => `_${character.codePointAt(0)?.toString(16)}_`,
  );
}
