import { addressKey } from "../model/directory.js";
import { atMost, sentences } from "../model/sentences.js";
import type { User } from "../model/snapshot.js";
import { type Evidence, type ListEvidence, restsOnIdentity } from "./evidence.js";
import { identityLabel } from "./labels.js";
import type { AccountDrift, Match } from "./types.js";

/** That something holds of an account, or may hold and what would tell is missing. */
export type Verdict = Pick<AccountDrift, "state" | "restsOn" | "notKnown">;

/**
 * That the person of an account is not in the directory. null: somebody matched, or no file holds a list of people.
 * Never `found` of a list that is not whole or is old, of an account that is younger than the list, or where somebody
 * has the account's e-mail as another attribute.
 */
export function absenceOf(evidence: Evidence, user: User, match: Match): Verdict | null {
  if (match.outcome !== "none" || !evidence.people.given) return null;
  return missingFrom(evidence.people, evidence, user, match);
}

/**
 * That the person of an account is not assigned to the application. Where the files list nobody but the assigned, this
 * is all that can be said of somebody whom nobody matched. null: he is assigned, or the lists do not tell, or it is a
 * service account, which no list of people who may sign in has.
 */
export function unassignmentOf(evidence: Evidence, user: User, match: Match): Verdict | null {
  const { assignments, people } = evidence;
  const [identity] = match.identities;
  if (match.outcome === "matched" && identity?.assigned === false && identity.kind !== "service") {
    const reasons = [assignments.against, youngerThan(assignments, evidence, user)];
    return verdict(reasons, sentences([assignments.restsOn, `${restsOnIdentity(evidence, identity)}.`]), "");
  }
  if (match.outcome !== "none" || people.given || !assignments.given) return null;
  return missingFrom(assignments, evidence, user, match, unmatchableWords(evidence));
}

function missingFrom(
  list: ListEvidence,
  evidence: Evidence,
  user: User,
  match: Match,
  furtherReason = "",
): Verdict {
  const reasons = [
    list.against,
    evidence.misfit,
    addressKey(user.email) === "" ? "The account has no e-mail to compare." : "",
    hintWords(match),
    youngerThan(list, evidence, user),
    furtherReason,
  ];
  return verdict(reasons, list.restsOn, sentences([mapWords(evidence, user), list.caveat]));
}

function verdict(reasons: readonly string[], restsOn: string, caveat: string): Verdict {
  const against = sentences(reasons);
  return {
    state: against === "" ? "found" : "not evaluated",
    restsOn,
    notKnown: sentences([against, caveat]),
  };
}

/** An account that was made after the export may be of somebody who came after it. */
function youngerThan({ oldest }: ListEvidence, { snapshot }: Evidence, { createdAt }: User): string {
  if (oldest === null) return "";
  if (createdAt === null || createdAt === undefined) {
    const madeBefore = Date.parse(snapshot.finishedAt) <= Date.parse(oldest);
    return madeBefore ? "" : `It is not known whether the account was created after the export of ${oldest}.`;
  }
  return Date.parse(createdAt) > Date.parse(oldest)
    ? `The account was created at ${createdAt}, after the export of ${oldest}.`
    : "";
}

function hintWords({ hints }: Match): string {
  const those = hints.map(({ identity, by }) => `${identityLabel(identity)} has it as ${by}`);
  return those.length === 0
    ? ""
    : `The account's e-mail is in the directory otherwise: ${atMost(those, "; ")}.`;
}

function mapWords({ match: { accountMap } }: Evidence, { email }: User): string {
  const mappedTo = accountMap.get(addressKey(email));
  return mappedTo === undefined ? "" : `The account map names ${mappedTo}, whom the directory does not have.`;
}

/** Where most are so, the misfit says it. */
function unmatchableWords({ assignedUnmatchable: count, misfit }: Evidence): string {
  return count === 0 || misfit !== ""
    ? ""
    : `${count} of the assigned have no address to compare, and one may be this person.`;
}
