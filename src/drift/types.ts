import type { Access } from "../graph/types.js";
import type { Directory, Identity } from "../model/directory.js";

/** By what an account and an identity were found to be the same person. */
export const MATCH_RULES = ["mail", "upn", "login", "alias domain", "plus tag", "map file"] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Which rules are on, in the order in which they are tried, besides the map file, which always goes first. */
export interface MatchSettings {
  /** The attributes to compare with the account's e-mail, in order of choice. By default mail alone. */
  readonly attributes: readonly ("mail" | "upn" | "login")[];
  /** Domains that stand for another: `nordlicht.example` for `nordlicht-sharing.example`. */
  readonly aliasDomains: ReadonlyMap<string, string>;
  /** Whether `ana+redash@x` may be `ana@x`. */
  readonly plusTags: boolean;
  /** Account e-mail to directory id or address, both as `addressKey`. */
  readonly accountMap: ReadonlyMap<string, string>;
}

/** What was found of one account. */
export interface Match {
  readonly userId: number;
  /** `none`: nobody by any rule that is on. `ambiguous`: more than one by the first rule that finds any: none is taken. */
  readonly outcome: "matched" | "ambiguous" | "none";
  /** One where matched, all of them where ambiguous, empty where none. By key. */
  readonly identities: readonly Identity[];
  /** The rule that found them; null where none. */
  readonly rule: MatchRule | null;
  /**
   * Only where none: identities that have the account's e-mail as another attribute or alias. Nobody may then say that
   * the account is not in the directory.
   */
  readonly hints: readonly { readonly identity: Identity; readonly by: "mail" | "upn" | "login" | "alias" }[];
}

/** How group names of the directory become values of `RedashGroups`. */
export interface GroupMap {
  readonly rule:
    | { readonly kind: "equal" }
    | { readonly kind: "prefix"; readonly prefix: string }
    /** Directory group (name or id) to the values it is sent as. */
    | { readonly kind: "table"; readonly table: ReadonlyMap<string, readonly string[]> }
    /** Account e-mail, as `addressKey`, to the values sent for it, whatever the directory's groups are. */
    | { readonly kind: "values"; readonly values: ReadonlyMap<string, readonly string[]> };
  /** What the provider does for a person in none of the groups. `unknown`: both outcomes are shown. */
  readonly inNoGroup: "sent empty" | "left out" | "unknown";
}

export type SamlGroups = "sent" | "not_sent" | "unknown";

export interface DriftSettings {
  readonly samlGroups: SamlGroups;
  readonly groupMap: GroupMap;
  readonly match: MatchSettings;
}

/** What the accounts of a snapshot are compared with, and how. */
export interface Comparison {
  readonly directory: Directory;
  readonly settings: DriftSettings;
}

/** Three answers where one is honest: neither yes nor no. */
export const TOLD = ["yes", "no", "unknown"] as const;
export type Told = (typeof TOLD)[number];

export const ACCOUNT_FINDINGS = [
  "inactive in the directory",
  "not in the directory",
  "not assigned to the application",
  "in the directory, not here",
  "matched by two",
  "same person twice",
  "service account",
  "local password",
  "password login allowed",
  "pending, and left",
  "status not known",
] as const;
export type AccountFinding = (typeof ACCOUNT_FINDINGS)[number];

/** What the next single sign-on login of a person does to the account. */
export const LOGIN_EFFECTS = [
  "creates",
  "activates",
  "refused",
  "sets groups",
  "nothing",
  "not known",
  "none comes",
] as const;
export type LoginEffect = (typeof LOGIN_EFFECTS)[number];

/** A row of account-drift. */
export interface AccountDrift {
  readonly finding: AccountFinding;
  /** `not evaluated`: it may be so, and what would tell is missing. */
  readonly state: "found" | "not evaluated";
  /** null: the identity has no account, or the row is of the whole organisation. */
  readonly userId: number | null;
  /** null: none, or more than one (then `others`). */
  readonly identity: Identity | null;
  readonly rule: MatchRule | null;
  /** The other accounts (`same person twice`) or identities (`matched by two`), as a reader knows them. */
  readonly others: readonly string[];
  readonly nextLogin: LoginEffect;
  /** Since when, where it is known: an ISO time. */
  readonly since: string | null;
  /** What the row rests on, in a sentence. */
  readonly restsOn: string;
  /** What could not be known, in a sentence; empty: nothing. */
  readonly notKnown: string;
}

export const MEMBERSHIP_FINDINGS = [
  "extra now, gone at next login",
  "extra and stays",
  "extra, next login not known",
  "missing until next login",
  "missing and stays missing",
  "missing, next login not known",
  "name not known in Redash",
  "stale until login",
  "not evaluated",
] as const;
export type MembershipFinding = (typeof MEMBERSHIP_FINDINGS)[number];

/** A row of membership-drift: one person and one group, of Redash or, where the name is not known there, of the directory. */
export interface MembershipDrift {
  readonly finding: MembershipFinding;
  readonly userId: number;
  /** null: no group of Redash has the name. */
  readonly groupId: number | null;
  /** The value that the provider sends, or would have to send. */
  readonly sentName: string | null;
  /** How the directory comes to it, such as `redash-analysts > contractors`; empty where it does not. */
  readonly directoryPath: string;
  readonly inDirectory: Told;
  readonly inRedash: Told;
  /** After the next SAML login, where the attribute is sent, and where it is not. */
  readonly ifSent: Told;
  readonly ifNotSent: Told;
  /** The one of the two that will happen. `not evaluated`: nobody can say which. */
  readonly afterNextLogin: "yes" | "no" | "not evaluated";
  readonly since: string | null;
  readonly restsOn: string;
  readonly notKnown: string;
}

export const ACCESS_CHANGES = ["lost", "lowered", "gained", "raised", "abilities", "not known"] as const;

/** A row of access-drift: what the next login changes for one person on one data source. */
export interface AccessDrift {
  readonly userId: number;
  readonly dataSourceId: number;
  readonly now: Access;
  readonly after: Access;
  readonly change: (typeof ACCESS_CHANGES)[number];
  /** Whether it will happen, or happens only if the attribute is sent. */
  readonly state: "will happen" | "if the attribute is sent";
  /** Groups that the login adds and takes. */
  readonly added: readonly number[];
  readonly taken: readonly number[];
}

/** Rows made when they are asked for, and not kept: where a login changes a whole organisation there are millions. */
export interface AccessDrifts extends Iterable<AccessDrift> {
  readonly length: number;
  /** How many rows say what: together `length`. */
  readonly counts: readonly (Pick<AccessDrift, "change" | "state"> & { readonly rows: number })[];
}

/** Everything that could not be compared, for whom, and why: no comparison is silently left out. */
export interface NotEvaluated {
  readonly what: string;
  readonly why: string;
  /** Accounts concerned; null: all of them, or not countable. */
  readonly accounts: number | null;
  /** The files are partial, doubtful or old: the report says PARTIAL. False: a setting is missing. */
  readonly incomplete: boolean;
}

export interface Drift {
  readonly matches: ReadonlyMap<number, Match>;
  /** What the next single sign-on login does to each account, by user id. */
  readonly logins: ReadonlyMap<number, LoginEffect>;
  readonly accounts: readonly AccountDrift[];
  readonly memberships: readonly MembershipDrift[];
  readonly access: AccessDrifts;
  /**
   * Whether the next single sign-on login puts somebody back into a group of Redash that is taken away by hand. `no`
   * too where no login comes, or it is refused.
   */
  readonly comesBack: (userId: number, groupId: number) => Told;
  readonly notEvaluated: readonly NotEvaluated[];
}
