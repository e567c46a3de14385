/**
 * Finds byte strings in a stream of chunks, over the borders between chunks as well. Feed it every chunk in order; it
 * returns true as soon as one is found. With nothing to look for it finds nothing.
 */
export function byteSearch(needles: readonly Buffer[]): (chunk: Buffer) => boolean {
  const overlap = Math.max(0, ...needles.map((needle) => needle.length - 1));
  let tail: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const border = Buffer.concat([tail, chunk.subarray(0, overlap)]);
    const found = needles.some((needle) => border.includes(needle) || chunk.includes(needle));
    const seen = chunk.length < overlap ? Buffer.concat([tail, chunk]) : chunk;
    tail = seen.subarray(Math.max(0, seen.length - overlap));
    return found;
  };
}
