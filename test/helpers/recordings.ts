import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One request to a real Redash and what it answered. Keys read REDACTED. */
export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string | number>>;
    /** `admin`, `nobody`, `a wrong key`, or a state and an e-mail. */
    readonly as: string;
  };
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text. */
  readonly body: unknown;
}

export interface Recording {
  readonly version: string;
  readonly org: string;
  readonly baseUrl: string;
  readonly exchanges: readonly Exchange[];
}

export const RECORDED_VERSIONS = ["4.0.2", "5.0.2", "6.0.0", "7.0.0", "8.0.0", "10.1.0", "25.8.0", "26.3.0"];
export const RECORDED_ORGANISATIONS = ["acme", "empty"];

/** @param folder the shared folder, of `sharedRedash()`. */
export function readRecording(folder: string, version: string, organisation: string): Recording {
  return JSON.parse(
    readFileSync(join(folder, "recordings", version, `${organisation}.json`), "utf8"),
  ) as Recording;
}

/** The organisation that was loaded into the recorded server. */
export function readOrganisation(folder: string, organisation: string): unknown {
  return JSON.parse(readFileSync(join(folder, "organisations", `${organisation}.json`), "utf8"));
}

/** The path with its query, as it was sent: `/api/users?page=1&page_size=5`. */
export function target({ path, query }: Exchange["request"]): string {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();
  return search === "" ? path : `${path}?${search}`;
}
