import type { Identity } from "../model/directory.js";
import { sentences } from "../model/sentences.js";
import type { User } from "../model/snapshot.js";
import { ageOfIdentity, type Evidence, restsOnIdentity } from "./evidence.js";
import type { Match } from "./types.js";
import { absenceOf, unassignmentOf, type Verdict } from "./verdicts.js";

/** Whether the person of an account may still come through single sign-on, so far as the directory tells. */
export type Standing =
  /** The identity is active, or its status is not known. */
  | { readonly kind: "may log in"; readonly identity: Identity }
  /** No login will come. */
  | {
      readonly kind: "no login";
      readonly because:
        | "inactive in the directory"
        | "not in the directory"
        | "not assigned to the application"
        /** It never logs in: what it has in Redash is given by hand, and stays. */
        | "service account";
      /** null: nobody in the directory matched. */
      readonly identity: Identity | null;
      readonly since: string | null;
      readonly restsOn: string;
      /** What stays open all the same, in sentences; mostly empty. */
      readonly notKnown: string;
    }
  /**
   * Nobody matched and what that means is not evaluated, several did, or the one who did is not activated yet, and may
   * still come: nothing may be said of memberships.
   */
  | { readonly kind: "not known"; readonly because: string };

export function standingOf(evidence: Evidence, user: User, match: Match): Standing {
  const identity = matchedIdentity(match);
  if (identity?.notYetActive) return { kind: "not known", because: NOT_YET_ACTIVE };
  if (identity?.status === "inactive") {
    const since = identity.inactiveSince ?? null;
    const restsOn = inactiveRestsOn(evidence, identity);
    const notKnown = ageOfIdentity(evidence, identity);
    return { kind: "no login", because: "inactive in the directory", identity, since, restsOn, notKnown };
  }
  if (identity?.kind === "service") {
    const restsOn = serviceRestsOn(evidence, identity);
    const notKnown = "";
    return { kind: "no login", because: "service account", identity, since: null, restsOn, notKnown };
  }
  const absence = absenceOf(evidence, user, match);
  if (absence?.state === "found") {
    return {
      kind: "no login",
      because: "not in the directory",
      identity,
      since: null,
      restsOn: absence.restsOn,
      notKnown: absence.notKnown,
    };
  }
  const unassignment = unassignmentOf(evidence, user, match);
  if (unassignment?.state === "found") {
    const { restsOn, notKnown } = unassignment;
    const because = "not assigned to the application";
    return { kind: "no login", because, identity, since: null, restsOn, notKnown };
  }
  if (identity !== null) return { kind: "may log in", identity };
  return { kind: "not known", because: whyNotKnown(evidence, match, absence ?? unassignment) };
}

/** Of each account, by user id. */
export function standingsOf(
  evidence: Evidence,
  users: readonly User[],
  matches: ReadonlyMap<number, Match>,
): ReadonlyMap<number, Standing> {
  const standings = new Map<number, Standing>();
  for (const user of users) {
    standings.set(user.id, standingOf(evidence, user, matches.get(user.id) as Match));
  }
  return standings;
}

/** The one identity of the account, if it has one. */
export function matchedIdentity({ outcome, identities: [identity] }: Match): Identity | null {
  return outcome === "matched" && identity !== undefined ? identity : null;
}

export function inactiveRestsOn(evidence: Evidence, identity: Identity): string {
  const as = identity.statusAs === undefined ? "" : `: ${identity.statusAs}`;
  return sentences([
    `${restsOnIdentity(evidence, identity)}${as}.`,
    identity.notYetActive ? NOT_YET_ACTIVE : "",
  ]);
}

const NOT_YET_ACTIVE = "The person is not activated yet: a login may still come.";

export function serviceRestsOn(evidence: Evidence, identity: Identity): string {
  return `The directory calls it a service account: ${restsOnIdentity(evidence, identity)}.`;
}

function whyNotKnown(evidence: Evidence, { outcome, identities }: Match, missing: Verdict | null): string {
  if (outcome === "ambiguous") return `${identities.length} identities match the account.`;
  return missing?.notKnown ?? evidence.people.against;
}
