/** Takes memory, writes to it, and gives it back to the system: `touch-memory.js BYTES FIGURES`. */
import { handOver } from "./measure.js";

const [, , bytes = "0", figuresFile = ""] = process.argv;
const AT_ONCE = 1 << 26;

const taken: Buffer[] = [];
for (let left = Number(bytes); left > 0; left -= AT_ONCE) taken.push(Buffer.alloc(AT_ONCE, 1));
handOver(figuresFile, []);
