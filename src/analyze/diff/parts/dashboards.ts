import type { Dashboard } from "../../../model/snapshot.js";
import { yesOrNo } from "../fields.js";
import type { DiffPartDescriptor } from "../part.js";
import { directionOfSets } from "../ranks.js";
import { compareThings, type ThingRule } from "../things.js";

const rule: ThingRule<Dashboard> = {
  part: "dashboards",
  kind: "dashboard",
  nameField: "dashboard_name",
  list: ({ snapshot }) => snapshot.dashboards.toSorted((a, b) => a.id - b.id),
  isFirm: ({ allDashboards }) => allDashboards,
  told: ({ name, ownerId, modifierIds, draft, archived, hasPublicLink, queryIds, createdAt }) => ({
    dashboard_name: name,
    owner: ownerId === null ? undefined : { kind: "user", ids: [ownerId] },
    modifiers: modifierIds && { kind: "user", ids: modifierIds },
    draft: yesOrNo(draft),
    archived: yesOrNo(archived),
    public_link: yesOrNo(hasPublicLink),
    queries: queryIds && { kind: "query", ids: queryIds },
    created_at: createdAt ?? undefined,
  }),
  direction: ({ before, after }) => directionOfSets(shown(before), shown(after)),
};

const dashboards: DiffPartDescriptor = {
  id: "dashboards",
  title: "Dashboards",
  about: "Dashboards that came or went; their owners, public links and the queries that they show.",
  needs: ["dashboards"],
  restsOn: ["modifiers"],
  isFirm: rule.isFirm,
  rows: (sides) => compareThings(rule, sides),
};
export default Object.freeze(dashboards);

/** What whoever has the public link sees. */
function shown(dashboard: Dashboard | undefined): readonly string[] {
  if (dashboard?.hasPublicLink !== true) return [];
  return ["link", ...(dashboard.queryIds ?? []).map((id) => `query ${id}`)];
}
