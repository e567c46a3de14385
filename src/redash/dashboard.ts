import { z } from "zod";
import { present } from "../model/present.js";
import { serverId, serverTime } from "./shapes.js";

/** A dashboard as a list tells it. */
export interface RawDashboard {
  readonly id: number;
  /** By which it is asked for up to 8. */
  readonly slug: string;
  readonly name: string;
  readonly ownerId: number;
  readonly draft: boolean;
  readonly archived: boolean;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
}

/** What every answer about a dashboard has in common. */
export const dashboardFields = {
  id: serverId,
  slug: z.string(),
  name: z.string(),
  user_id: serverId,
  is_draft: z.boolean(),
  is_archived: z.boolean(),
  created_at: serverTime.nullable().exactOptional(),
  updated_at: serverTime.nullable().exactOptional(),
};

/** The fields of `dashboardFields` under the project's names. */
export function toDashboard(raw: z.infer<z.ZodObject<typeof dashboardFields>>): RawDashboard {
  return present({
    id: raw.id,
    slug: raw.slug,
    name: raw.name,
    ownerId: raw.user_id,
    draft: raw.is_draft,
    archived: raw.is_archived,
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
  });
}
