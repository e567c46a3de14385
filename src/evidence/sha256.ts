import { createHash } from "node:crypto";

export interface Digest {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Of all chunks together. */
export function digestOf(chunks: Iterable<string | Uint8Array>): Digest {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    bytes += Buffer.byteLength(chunk);
  }
  return { sha256: hash.digest("hex"), bytes };
}
