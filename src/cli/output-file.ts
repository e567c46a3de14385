import { open } from "node:fs/promises";
import { type Digest, digestMeter } from "../evidence/sha256.js";
import { Problem } from "../model/problem.js";
import { byteSearch } from "./byte-search.js";
import { keySearch } from "./key-search.js";
import { secretBytes } from "./secrets.js";
import { orUnwritable } from "./unwritable.js";

export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes one new file, 0600, as far as the disk (docs/decisions/0002), searching it for the caller's key, and for what
 * looks like one, on the way.
 * @throws Problem `key_in_output`, `file_unwritable`, or what the signal was aborted with
 */
export async function writeFile(path: string, chunks: Chunks, signal: AbortSignal): Promise<Digest> {
  const refuseKeys = keyRefusal(path);
  const meter = digestMeter();
  const file = await orUnwritable(path, open(path, "wx", 0o600));
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : view(chunk);
      refuseKeys(bytes);
      meter.add(bytes);
      await orUnwritable(path, file.writeFile(bytes));
    }
    refuseKeys(Buffer.from("\n"));
    await orUnwritable(path, file.sync());
    return meter.digest();
  } finally {
    await orUnwritable(path, file.close());
  }
}

/**
 * Has the names in a folder written to the disk. Where the system has no such thing (Windows opens no folder, some
 * network disks sync none) its own way of writing must do.
 */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** To be fed every chunk in order, and a line end after the last. */
function keyRefusal(place: string): (bytes: Buffer) => void {
  const holdsSecret = byteSearch(secretBytes());
  const namedKey = keySearch();
  const refuse = (what: string) => {
    throw new Problem("key_in_output", `${what} in what was to be written.`, { place });
  };
  return (bytes) => {
    if (holdsSecret(bytes)) refuse("The caller's API key stands");
    const name = namedKey(bytes);
    if (name !== undefined) refuse(`What looks like a key stands beside "${name}"`);
  };
}

function view(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
