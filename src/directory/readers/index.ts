import type { DirectoryReader } from "../reader.js";

/** Every export format, in the order in which `directory formats` lists them. A new one is its file and a line here. */
export const READERS: readonly DirectoryReader[] = [];
