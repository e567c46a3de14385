import type { Directory, Identity } from "../model/directory.js";
import { remember } from "../model/remember.js";
import { sentences } from "../model/sentences.js";
import type { Group, SignIn, Snapshot } from "../model/snapshot.js";
import { type Asserted, type GroupMapping, groupMapping } from "./group-map.js";
import type { NameBook } from "./nearest-name.js";
import { groupsByName, type NextGroups, nextSamlLogin } from "./next-login.js";
import { groupSource, loginInWords, statusInWords } from "./prediction-words.js";
import type { DriftSettings, GroupMap, SamlGroups, Told } from "./types.js";

/** What the next single sign-on login does to the groups of one account. */
export interface Prediction {
  /**
   * Whether the attribute is sent for this person: the setting, but `not_sent` where it is known to be left out for
   * this one, and `unknown` where that depends on what the provider does for people in none of the groups.
   */
  readonly attribute: SamlGroups;
  readonly asserted: Asserted;
  /** Whether the account is in the group after a SAML login, were the attribute sent at all. */
  ifSent(group: Pick<Group, "id" | "name">): Told;
  /** The groups after it, each once and without deleted ones. null: not known, and `notKnown` says why. */
  readonly groupsIfSent: {
    readonly certain: readonly number[];
    /** Groups that the account may be in besides, or is certainly: one list for many accounts. Mostly empty. */
    readonly possible: readonly number[];
  } | null;
  /** A value is empty: nobody can say what comes. */
  readonly unpredictable: boolean;
  /** Sentences for the rows of this account. */
  readonly restsOn: string;
  /** A sentence; empty where the groups after the login are known. */
  readonly notKnown: string;
}

export interface Predictor {
  readonly mapping: GroupMapping;
  /** @param account With its groups now, raw. */
  predict(
    account: { readonly email: string; readonly groups: readonly number[] },
    identity: Identity,
  ): Prediction;
}

/** To whom is in more, Entra sends a link in place of the groups. */
const MOST_ENTRA_SENDS = 150;

/** There are but a few lists of names, each of many people. */
const LISTS_KEPT = 8;

/**
 * @param redash The names of the snapshot's groups.
 * @param defaultGroupId Of the builtin group that every SAML login appends.
 */
export function predictor(
  snapshot: Pick<Snapshot, "groups" | "signIn">,
  directory: Directory,
  { samlGroups: setting, groupMap }: Pick<DriftSettings, "samlGroups" | "groupMap">,
  redash: NameBook,
  defaultGroupId: number,
): Predictor {
  const groups = groupsByName(snapshot.groups);
  const known = new Set(snapshot.groups.map(({ id }) => id));
  const mapping = groupMapping(groupMap.rule, directory, redash);
  const samlOff = snapshot.signIn.saml === false;
  const samlGroups = effectiveSetting(snapshot.signIn, setting);
  const entra = directory.files.some(({ format }) => format.startsWith("entra-"));
  const source = groupSource(groupMap, directory);
  const idsOf = remember(LISTS_KEPT, (names: readonly string[]) =>
    names.flatMap((name) => groups.get(name) ?? []),
  );
  const { inNoGroup } = groupMap;
  return {
    mapping,
    predict({ email, groups: before }, identity) {
      const asserted = mapping.assertedFor(email, identity);
      const tooMany = entra && asserted.groupCount > MOST_ENTRA_SENDS;
      const outcomes = (tooMany ? [null] : possiblySent(asserted, inNoGroup)).map((sent) => ({
        sent,
        next: nextSamlLogin({ before, asserted: sent, groups, defaultGroupId }),
      }));
      const unpredictable = unpredictableIn(outcomes);
      const words = loginInWords({ samlOff, samlGroups, tooMany, asserted, inNoGroup, unpredictable });
      return {
        attribute: attributeOf(samlGroups, outcomes),
        asserted,
        ifSent: (group) => agreed(outcomes.map((outcome) => inAfter(outcome, group, asserted))),
        groupsIfSent: groupsAfter(outcomes, known, idsOf(asserted.maybeNames)),
        unpredictable: unpredictable !== undefined,
        // Few accounts have a row, and none else has its words put together.
        get restsOn() {
          return sentences([source, words.restsOn, statusInWords(identity)]);
        },
        notKnown: words.notKnown,
      };
    },
  };
}

/** Where SAML is off nothing is sent, whatever the setting says. */
export function effectiveSetting({ saml }: SignIn, setting: SamlGroups): SamlGroups {
  return saml === false ? "not_sent" : setting;
}

/** One of the things that may happen. */
interface Outcome {
  /** null: the attribute is left out. */
  readonly sent: readonly string[] | null;
  readonly next: NextGroups;
}

function possiblySent({ values, inNone }: Asserted, inNoGroup: GroupMap["inNoGroup"]): Outcome["sent"][] {
  const names = [...values.values()].map(({ name }) => name);
  if (inNone === "no" || inNoGroup === "sent empty") return [names];
  return inNone === "yes" && inNoGroup === "left out" ? [null] : [names, null];
}

function attributeOf(samlGroups: SamlGroups, outcomes: readonly Outcome[]): SamlGroups {
  if (samlGroups === "not_sent" || outcomes.every(({ sent }) => sent === null)) return "not_sent";
  return outcomes.some(({ sent }) => sent === null) ? "unknown" : samlGroups;
}

function unpredictableIn(outcomes: readonly Outcome[]): string | undefined {
  for (const { next } of outcomes) if ("unpredictable" in next) return next.unpredictable;
  return undefined;
}

function inAfter(
  { sent, next }: Outcome,
  { id, name }: Pick<Group, "id" | "name">,
  asserted: Asserted,
): Told {
  if ("unpredictable" in next) return "unknown";
  if (next.groups.includes(id)) return "yes";
  return sent === null || asserted.notKnownOf(name) === undefined ? "no" : "unknown";
}

function agreed([first = "unknown", ...others]: readonly Told[]): Told {
  return others.every((told) => told === first) ? first : "unknown";
}

function groupsAfter(
  outcomes: readonly Outcome[],
  known: ReadonlySet<number>,
  maybe: readonly number[],
): Prediction["groupsIfSent"] {
  let certain: ReadonlySet<number> | undefined;
  let possible: readonly number[] = [];
  for (const { sent, next } of outcomes) {
    if ("unpredictable" in next) return null;
    const groups = new Set<number>();
    for (const id of next.groups) if (known.has(id)) groups.add(id);
    if (certain !== undefined && !isSame(certain, groups)) return null;
    certain = groups;
    if (sent !== null) possible = maybe;
  }
  return certain === undefined ? null : { certain: [...certain], possible };
}

function isSame(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return some.size === others.size && [...some].every((id) => others.has(id));
}
