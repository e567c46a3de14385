import { z } from "zod";
import { Problem } from "./problem.js";
import { SNAPSHOT_SCHEMA_VERSION, type Snapshot, snapshotSchema } from "./snapshot.js";

/** Read first: a newer snapshot may differ in anything else. */
const headSchema = z.object({ kind: z.literal("redash-access-snapshot"), schemaVersion: z.int().positive() });

/**
 * Parses the text of a snapshot.json.
 * @param place the file's name, for messages
 * @throws Problem `snapshot_invalid` (not JSON, cut, not a snapshot, changed) or `snapshot_newer`
 */
export function parseSnapshot(text: string, place: string): Snapshot {
  const value = parseJson(text, place);
  const head = headSchema.safeParse(value);
  if (!head.success) throw new Problem("snapshot_invalid", "This is JSON, but not a snapshot.", { place });
  const { schemaVersion } = head.data;
  if (schemaVersion > SNAPSHOT_SCHEMA_VERSION) {
    const message = `The snapshot has format ${schemaVersion}; this redash-access knows ${SNAPSHOT_SCHEMA_VERSION}.`;
    throw new Problem("snapshot_newer", message, { place });
  }
  const parsed = snapshotSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem(
    "snapshot_invalid",
    `The snapshot is not as redash-access wrote it: ${issue?.message ?? "changed"}.`,
    {
      place: `${place}: ${issue?.path.join(".") ?? ""}`,
      cause: parsed.error,
    },
  );
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const cut = text.trimStart().startsWith("{") && !text.trimEnd().endsWith("}");
    const message = cut
      ? "The snapshot is cut short: its end is missing."
      : "This is not a snapshot: it is not JSON.";
    throw new Problem("snapshot_invalid", message, { place, cause });
  }
}
