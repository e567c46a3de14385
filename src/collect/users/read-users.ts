import { counted } from "../../model/counted.js";
import { isProblem } from "../../model/problem.js";
import type { Change, Group, Section, User } from "../../model/snapshot.js";
import type { RawUser } from "../../redash/endpoints/users.js";
import type { CollectContext } from "../context.js";
import { sorted } from "../ids.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { type Disagreement, disagreementsOf } from "./disagreements.js";
import { mergeUsers, type UserAnswer } from "./merge.js";
import {
  decidePopulation,
  type JudgedPass,
  type Moved,
  movedIn,
  namedIn,
  type Passes,
  type Population,
  reportedTotal,
} from "./population.js";
import { readMembersOfGroups, readPass, readTotals } from "./read-pass.js";
import { countAfter, idsOf, type ListReading, reportedCount, type UserOrder } from "./readings.js";

export interface UsersRead {
  readonly users: User[];
  readonly changes: Change[];
  readonly section: Section;
  /** Groups that exist, because pages name them: the raw ids of a members list may be of deleted ones. */
  readonly namedGroups: readonly number[];
}

/**
 * Reads who is in the organisation, and says whether that is sure. One pass is enough where everything agrees;
 * otherwise everything is read again in the opposite order, and after that the members of all groups.
 */
export async function readUsers(context: CollectContext, groups: readonly Group[]): Promise<UsersRead> {
  const draft = openSection(context.now);
  const defaultGroup = groups.find((group) => group.type === "builtin" && group.name === "default");
  const defaultId = defaultGroup?.id ?? null;
  const groupIds = groups.map((group) => group.id);
  const judge = async (order: UserOrder, before: readonly JudgedPass[]): Promise<JudgedPass> => {
    const pass = await readPass(context, draft, defaultId, order);
    const disagreements = disagreementsOf(pass, defaultId);
    const judged = { pass, disagreements, laterMembers: [], laterTotal: null };
    const [first, ...later] = [...before, judged];
    const inDoubt = before.length > 0 && decidePopulation([first ?? judged, ...later]).doubt !== null;
    if (!context.prove && !inDoubt) return judged;
    const laterMembers = await readEveryGroup(context, draft, groupIds);
    const laterTotals = await readTotals(context, draft, pass.lists);
    return { ...judged, laterMembers, laterTotal: reportedTotal({ ...pass, ...laterTotals }) };
  };

  const first = await judge("name", []);
  const settled = decidePopulation([first]).doubt === null;
  const passes: Passes = settled ? [first] : [first, await judge("-name", [first])];
  const population = decidePopulation(passes);
  const namedGroups = namedOnPages(passes);
  const known = new Set([...groupIds, ...namedGroups]);
  const merged = mergeUsers(answersOf(passes), known, population.ids);
  addTotals(draft, passes, population);
  describe(draft, passes, population, merged.changes);
  if (first.pass.lists.some(({ list }) => list !== "all")) addStateUnknown(draft, merged.stateUnknown);
  if (context.traits.tellsPendingAndActivity) addPendingUnknown(draft, merged.users);
  return {
    users: merged.users,
    changes: merged.changes,
    namedGroups,
    section: closeSection(draft, context.now(), merged.users.length === 0),
  };
}

function namedOnPages(passes: Passes): number[] {
  const rows = passes.flatMap(({ pass }) => pass.lists.flatMap((list) => list.rows));
  const named = rows.filter(({ groupsForm }) => groupsForm === "named");
  return [...new Set(named.flatMap(({ groupIds }) => groupIds ?? []))];
}

async function readEveryGroup(
  context: CollectContext,
  draft: SectionDraft,
  ids: readonly number[],
): Promise<RawUser[]> {
  const found = await readMembersOfGroups(context, draft, ids);
  const unread = ids.filter((id) => isProblem(found.get(id)));
  if (unread.length > 0) {
    draft.notes.push({
      code: "group-members-unreadable",
      what: `The members of ${counted(unread.length, "group")} could not be read as a second reading.`,
      groups: unread,
    });
  }
  return [...found.values()].flatMap((members) => (isProblem(members) ? [] : [...members]));
}

/** In the order of asking, so that the latest answer decides. */
function answersOf(passes: Passes): UserAnswer[] {
  return passes.flatMap(({ pass, laterMembers }) => [
    { from: "members" as const, rows: pass.members ?? [] },
    // The one array of 4 gives the raw group ids, as a members list does.
    ...pass.lists.map(({ list, rows }) => ({
      from: list === "all" ? ("members" as const) : ("list" as const),
      rows,
    })),
    { from: "members" as const, rows: laterMembers },
  ]);
}

function addTotals(draft: SectionDraft, passes: Passes, population: Population): void {
  const { pass } = passes.at(-1) ?? passes[0];
  for (const list of pass.lists) {
    draft.totals.push({
      of: list.list === "enabled" ? "enabled users (pending ones included)" : `${list.list} users`,
      reading: list.reading,
      reported: reportedCount(list) ?? countAfter(pass, list),
      read: list.rows.length,
      distinct: idsOf(list.rows).size,
    });
  }
  if (pass.members !== null) {
    const distinct = idsOf(pass.members).size;
    draft.totals.push({
      of: "members of the default group",
      reading: "members list",
      reported: null,
      read: pass.members.length,
      distinct,
    });
  }
  const found = population.ids.size;
  draft.totals.push({
    of: "accounts",
    reading: "all readings together",
    reported: reportedTotal(pass),
    read: found,
    distinct: found,
  });
}

function describe(
  draft: SectionDraft,
  passes: Passes,
  population: Population,
  changes: readonly Change[],
): void {
  const last = passes.at(-1) ?? passes[0];
  if (population.doubt !== null) addDoubt(draft, population.doubt, last.disagreements);
  else
    addRepairs(
      draft,
      passes.flatMap(({ disagreements }) => disagreements),
      population.provedBy,
    );
  for (const list of last.pass.lists) addUnreadable(draft, list, population.doubt === null);
  if (last.pass.members === null) {
    draft.notes.push({
      code: "members-unreadable",
      what: "The default group's members could not be read, so the pages were read twice, in both orders.",
    });
  }
  addChanges(draft, changes, movedIn(passes));
}

function addChanges(draft: SectionDraft, changes: readonly Change[], { moved, users }: Moved): void {
  if (changes.length === 0 && !moved) return;
  const concerned = sorted([...changes.map(({ userId }) => userId), ...users]);
  draft.notes.push({
    code: "changed-while-reading",
    what: "Accounts changed while they were read. The report holds the state of the latest answer.",
    ...(concerned.length > 0 && { users: concerned }),
  });
}

function addDoubt(draft: SectionDraft, doubt: string, disagreements: readonly Disagreement[]): void {
  const named = namedIn(disagreements);
  const details = disagreements.map((disagreement) => disagreement.what).join("; ");
  draft.gaps.push({
    code: "users-in-doubt",
    what: details === "" ? `${doubt}.` : `${doubt}: ${details}.`,
    where: "GET /api/users",
    hint: "Collect again when nobody works on users, or at a quieter time. If it stays so, something between here and Redash changes its answers.",
    ...(named.length > 0 && { users: named }),
  });
}

function addRepairs(draft: SectionDraft, disagreements: readonly Disagreement[], provedBy: string): void {
  if (disagreements.length === 0) return;
  const named = namedIn(disagreements);
  const details = [...new Set(disagreements.map((disagreement) => disagreement.what))].join("; ");
  draft.notes.push({
    code: "users-repaired",
    what: `A first reading did not agree: ${details}. Further readings settled it: ${provedBy}.`,
    ...(named.length > 0 && { users: named }),
  });
}

function addUnreadable(draft: SectionDraft, list: ListReading, settled: boolean): void {
  for (const { from, to, problem } of list.unreadable) {
    const rows = from === to ? `Row ${from}` : `Rows ${from} to ${to}`;
    const what = `${rows} of the ${list.list} users (${list.reading}) could not be read${problem.status === undefined ? "" : `: the server answers ${problem.status}`}.`;
    if (settled) draft.notes.push({ code: "user-rows-unreadable", what });
    else {
      draft.gaps.push({
        code: "user-rows-unreadable",
        what,
        where: "GET /api/users",
        hint: "A user whose groups column is NULL in Redash's database makes its page fail. Set it to an empty list there.",
      });
    }
  }
}

/** Accounts of which an answer leaves out what every Redash of this release tells. */
function addUntold(draft: SectionDraft, code: string, untold: string, where: string, users: number[]): void {
  if (users.length === 0) return;
  draft.gaps.push({
    code,
    what: `The server does not tell whether these ${untold}: ${counted(users.length, "account")}, reported as enabled.`,
    where,
    hint: "Something between here and Redash changes its answers. Use an address that reaches Redash itself.",
    users,
  });
}

function addStateUnknown(draft: SectionDraft, users: number[]): void {
  addUntold(draft, "state-unknown", "are enabled or disabled", "GET /api/groups/<id>/members", users);
}

function addPendingUnknown(draft: SectionDraft, all: readonly User[]): void {
  const users = all.filter(({ disabled, pending }) => !disabled && pending === undefined).map(({ id }) => id);
  addUntold(draft, "pending-unknown", "have accepted their invitation", "GET /api/users", users);
}
