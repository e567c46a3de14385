import { z } from "zod";

/** One thing that can be set: an option of the command line and a key of the config file. */
export interface Setting {
  /** As commander reads it. null: it can stand in the config file alone. */
  readonly flags: string | null;
  /** The option may be given more than once, and all count. */
  readonly repeatable?: boolean;
  readonly help: string;
  readonly schema: z.ZodType;
}

export const path = z.string("must be a path").min(1, "must be a path");
export const flag = z.boolean("must be true or false").default(false);
