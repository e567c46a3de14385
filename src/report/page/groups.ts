import { figure } from "../../model/counted.js";
import { countCell } from "./counts.js";
import type { Facts, GroupFacts } from "./facts.js";
import { grantLists, grantsInShort } from "./grants.js";
import { label } from "./named.js";
import { capital, count, few } from "./words.js";

/** What each group gives, and to whom. */
export function groupsView({ groups }: Facts, everybody: boolean) {
  const all = [...groups.values()];
  return { finding: finding(all), items: all.map((group) => item(group, everybody)) };
}

function finding(all: readonly GroupFacts[]): string {
  const makers = all.filter(({ admin }) => admin);
  if (makers.length === 0) return capital(count(all.length, "group"));
  const verb = makers.length === 1 ? "makes its" : "make their";
  return `${figure(makers.length)} of ${count(all.length, "group")} ${verb} members administrators: ${few(
    makers.map(({ named }) => label(named)),
    3,
  )}`;
}

function item(
  { named, builtin, admin, permissions, memberCount, members, grants }: GroupFacts,
  everybody: boolean,
) {
  const [full, view] = ["full", "view"].map(
    (id) => grants.find(({ sign }) => sign.id === id)?.list.length ?? 0,
  );
  const nothing = grants.every(({ list }) => list.length === 0);
  return {
    id: named.id,
    name: named.name,
    marks: builtin ? ["built in"] : [],
    admin,
    counts: [memberCount, full ?? 0, view ?? 0].map((n) => countCell(n)),
    inShort: admin ? BY_PERMISSION : grantsInShort(grants, GRANTED_NOTHING),
    remark: admin ? `${BY_PERMISSION}.` : nothing ? `${GRANTED_NOTHING}.` : "",
    grants: grantLists(grants, "of"),
    permissions: permissions.join(", "),
    members,
    membersNote: everybody || memberCount === 0 ? "" : "memberships.csv lists the members.",
  };
}

const BY_PERMISSION = "Every data source in full, by the permission admin";
const GRANTED_NOTHING = "Granted nothing";
