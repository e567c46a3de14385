import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";
import type { World } from "../world.js";
import {
  addDataSource,
  addGroup,
  addQuery,
  changeUser,
  removeDataSource,
  removeGroup,
} from "../world-changes.js";

const id = z.int().nonnegative();

/**
 * Somebody makes or deletes a group or a data source, or makes a query, while others read: once, right after the `after`-th request
 * that fits was answered (0: before the first is).
 */
export const reorganise = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("reorganise"),
    ...selectionFields,
    after: z.int().nonnegative(),
    does: z.enum(["add-group", "delete-group", "add-data-source", "delete-data-source", "add-query"]),
    /** What is deleted; of a new query its data source. */
    id: id.optional(),
    /** Of a new group: the e-mails of those who are put into it, and the data sources it is granted in full. */
    members: z.array(z.string()).default([]),
    grants: z.array(id).default([]),
    /** Of a new data source; one that does not load makes it hidden. */
    type: z.string().default("pg"),
  }),
  layer(options, world) {
    const isMeant = selector(options);
    let answered = 0;
    if (options.after === 0) apply(world, options);
    return (asked, next) => {
      const reply = next(asked);
      if (!isMeant(asked)) return reply;
      answered += 1;
      if (answered === options.after) apply(world, options);
      return reply;
    };
  },
});

function apply(world: World, { does, id, members, grants, type }: z.infer<typeof reorganise.schema>): void {
  if (does === "delete-group") removeGroup(world, id ?? 0);
  else if (does === "delete-data-source") removeDataSource(world, id ?? 0);
  else if (does === "add-data-source") addDataSource(world, type);
  else if (does === "add-query") {
    if (world.dataSources.some((source) => source.id === id)) addQuery(world, id ?? 0);
  } else {
    const group = addGroup(world, grants);
    for (const user of [...world.users.values()].filter(({ email }) => members.includes(email))) {
      changeUser(world, user.id, { groups: [...(user.groups ?? []), group.id] });
    }
  }
}
