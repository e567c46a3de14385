import type { AccessGraph } from "../graph/access-graph.js";
import type { Directory } from "../model/directory.js";
import { remember } from "../model/remember.js";
import { sentences } from "../model/sentences.js";
import type { Snapshot, User } from "../model/snapshot.js";
import { userStatus } from "../model/user-status.js";
import { accessDrifts, type LoginGroups } from "./access-drift.js";
import { comesBackBy } from "./comes-back.js";
import type { Evidence } from "./evidence.js";
import type { GroupMapping } from "./group-map.js";
import { groupMapMisfit } from "./group-map-misfit.js";
import { notEvaluatedOfAll } from "./groups-not-evaluated.js";
import { membershipDrift, type RedashGroups, staleMemberships } from "./membership-drift.js";
import { nameBook, nearestInWords } from "./nearest-name.js";
import { groupsByName, loginOutcome } from "./next-login.js";
import { type PossibleAccess, possibleAccess } from "./possible-access.js";
import { effectiveSetting, type Prediction, type Predictor, predictor } from "./prediction.js";
import { sentence } from "./prediction-words.js";
import { passwordInWords } from "./sign-in.js";
import type { Standing } from "./standing.js";
import { type Tally, tally } from "./tally.js";
import type {
  AccessDrifts,
  Drift,
  DriftSettings,
  Match,
  MembershipDrift,
  NotEvaluated,
  SamlGroups,
} from "./types.js";

interface GroupDriftInput {
  readonly snapshot: Snapshot;
  readonly graph: AccessGraph;
  readonly directory: Directory;
  readonly settings: Pick<DriftSettings, "samlGroups" | "groupMap">;
  readonly matches: ReadonlyMap<number, Match>;
  readonly evidence: Evidence;
  /** One of each user of the snapshot. */
  readonly standings: ReadonlyMap<number, Standing>;
}

export interface GroupDrifts {
  /** By user id. */
  readonly memberships: readonly MembershipDrift[];
  readonly access: AccessDrifts;
  /** Whether the attribute is sent for the person of an account. */
  samlGroupsOf(userId: number): SamlGroups;
  readonly comesBack: Drift["comesBack"];
  readonly notEvaluated: readonly NotEvaluated[];
}

const BOTH = "Memberships, and access after the next login";
const MEMBERSHIPS = "Memberships";
const NO_GROUPS = "No file of the directory tells of groups and who is in them.";
const ACCESS = "Access after the next login";
const SOME_ACCESS = "Access after the next login to what those groups are granted";
const NOT_KNOWN_BECAUSE: Readonly<Record<Match["outcome"], string>> = {
  matched: "The person is not activated yet in the directory, and may still log in.",
  ambiguous: "Several identities match the account.",
  none: "No identity matches the account, and what that means is not evaluated.",
};
const NAMES_KEPT = 4_000;
const LISTS_KEPT = 8;

/** What the directory's groups say of the accounts' groups, and what the next login changes. */
export function groupDrift(input: GroupDriftInput): GroupDrifts {
  const { snapshot, settings } = input;
  const { signIn, groups } = snapshot;
  const samlGroups = effectiveSetting(signIn, settings.samlGroups);
  const nothing = (why: string, incomplete: boolean): GroupDrifts => ({
    memberships: [],
    access: accessDrifts(input.graph, []),
    samlGroupsOf: () => samlGroups,
    comesBack: comesBackBy({ ...input, samlGroups, predicted: null }),
    notEvaluated: [{ what: BOTH, why, accounts: null, incomplete }],
  });
  const defaultGroup = groups.find(({ type, name }) => type === "builtin" && name === "default");
  if (defaultGroup === undefined) return nothing("The group default of Redash was not read.", true);
  return driftOfAll(input, samlGroups, defaultGroup.id);
}

function driftOfAll(input: GroupDriftInput, samlGroups: SamlGroups, defaultId: number): GroupDrifts {
  const { snapshot, directory, settings } = input;
  const names = nameBook(snapshot.groups.map(({ name }) => name));
  const predicted = predictor(snapshot, directory, settings, names, defaultId);
  const complete = snapshot.sections.groups.status === "complete";
  const context: Context = {
    ...input,
    samlGroups,
    untold: untoldOf(input, predicted.mapping),
    predicted,
    groups: {
      byId: new Map(snapshot.groups.map((group) => [group.id, group])),
      byName: groupsByName(snapshot.groups),
      defaultId,
      nearest: complete
        ? remember(NAMES_KEPT, (name) => sentence(nearestInWords(names.nearest(name))))
        : null,
      sentNames: predicted.mapping.sentNames,
    },
    memberships: [],
    logins: [],
    attributes: new Map(),
    possibleAccess: remember(LISTS_KEPT, (ids: readonly number[]) => possibleAccess(snapshot, ids)),
    tally: tally(),
  };
  for (const user of snapshot.users.toSorted((a, b) => a.id - b.id)) driftOf(user, context);
  return {
    memberships: context.memberships,
    access: accessDrifts(input.graph, context.logins),
    samlGroupsOf: (userId) => context.attributes.get(userId) ?? samlGroups,
    comesBack: comesBackBy({ ...context, predicted: context.untold === null ? predicted : null }),
    notEvaluated: [
      ...notEvaluatedOfAll({ ...context, mapping: predicted.mapping }),
      ...context.tally.entries(),
    ],
  };
}

type Untold = Pick<NotEvaluated, "why" | "incomplete">;

function untoldOf({ snapshot, directory, settings }: GroupDriftInput, mapping: GroupMapping): Untold | null {
  const { rule } = settings.groupMap;
  if (rule.kind === "values") return null;
  return directory.groupsGiven
    ? groupMapMisfit(rule, directory, mapping, snapshot.groups)
    : { why: NO_GROUPS, incomplete: false };
}

interface Context extends GroupDriftInput {
  readonly samlGroups: SamlGroups;
  /** Why nothing tells what is sent for anybody. null: something does. */
  readonly untold: Untold | null;
  readonly predicted: Predictor;
  readonly groups: RedashGroups;
  readonly memberships: MembershipDrift[];
  readonly logins: LoginGroups[];
  readonly attributes: Map<number, SamlGroups>;
  readonly possibleAccess: (groupIds: readonly number[]) => PossibleAccess;
  readonly tally: Tally;
}

function driftOf(user: User, context: Context): void {
  // Who is refused keeps all groups and has no access: there is no drift.
  if (loginOutcome("saml", userStatus(user)) === "refused") return;
  const match = context.matches.get(user.id) as Match;
  const standing = context.standings.get(user.id) as Standing;
  if (standing.kind === "not known") {
    context.tally.add(BOTH, NOT_KNOWN_BECAUSE[match.outcome], false);
  } else if (!tellsGroups(user)) {
    context.tally.add(BOTH, "The server does not tell the groups of the account.", true);
  } else if (standing.kind === "no login") ofLeaver(user, standing, context);
  else if (context.untold !== null) addUntold(context.untold, context);
  else {
    const prediction = context.predicted.predict(user, standing.identity);
    ofOneWhoMayLogIn(user, underOtherAddress(prediction, match, context), context);
  }
}

type Account = Pick<User, "id" | "email" | "login"> & { readonly groups: readonly number[] };

function tellsGroups(user: User): user is User & Account {
  return user.groups !== null;
}

function addUntold({ why, incomplete }: Untold, { tally }: Context): void {
  tally.add(BOTH, why, incomplete);
}

function ofLeaver(account: Account, standing: Extract<Standing, { kind: "no login" }>, context: Context) {
  const { identity, because } = standing;
  if (because === "service account" && context.untold !== null) {
    addUntold(context.untold, context);
    return;
  }
  const { mapping } = context.predicted;
  const isTold = identity !== null && context.untold === null;
  const asserted = isTold ? mapping.assertedFor(account.email, identity) : null;
  const password = passwordInWords(account, context.snapshot.signIn);
  context.memberships.push(...staleMemberships({ ...account, password }, standing, asserted, context.groups));
}

/** What the login does is told of whom it comes to, and that is by the address that the provider sends. */
function underOtherAddress(prediction: Prediction, { rule }: Match, context: Context): Prediction {
  const [first] = context.evidence.match.attributes;
  if (context.samlGroups === "not_sent" || rule === first) return prediction;
  const why = `Matched by ${rule}: if the provider sends another address than the account's e-mail, the login comes to another account or makes a new one, and this one stays as it is.`;
  context.tally.add("What the next login does", why, false);
  return { ...prediction, restsOn: sentences([prediction.restsOn, why]) };
}

function ofOneWhoMayLogIn(account: Account, prediction: Prediction, context: Context): void {
  const { samlGroups, settings, groups } = context;
  const { groupsIfSent, asserted, attribute } = prediction;
  context.memberships.push(...membershipDrift(account, prediction, samlGroups, groups));
  if (attribute !== samlGroups) context.attributes.set(account.id, attribute);
  if (asserted.notAllKnown !== undefined) {
    const isCut = settings.groupMap.rule.kind !== "values";
    context.tally.add(MEMBERSHIPS, sentence(asserted.notAllKnown), isCut);
  }
  if (samlGroups === "not_sent") return;
  if (groupsIfSent === null) {
    // A reason that is known by name stands there already, of the memberships.
    const isCut = asserted.inNone === "unknown" && asserted.notAllKnown === undefined;
    context.tally.add(ACCESS, prediction.notKnown, isCut);
    return;
  }
  const { certain, possible } = groupsIfSent;
  const state = samlGroups === "sent" ? "will happen" : "if the attribute is sent";
  const isOpen = possible.some((id) => !certain.includes(id));
  if (isOpen) context.tally.add(SOME_ACCESS, prediction.notKnown, false);
  context.logins.push({
    userId: account.id,
    groupIds: certain,
    state,
    ...(isOpen && { mayDiffer: context.possibleAccess(possible).beside(certain) }),
  });
}
