import { z } from "zod";
import { present } from "../model/present.js";
import { serverId, serverTime } from "./shapes.js";

/** A query as an answer told it, without its text, its key and its parameters. */
export interface RawQuery {
  readonly id: number;
  readonly name: string;
  /** null: its data source was deleted. */
  readonly dataSourceId: number | null;
  readonly ownerId: number;
  readonly draft: boolean;
  readonly archived: boolean;
  /** null: it does not run by itself. */
  readonly schedule: RawSchedule | null;
  /** Absent: the answer does not tell. */
  readonly hasKey?: boolean;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
}

export interface RawSchedule {
  /** null: not told in seconds, such as `12:30` of 4 and 5, which is daily. */
  readonly everySeconds: number | null;
  readonly until: string | null;
}

/** 4 and 5: seconds, or a time of day, as text. */
const textSchedule = z.string().transform((text): RawSchedule => {
  return { everySeconds: secondsOf(text), until: null };
});

/**
 * From 6 on. Without an interval, and where Redash has switched it off itself (`disabled`, from 10), it does not run:
 * read from the source, not recorded.
 */
const objectSchedule = z
  .object({
    interval: z.union([z.int(), z.string()]).nullable().exactOptional(),
    until: z.string().nullable().exactOptional(),
    disabled: z.boolean().exactOptional(),
  })
  .transform(({ interval, until, disabled }): RawSchedule | null => {
    if (disabled === true || interval === null) return null;
    return {
      everySeconds: interval === undefined ? null : secondsOf(String(interval)),
      until: until ?? null,
    };
  });

function secondsOf(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

/** In the lists, by its id, on a dashboard and in an alert the same. */
export const query = z
  .object({
    id: serverId,
    name: z.string(),
    data_source_id: serverId.nullable(),
    user: z.object({ id: serverId }),
    is_draft: z.boolean(),
    is_archived: z.boolean(),
    schedule: z.union([textSchedule, objectSchedule]).nullable(),
    api_key: z
      .string()
      .nullable()
      .transform((key) => key !== null && key !== "")
      .exactOptional(),
    created_at: serverTime.nullable().exactOptional(),
    updated_at: serverTime.nullable().exactOptional(),
  })
  .transform(
    (raw): RawQuery =>
      present({
        id: raw.id,
        name: raw.name,
        dataSourceId: raw.data_source_id,
        ownerId: raw.user.id,
        draft: raw.is_draft,
        archived: raw.is_archived,
        schedule: raw.schedule,
        hasKey: raw.api_key,
        createdAt: raw.created_at,
        updatedAt: raw.updated_at,
      }),
  );
