import { accessNow, isAdministrator } from "../../../graph/user-access.js";
import type { DiffDirection } from "../../../model/diff.js";
import type { User } from "../../../model/snapshot.js";
import { type Told, yesOrNo } from "../fields.js";
import type { Pair } from "../pairs.js";
import type { DiffPartDescriptor } from "../part.js";
import { directionOfRanks } from "../ranks.js";
import type { Side, Sides } from "../sides.js";
import { compareThings, type ThingRule } from "../things.js";

const rule: ThingRule<User> = {
  part: "users",
  kind: "user",
  nameField: "user_name",
  list: ({ snapshot }) => snapshot.users,
  isFirm: ({ allUsers }) => allUsers,
  told,
  direction: directionOf,
  note: ({ before, after }, fields) =>
    before !== undefined && after !== undefined && fields.some(({ field }) => field === "created_at")
      ? "The account of this id was made at another time: it is perhaps not the one that was there."
      : null,
};

const users: DiffPartDescriptor = {
  id: "users",
  title: "Accounts",
  about: "Accounts that came, went, or whose name, e-mail, status, login or being an administrator changed.",
  needs: ["users"],
  restsOn: ["memberships", "groups"],
  isFirm: rule.isFirm,
  rows: (sides) => compareThings(rule, sides),
};
export default Object.freeze(users);

function told(user: User, { graph, knows }: Side, other: User | undefined): Told {
  const { id, name, email, login, emailVerified } = user;
  return {
    user_name: name,
    user_email: email,
    user_status: knows.tellsState(id) ? status(user, other) : undefined,
    login,
    email_verified: yesOrNo(emailVerified),
    admin: knows.tellsGroups(user) ? yesOrNo(isAdministrator(graph, id) === true) : undefined,
    created_at: user.createdAt ?? undefined,
  };
}

/** Where one side does not tell whether an invitation was accepted, only that both tell is compared. */
function status({ disabled, pending }: User, other: User | undefined): string {
  if (disabled) return "disabled";
  const bothTell = other === undefined || other.pending !== undefined;
  return pending === true && bothTell ? "pending" : "enabled";
}

function directionOf({ before, after }: Pair<User>, { older, newer }: Sides): DiffDirection {
  const isTold =
    (before === undefined || older.knows.tellsGroups(before)) &&
    (after === undefined || newer.knows.tellsGroups(after));
  return directionOfRanks(standing(before, older, isTold), standing(after, newer, isTold));
}

/** The higher, the more the account can do: whether it works now, then whether it is an administrator's. */
function standing(user: User | undefined, { graph }: Side, tellsAdmin: boolean): readonly number[] {
  if (user === undefined) return [0, 0];
  const works = accessNow(graph, user.id) === "live" ? 1 : 0;
  const admin = tellsAdmin && isAdministrator(graph, user.id) === true ? 1 : 0;
  return [works * (1 + admin), admin];
}
