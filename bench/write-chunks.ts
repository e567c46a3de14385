import { open } from "node:fs/promises";

/** Writes the bytes of a table, each chunk when it is made. How many bytes there are. */
export async function writeChunks(file: string, chunks: Iterable<string | Uint8Array>): Promise<number> {
  const output = await open(file, "w");
  for (const chunk of chunks) await output.writeFile(chunk);
  const { size } = await output.stat();
  await output.close();
  return size;
}
