import type { Named } from "./named.js";
import type { GrantSign, LevelSign } from "./signs.js";

/** Data sources that a person reaches at the same level, for the same reason. */
export interface AccessLine {
  readonly level: LevelSign;
  readonly words: string;
  readonly sources: Named[];
}

export interface DirectoryFacts {
  /** `matched`, `ambiguous`, `none`; empty: no directory was given. */
  readonly match: string;
  readonly matchedBy: string;
  readonly status: string;
  readonly manager: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly workerType: string;
  /** What was found of the account. */
  readonly drift: readonly string[];
}

export interface PersonFacts {
  readonly named: Named;
  readonly email: string;
  readonly status: string;
  /** `yes`, `no` or `unknown`. */
  readonly admin: string;
  readonly login: string;
  /** A UTC time, or `unknown`. */
  readonly createdAt: string;
  /** A UTC time, `never` or `unknown`. */
  readonly activeAt: string;
  /** A UTC time, `unknown`, or nothing where the account is not disabled. */
  readonly disabledAt: string;
  /** Whether the access comes back only when the account is enabled. */
  readonly latent: boolean;
  /** What the directory says of the person, each part empty where it does not. */
  readonly directory: DirectoryFacts;
  /** On how many data sources, by level from the highest down. */
  readonly counts: readonly number[];
  readonly groups: Named[];
  /** What is odd about the memberships. */
  readonly oddities: string[];
  /** From the highest level down. */
  readonly access: AccessLine[];
}

export interface GrantList {
  readonly sign: GrantSign;
  readonly list: Named[];
}

export interface GroupFacts {
  readonly named: Named;
  readonly builtin: boolean;
  readonly admin: boolean;
  readonly permissions: readonly string[];
  readonly memberCount: number;
  readonly members: Named[];
  readonly grants: readonly GrantList[];
}

/** Who reaches a data source at one level. The numbers are there also where the lists of people are not. */
export interface Reach {
  readonly level: LevelSign;
  readonly live: number;
  readonly latent: number;
  readonly livePeople: Named[];
  readonly latentPeople: Named[];
}

export interface SourceFacts {
  readonly named: Named;
  readonly type: string;
  readonly presence: string;
  readonly paused: string;
  readonly pauseReason: string;
  readonly grants: readonly GrantList[];
  /** From the highest level down, every level. */
  readonly reach: readonly Reach[];
}

/** The tables of a report, joined by id. The maps, and every list of names, are in the order of names. */
export interface Facts {
  readonly people: ReadonlyMap<number, PersonFacts>;
  readonly groups: ReadonlyMap<number, GroupFacts>;
  readonly sources: ReadonlyMap<number, SourceFacts>;
}
