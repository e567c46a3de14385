import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId, serverTime } from "../shapes.js";

export interface RawGroup {
  readonly id: number;
  readonly name: string;
  readonly type: "builtin" | "regular";
  readonly permissions: readonly string[];
  readonly createdAt: string | null;
}

const group = z
  .object({
    id: serverId,
    name: z.string(),
    type: z.enum(["builtin", "regular"]),
    permissions: z.array(z.string()),
    created_at: serverTime.nullable(),
  })
  .transform(({ created_at: createdAt, ...rest }): RawGroup => ({ ...rest, createdAt }));

/** All groups. A key without `admin` gets only its own groups, and no error. */
const groups: ReadEndpoint<void, RawGroup[]> = Object.freeze({
  template: "/api/groups",
  path: () => "/api/groups",
  schema: z.array(group),
  rows: (answer: RawGroup[]) => answer.length,
  patience: "short",
  needs: ["admin"],
});

export default groups;
