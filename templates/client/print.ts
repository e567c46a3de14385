import type { Lists } from "./lists.js";

/** Paper has no folds and nothing on demand: draws and unfolds what is shown before it is printed. */
export function drawForPrint(_lists: Lists): void {}
