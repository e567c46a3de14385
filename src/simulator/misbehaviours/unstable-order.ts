import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";

/** Users whose sort keys are equal stand in another order in each answer, as on a real server: see ../ties. */
export const unstableOrder = misbehaviourKind({
  schema: z.strictObject({ kind: z.literal("unstable-order"), seed: z.int().nonnegative().default(1) }),
  layer({ seed }) {
    let answered = 0;
    return (asked, next) => {
      answered += 1;
      return next({ ...asked, shuffle: seed * 1_000_003 + answered });
    };
  },
});
