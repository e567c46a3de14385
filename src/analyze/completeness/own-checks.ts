import type { Completeness } from "../../model/completeness.js";
import type { SectionName, Snapshot } from "../../model/snapshot.js";
import { type UserStatus, userStatus } from "../../model/user-status.js";
import { knownVersion } from "../../model/versions.js";

type OwnCheck = Completeness["ownChecks"][number];
/** A page by its path. */
type Look = readonly [section: SectionName, path: string, look: string, number: number | null];

/**
 * Pages of Redash on which somebody who may see everything can compare a number with the run's. Alerts, queries and
 * dashboards stand on no page that shows everybody all of them; of the last two an administrator sees how many there are.
 * @throws Problem `version_unsupported`
 */
export function ownChecks(snapshot: Snapshot): OwnCheck[] {
  const { server, sections } = snapshot;
  const base = server.baseUrl.replace(/\/+$/, "");
  const looks = [...lists(snapshot), ...ofDefault(snapshot), ...statusPage(snapshot)];
  return looks.flatMap(([section, path, look, number]) => {
    const { status } = sections[section];
    if (number === null || status === "failed" || status === "not asked") return [];
    return [{ section, page: base + path, look, number }];
  });
}

function lists({ server, users, groups, dataSources, destinations, sections }: Snapshot): Look[] {
  const { canDisableUsers, tellsPendingAndActivity } = knownVersion(server.version).traits;
  const ofStatus = (...wanted: UserStatus[]) =>
    users.filter((user) => wanted.includes(userStatus(user))).length;
  const pending: Look[] = tellsPendingAndActivity
    ? [["users", "/users/pending", "pending invitations", ofStatus("pending")]]
    : [];
  const disabled: Look[] = canDisableUsers
    ? [["users", "/users/disabled", "disabled users", ofStatus("disabled")]]
    : [];
  return [
    ["users", "/users", canDisableUsers ? "active users" : "users", ofStatus("enabled")],
    ...pending,
    ...disabled,
    ["groups", "/groups", "groups", groups.length],
    [
      ...(["dataSources", "/data_sources", "data sources"] as const),
      dataSources.filter(({ presence }) => presence === "listed").length,
    ],
    [
      ...(["alerts", "/destinations", "alert destinations"] as const),
      sections.alerts.status === "complete" ? destinations.length : null,
    ],
  ];
}

/** Everybody is in this group, so that its two pages are the longest. */
function ofDefault({ groups, users, grants, unknownGrants }: Snapshot): Look[] {
  const group = groups.find(({ type, name }) => type === "builtin" && name === "default");
  if (group === undefined) return [];
  const { id } = group;
  const told = users.every((user) => user.groups !== null);
  const members = users.filter((user) => user.groups?.includes(id)).length;
  const silent = unknownGrants.some(({ groupIds }) => groupIds.includes(id));
  const granted = grants.filter(({ groupId }) => groupId === id).length;
  return [
    ["memberships", `/groups/${id}`, "members of the group default", told ? members : null],
    ["grants", `/groups/${id}/data_sources`, "data sources of the group default", silent ? null : granted],
  ];
}

/** What the server counts itself, whomever it shows what. */
function statusPage({ sections }: Snapshot): Look[] {
  return (["queries", "dashboards"] as const).map((section) => {
    const total = sections[section].totals.find(({ of }) => of.startsWith(`${section} of the whole server`));
    const number = total === undefined || total.reported === null ? null : total.distinct;
    return [section, "/admin/status", `${section} in all, as the server counts them`, number];
  });
}
