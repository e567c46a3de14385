import { z } from "zod";
import { present } from "../model/present.js";

/** An id of anything on the server, and how many there are of something. */
export const serverId = z.int().nonnegative();

const UTC_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(?:Z|\+00:00)$/;

/**
 * A time as Redash writes it, `+00:00` on 4 to 6 and `Z` from 7 (docs/redash-api.md "Asking"), to
 * `2026-11-25T09:00:00Z`, with milliseconds where the server sent a fraction. Any other zone is refused: it
 * would be a server that nobody has seen.
 */
export const serverTime = z.iso
  .datetime({ offset: true })
  .regex(UTC_TIME, "expected a UTC time")
  .transform((text) =>
    text.replace(UTC_TIME, (_, seconds: string, fraction?: string) =>
      fraction === undefined ? `${seconds}Z` : `${seconds}${fraction.slice(0, 4).padEnd(4, "0")}Z`,
    ),
  );

/** `paused` is a boolean on 4 to 6 and 0 or 1 from 7. */
export const serverFlag = z.union([z.boolean(), z.literal([0, 1])]).transform(Boolean);

/** What every answer about a data source has in common. Its `options` hold connection settings: never read. */
export const dataSourceFields = {
  id: serverId,
  name: z.string(),
  type: z.string(),
  paused: serverFlag,
  pause_reason: z.string().nullable().exactOptional(),
};

export interface RawDataSource {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly paused: boolean;
  readonly pauseReason?: string | null;
}

/** The fields of `dataSourceFields` under the project's names. */
export function toDataSource(raw: z.infer<z.ZodObject<typeof dataSourceFields>>): RawDataSource {
  const { id, name, type, paused, pause_reason: pauseReason } = raw;
  return present({ id, name, type, paused, pauseReason });
}
