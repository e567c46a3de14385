import { z } from "zod";
import { Problem } from "../model/problem.js";
import type { MisbehaviourKind } from "./misbehaviour-kind.js";
import { anotherAnswer } from "./misbehaviours/another-answer.js";
import { capPages } from "./misbehaviours/cap-pages.js";
import { change } from "./misbehaviours/change.js";
import { cut } from "./misbehaviours/cut.js";
import { firstPageAgain } from "./misbehaviours/first-page-again.js";
import { late } from "./misbehaviours/late.js";
import { loseRows } from "./misbehaviours/lose-rows.js";
import { loseUsers } from "./misbehaviours/lose-users.js";
import { pageInstead } from "./misbehaviours/page-instead.js";
import { redirect } from "./misbehaviours/redirect.js";
import { refuse } from "./misbehaviours/refuse.js";
import { reorganise } from "./misbehaviours/reorganise.js";
import { reset } from "./misbehaviours/reset.js";
import { slow } from "./misbehaviours/slow.js";
import { spoil } from "./misbehaviours/spoil.js";
import { unstableOrder } from "./misbehaviours/unstable-order.js";
import { writeEvents } from "./misbehaviours/write-events.js";
import type { Layer } from "./reply.js";
import type { World } from "./world.js";

/** By the name under which they are written down, which is the name of their file. */
export const MISBEHAVIOUR_KINDS = {
  "another-answer": anotherAnswer,
  "cap-pages": capPages,
  change,
  cut,
  "first-page-again": firstPageAgain,
  late,
  "lose-rows": loseRows,
  "lose-users": loseUsers,
  "page-instead": pageInstead,
  redirect,
  refuse,
  reorganise,
  reset,
  slow,
  spoil,
  "unstable-order": unstableOrder,
  "write-events": writeEvents,
};

/** One misbehaviour as data, such as `{ kind: "refuse", status: 503, path: "/api/groups", first: 2 }`. */
const misbehaviourSchema = z.discriminatedUnion("kind", [
  anotherAnswer.schema,
  capPages.schema,
  change.schema,
  cut.schema,
  firstPageAgain.schema,
  late.schema,
  loseRows.schema,
  loseUsers.schema,
  pageInstead.schema,
  redirect.schema,
  refuse.schema,
  reorganise.schema,
  reset.schema,
  slow.schema,
  spoil.schema,
  unstableOrder.schema,
  writeEvents.schema,
]);

export type Misbehaviour = z.input<typeof misbehaviourSchema>;

/**
 * Makes them ready for one server. Each counts the requests that reach it: those that an earlier one answered
 * in the server's place do not.
 *
 * @throws Problem `organisation_invalid` where one is not written as `misbehaviourSchema` says.
 */
export function compileMisbehaviours(misbehaviours: readonly Misbehaviour[], world: World): readonly Layer[] {
  return misbehaviours.map((written, index) => {
    const parsed = misbehaviourSchema.safeParse(written);
    if (!parsed.success) {
      const what = parsed.error.issues[0]?.message ?? "not a misbehaviour";
      throw new Problem("organisation_invalid", `Misbehaviour ${index} cannot be used: ${what}.`);
    }
    const kind = MISBEHAVIOUR_KINDS[parsed.data.kind] as MisbehaviourKind<z.ZodObject>;
    return kind.layer(parsed.data, world);
  });
}
