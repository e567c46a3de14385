import { onTestFinished } from "vitest";
import { type CollectOptions, collect } from "../../src/collect/collect.js";
import type { Section, Snapshot } from "../../src/model/snapshot.js";
import { connect } from "../../src/redash/client.js";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/server.js";

/** The eight measured versions, as the recordings name them. */
export const VERSIONS = ["4.0.2", "5.0.2", "6.0.0", "7.0.0", "8.0.0", "10.1.0", "25.8.0", "26.3.0"] as const;

const NOW = new Date("2026-11-25T09:00:00Z");

/** A simulated server for the length of one test. */
export async function simulator(options: SimulatorOptions): Promise<Simulator> {
  const started = await startSimulator(options);
  onTestFinished(() => started.close());
  return started;
}

/** Collects with the real client over HTTP; the clock stands still, and tries follow each other at once. */
export async function collectFrom(
  server: { readonly url: string; readonly adminKey: string },
  options: Partial<CollectOptions> = {},
): Promise<Snapshot> {
  const retry = { baseDelayMs: 1 };
  const timeouts = { shortMs: 5_000, longMs: 5_000 };
  const reader = connect({ baseUrl: server.url, apiKey: server.adminKey, retry, timeouts });
  try {
    const tool = { name: "redash-access-review", version: "0.0.0" };
    return await collect({ reader, tool, now: () => NOW, ...options });
  } finally {
    await reader.close();
  }
}

/**
 * The section, for a comparison of two servers: they say the same in other bytes, as each has its own keys, times and
 * order of what has none. Whether there was a body is left.
 */
export function withoutHashes(section: Section): Section {
  const requests = section.requests.map((tally) => {
    return { ...tally, bodiesSha256: tally.bodiesSha256 === null ? null : "of its own bytes" };
  });
  return { ...section, requests };
}
