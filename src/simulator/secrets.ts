import { createHash } from "node:crypto";

/**
 * The API key of one thing of a simulated server: 40 letters and digits, as Redash makes them, and the same
 * in each run, so that tests can search for it wherever it must not be.
 */
export function secretOf(seed: string, kind: "user" | "query" | "dashboard", id: number): string {
  const digest = createHash("sha256").update(`${seed}/${kind}/${id}`).digest("base64");
  return digest.replaceAll(/[+/=]/g, "x").slice(0, 40);
}
