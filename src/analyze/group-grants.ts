import { abilitiesOf, levelOf, needsOf, permissionSet } from "../graph/access.js";
import { counted, figure } from "../model/counted.js";
import type { Group, Snapshot } from "../model/snapshot.js";
import type { AccessTraits } from "../model/versions.js";
import { accountsNotDisabled } from "./accounts.js";
import { type GrantRow, grantRows } from "./grant-rows.js";
import type { BaseSnapshot } from "./rule.js";

/** What one group is granted, by data source id. A data source that is not there is not granted to it. */
export function grantsOf(
  snapshot: Pick<Snapshot, "grants" | "unknownGrants">,
  groupId: number,
): ReadonlyMap<number, GrantRow["level"]> {
  const rows = grantRows(snapshot).filter((row) => row.groupId === groupId);
  return new Map(rows.map(({ dataSourceId, level }) => [dataSourceId, level]));
}

/** Whether a member who is in no other group has query text of his own run where the group has a full grant. */
export function letsQuery({ permissions }: Group, traits: AccessTraits): boolean {
  return levelOf(abilitiesOf(needsOf(traits), "full", permissionSet(permissions))) === "query";
}

/** `38 of 42 accounts that are not disabled are in it, and every new account is put into it.` */
export function membersInWords(snapshot: BaseSnapshot, { id }: Group): string {
  const accounts = accountsNotDisabled({ snapshot });
  const members = accounts.filter(({ groups }) => groups?.includes(id)).length;
  const those = counted(accounts.length, "account that is not disabled", "accounts that are not disabled");
  return `${figure(members)} of ${those} ${members === 1 ? "is" : "are"} in it, and every new account is put into it.`;
}
