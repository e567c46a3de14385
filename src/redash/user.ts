import { z } from "zod";
import { present } from "../model/present.js";
import { serverId, serverTime } from "./shapes.js";

/** A user as one answer told it. A key that is absent: that release does not tell. null: the server said null. */
export interface RawUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** In the server's order. null: the column is NULL. */
  readonly groupIds: readonly number[] | null;
  /** `raw`: as stored, with duplicates and ids of deleted groups. `named`: without both (docs/redash-api.md "Users"). */
  readonly groupsForm: "raw" | "named";
  readonly disabled?: boolean;
  readonly disabledAt?: string | null;
  readonly pending?: boolean;
  readonly activeAt?: string | null;
  readonly emailVerified?: boolean;
  readonly login?: "password" | "external";
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
}

const userFields = {
  id: serverId,
  name: z.string(),
  email: z.string(),
  is_disabled: z.boolean().exactOptional(),
  disabled_at: serverTime.nullable().exactOptional(),
  is_invitation_pending: z.boolean().exactOptional(),
  active_at: serverTime.nullable().exactOptional(),
  is_email_verified: z.boolean().exactOptional(),
  auth_type: z.enum(["password", "external"]).exactOptional(),
  created_at: serverTime.nullable().exactOptional(),
  updated_at: serverTime.nullable().exactOptional(),
};

function toUser(
  raw: z.infer<z.ZodObject<typeof userFields>>,
  groupIds: number[] | null,
  groupsForm: RawUser["groupsForm"],
): RawUser {
  return present({
    id: raw.id,
    name: raw.name,
    email: raw.email,
    groupIds,
    groupsForm,
    disabled: raw.is_disabled,
    disabledAt: raw.disabled_at,
    pending: raw.is_invitation_pending,
    activeAt: raw.active_at,
    emailVerified: raw.is_email_verified,
    login: raw.auth_type,
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
  });
}

/** A user with `groups: [1, 2]`: in every members list, and in the user list of 4. */
export const userWithRawGroups = z
  .object({ ...userFields, groups: z.array(serverId).nullable() })
  .transform((raw) => toUser(raw, raw.groups, "raw"));

/** A user with `groups: [{id, name}]`: in the user pages of 5 and later. */
export const userWithNamedGroups = z
  .object({ ...userFields, groups: z.array(z.object({ id: serverId })).nullable() })
  .transform((raw) => toUser(raw, raw.groups?.map((group) => group.id) ?? null, "named"));
