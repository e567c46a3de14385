import type { Named } from "../../page/named.js";

export interface PersonFacts {
  readonly named: Named;
  readonly status: string;
  /** `yes`, `no` or `unknown`. */
  readonly admin: string;
  /** Whether the access comes back only when the account is enabled. */
  readonly latent: boolean;
  /** On how many data sources, by level from the highest down. */
  readonly counts: readonly number[];
}

export interface GroupFacts {
  readonly named: Named;
  readonly admin: boolean;
}

export interface SourceFacts {
  readonly named: Named;
  /** How many people reach it at each level from the highest down: now, and once their accounts are enabled. */
  readonly live: readonly number[];
  readonly latent: readonly number[];
  /** Whether Redash does not tell, of some group at least, if it is granted to it. */
  readonly untold: boolean;
  /** Whether somebody may own or modify queries there of which nobody knows. */
  readonly moreQueries: boolean;
}

/** What the parts of the page that need no script say of the tables. The maps are in the order of names. */
export interface Facts {
  readonly people: ReadonlyMap<number, PersonFacts>;
  readonly groups: ReadonlyMap<number, GroupFacts>;
  readonly sources: ReadonlyMap<number, SourceFacts>;
  /** How many grants there are of each level, as the grants table spells it. */
  readonly grants: ReadonlyMap<string, number>;
}
