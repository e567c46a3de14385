import { createHash } from "node:crypto";

export interface Digest {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Of all chunks together. */
export function digestOf(chunks: Iterable<string | Uint8Array>): Digest {
  const meter = digestMeter();
  for (const chunk of chunks) meter.add(chunk);
  return meter.digest();
}

/** To be fed all chunks, in order. */
export function digestMeter() {
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    add(chunk: string | Uint8Array): void {
      hash.update(chunk);
      bytes += Buffer.byteLength(chunk);
    },
    digest: (): Digest => ({ sha256: hash.digest("hex"), bytes }),
  };
}
