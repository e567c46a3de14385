import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SHARED = fileURLToPath(new URL("../../../shared/redash", import.meta.url));

/**
 * The folder of recordings and oracles that stands beside a full checkout, or undefined in a clone alone.
 * @throws Error with CI=true where it is missing: a green run there must have compared with real servers.
 */
export function sharedRedash(): string | undefined {
  if (existsSync(SHARED)) return SHARED;
  if (process.env.CI === "true") throw new Error(`CI needs the recordings in ${SHARED}`);
  return undefined;
}
