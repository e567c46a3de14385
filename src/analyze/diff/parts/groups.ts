import type { DiffDirection, DiffField } from "../../../model/diff.js";
import type { Group } from "../../../model/snapshot.js";
import type { Pair } from "../pairs.js";
import type { DiffPartDescriptor } from "../part.js";
import type { Sides } from "../sides.js";
import { compareThings, type ThingRule } from "../things.js";

const rule: ThingRule<Group> = {
  part: "groups",
  kind: "group",
  nameField: "group_name",
  list: ({ snapshot }) => snapshot.groups,
  isFirm: ({ allGroups }) => allGroups,
  told: ({ name, type, permissions, createdAt }) => ({
    group_name: name,
    group_type: type,
    permissions: [...new Set(permissions)].sort(),
    created_at: createdAt ?? undefined,
  }),
  direction: ({ before, after }) => directionOf(before, after),
  note: noteOf,
};

const groups: DiffPartDescriptor = {
  id: "groups",
  title: "Groups",
  about: "Groups that came, went or were renamed, and permissions that their members gained or lost.",
  needs: ["groups"],
  restsOn: [],
  isFirm: rule.isFirm,
  rows: (sides) => compareThings(rule, sides),
  events: {
    readIn: "groups",
    actionsOf: ({ what }) => (what === "new" ? ["create"] : what === "gone" ? ["delete"] : ["edit"]),
  },
};
export default Object.freeze(groups);

/** By what its members may do. A group itself lets nobody do anything: its members and grants are rows of their own. */
function directionOf(before: Group | undefined, after: Group | undefined): DiffDirection {
  if (before === undefined || after === undefined) return "neither";
  if (after.permissions.some((permission) => !before.permissions.includes(permission))) return "wider";
  return before.permissions.some((permission) => !after.permissions.includes(permission))
    ? "narrower"
    : "neither";
}

/** SAML finds groups by their names, so a rename changes whom the next logins put there. */
function noteOf(
  { before, after }: Pair<Group>,
  fields: readonly DiffField[],
  { newer: { snapshot } }: Sides,
): string | null {
  const isRenamed = fields.some(({ field }) => field === "group_name");
  const { saml } = snapshot.signIn;
  if (!isRenamed || before === undefined || after === undefined || saml === false) return null;
  const when =
    saml === true ? "If SAML logins bring groups" : "If people sign in by SAML and it brings groups";
  const was = `whoever is sent “${before.name}” is put into this group no more by the next login`;
  return `${when}: ${was}, and whoever is sent “${after.name}” is.`;
}
