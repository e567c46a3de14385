import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What one user can do with one data source, asked with that user's own key. */
export interface Answer {
  readonly listed: boolean;
  readonly canView: boolean;
  readonly canRead: boolean;
  readonly canRefresh: boolean;
  readonly canRun: boolean;
  readonly canCreate: boolean;
  readonly canRunOwn: boolean;
  /** What the server answered to each call: a number, or a number and the content type. */
  readonly statuses: Readonly<Record<string, number | string>>;
}

export interface Oracle {
  readonly users: Readonly<Record<string, { readonly state: "enabled" | "disabled" | "pending" }>>;
  readonly access: readonly (Answer & {
    readonly email: string;
    readonly dataSource: number;
    /** Of a disabled or pending user: what differs with that state taken away. */
    readonly latent?: Partial<Answer>;
  })[];
}

/** @param folder the shared folder, of `sharedRedash()`. */
export function readOracle(folder: string, version: string, organisation: string): Oracle {
  const file = join(folder, "recordings", version, `${organisation}.oracle.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Oracle;
}
