import { type Facts, factsMeter } from "./facts.js";
import { hasFile, type RunFolder } from "./run-folder.js";

/** One file as it was made again: what its bytes tell, and whether the run has just these bytes under its name. */
export interface Compared extends Facts {
  readonly isSame: boolean;
}

type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Reads a file of the run beside the bytes that it should have. What these tell is true of the file as well where it is
 * the same: then nobody has to read it once more.
 * @throws Problem `file_unreadable`
 */
export async function compareFile(folder: RunFolder, name: string, chunks: Chunks): Promise<Compared> {
  const meter = factsMeter(name);
  const file = reading(hasFile(folder, name) ? folder.read(name) : nothing());
  let isSame = hasFile(folder, name);
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
    meter.add(bytes);
    isSame &&= await file.goesOnWith(bytes);
  }
  isSame &&= await file.isAtEnd();
  await file.close();
  return { ...meter.facts(), isSame };
}

async function* nothing(): AsyncGenerator<Uint8Array, void> {}

/** A file that is read piece by piece, however its pieces are cut. */
function reading(file: AsyncIterable<Uint8Array>) {
  const pieces = file[Symbol.asyncIterator]();
  let piece: Uint8Array = new Uint8Array();
  const isAtEnd = async () => {
    while (piece.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return true;
      piece = next.value;
    }
    return false;
  };
  return {
    isAtEnd,
    async goesOnWith(bytes: Uint8Array): Promise<boolean> {
      for (let at = 0; at < bytes.length; ) {
        if (await isAtEnd()) return false;
        const expected = bytes.subarray(at, at + piece.length);
        if (Buffer.compare(piece.subarray(0, expected.length), expected) !== 0) return false;
        piece = piece.subarray(expected.length);
        at += expected.length;
      }
      return true;
    },
    close: async () => {
      await pieces.return?.();
    },
  };
}
