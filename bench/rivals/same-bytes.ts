import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

const AT_ONCE = 1 << 20;

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: AT_ONCE }), hash);
  return hash.digest("hex");
}

/** Where two files that are not the same first differ, in words: the line, and what stands there in each. */
export async function firstDifference(one: string, other: string): Promise<string> {
  const files = await Promise.all([open(one), open(other)]);
  try {
    const [a, b] = files.map((file) => file.readLines()[Symbol.asyncIterator]());
    for (let line = 1; a !== undefined && b !== undefined; line += 1) {
      const [left, right] = await Promise.all([a.next(), b.next()]);
      if (left.done === true && right.done === true) break;
      if (left.value !== right.value) return `line ${line}:\n  ${told(left)}\n  ${told(right)}`;
    }
    return "the line ends";
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

function told({ done, value }: IteratorResult<string>): string {
  return done === true ? "(the file has ended)" : value;
}
