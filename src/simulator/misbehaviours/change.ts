import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import type { UserRow } from "../rows.js";
import { selectionFields, selector } from "../selection.js";
import type { World } from "../world.js";
import { addUser, changeUser, removeUser } from "../world-changes.js";

const CHANGED_AT = "2026-11-25T09:00:00Z";

/**
 * Somebody changes a user while others read: once, right after the `after`-th request that fits was answered
 * (0: before the first is). Several changes are several of these.
 */
export const change = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("change"),
    ...selectionFields,
    after: z.int().nonnegative(),
    /** `remove`: deleted, as Redash allows of pending ones. `touch`: the row moves to the end of the table. */
    does: z.enum(["add", "disable", "enable", "remove", "rename", "leave-all-groups", "touch"]),
    /** An e-mail; of `add` the new one. */
    user: z.string(),
  }),
  layer(options, world) {
    const isMeant = selector(options);
    let answered = 0;
    if (options.after === 0) apply(world, options.does, options.user);
    return (asked, next) => {
      const reply = next(asked);
      if (!isMeant(asked)) return reply;
      answered += 1;
      if (answered === options.after) apply(world, options.does, options.user);
      return reply;
    };
  },
});

type Deed = "add" | "disable" | "enable" | "remove" | "rename" | "leave-all-groups" | "touch";

function apply(world: World, does: Deed, email: string): void {
  if (does === "add") {
    addUser(world, email, { createdAt: CHANGED_AT });
    return;
  }
  for (const user of [...world.users.values()].filter((one) => one.email === email.toLowerCase())) {
    if (does === "remove") removeUser(world, user.id);
    else changeUser(world, user.id, changeOf(does, user, world));
  }
}

function changeOf(does: Exclude<Deed, "add" | "remove">, user: UserRow, world: World): Partial<UserRow> {
  switch (does) {
    case "disable":
      return world.traits.canDisableUsers ? { disabledAt: CHANGED_AT } : {};
    case "enable":
      return { disabledAt: null };
    case "rename":
      return { name: `${user.name} (renamed)` };
    case "leave-all-groups":
      return { groups: [] };
    case "touch":
      return {};
  }
}
