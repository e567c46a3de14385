import { createHash } from "node:crypto";

/** Of all chunks together, in hexadecimal. */
export function sha256Of(chunks: Iterable<string | Uint8Array>): string {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}
