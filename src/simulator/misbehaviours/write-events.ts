import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";
import { addEvent } from "../world-changes.js";

/** People go on working while others read: so many events are written after each request that fits. */
export const writeEvents = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("write-events"),
    ...selectionFields,
    times: z.int().positive(),
    at: z.iso.datetime().default("2026-11-25T09:00:01Z"),
  }),
  layer({ times, at, ...selection }, world) {
    const isMeant = selector(selection);
    return (asked, next) => {
      const reply = next(asked);
      if (isMeant(asked)) for (let time = 0; time < times; time += 1) addEvent(world, at);
      return reply;
    };
  },
});
