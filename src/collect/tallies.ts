import { createHash } from "node:crypto";
import type { RequestTally } from "../model/snapshot.js";
import { textOrder } from "../model/text-order.js";
import type { Attempt, RecordAttempt } from "../redash/endpoint.js";

/** The requests of a section, while they are made. */
export interface Tallies {
  readonly record: RecordAttempt;
  /** By ascending paths. */
  all(): RequestTally[];
}

interface Body {
  readonly path: string;
  readonly sha256: string;
}

interface Kind {
  readonly tally: Omit<RequestTally, "bodiesSha256">;
  readonly bodies: Body[];
}

/** Counts every attempt, by kinds of request. Of a body its hash is kept, and nothing else. */
export function openTallies(now: () => Date): Tallies {
  const kinds = new Map<string, Kind>();
  return {
    record(attempt) {
      const at = now().toISOString();
      const kind = kinds.get(attempt.template) ?? openKind(attempt.template, at);
      kinds.set(attempt.template, kind);
      count(kind, attempt, at);
    },
    all: () =>
      [...kinds.values()]
        .map(({ tally, bodies }) => ({ ...tally, bodiesSha256: sha256OfBodies(bodies) }))
        .sort((a, b) => textOrder(a.path, b.path)),
  };
}

function openKind(path: string, at: string): Kind {
  const tally = { method: "GET" as const, path, requests: 0, statuses: {}, rows: 0, firstAt: at, lastAt: at };
  return { tally, bodies: [] };
}

function count({ tally, bodies }: Kind, { path, status, rows, bodySha256 }: Attempt, at: string): void {
  const answered = status === null ? "failed" : String(status);
  tally.requests += 1;
  tally.rows += rows;
  tally.statuses[answered] = (tally.statuses[answered] ?? 0) + 1;
  tally.lastAt = at;
  if (bodySha256 !== null) bodies.push({ path, sha256: bodySha256 });
}

/** In an order that does not depend on which answer came first; `requestTallySchema` says how it is made. */
function sha256OfBodies(bodies: readonly Body[]): string | null {
  if (bodies.length === 0) return null;
  const hash = createHash("sha256");
  const inOrder = bodies.toSorted((a, b) => textOrder(a.path, b.path) || textOrder(a.sha256, b.sha256));
  for (const { sha256 } of inOrder) hash.update(`${sha256}\n`);
  return hash.digest("hex");
}
