import { hash } from "node:crypto";

/**
 * The API key of one thing of a simulated server: 40 letters and digits, as Redash makes them, and the same
 * in each run, so that tests can search for it wherever it must not be.
 */
export function secretOf(seed: string, kind: "user" | "query" | "dashboard", id: number): string {
  const digest = hash("sha256", `${seed}/${kind}/${id}`, "base64");
  return digest.replaceAll(/[+/=]/g, "x").slice(0, 40);
}
