import type { Named } from "../../page/named.js";

/** Every account. There may be 100,000, so that each is named when it is asked for. */
export interface People {
  readonly size: number;
  get(id: number): { readonly named: Named } | undefined;
  /** Whose groups Redash does not tell, in the order of names. */
  readonly withoutGroups: readonly Named[];
  /** Those whose access works now: who can run any query on some data source, and of whom that is not known. */
  readonly live: { readonly able: number; readonly untold: number };
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
  readonly people: People;
  readonly groups: ReadonlyMap<number, GroupFacts>;
  readonly sources: ReadonlyMap<number, SourceFacts>;
  /** How many grants there are of each level, as the grants table spells it. */
  readonly grants: ReadonlyMap<string, number>;
}
