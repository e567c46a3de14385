import type { Completeness } from "../model/completeness.js";
import { figure } from "../model/counted.js";
import { putUnder } from "../model/put-under.js";
import { type Note, SECTION_NAMES, type Snapshot } from "../model/snapshot.js";

type ChangedAccount = Completeness["changed"][number];

/** Notes of a section which tell that two answers of the run differed in more than activity. */
const CHANGE_CODES: ReadonlySet<string> = new Set(["changed-while-reading", "unlisted-found"]);

/** More stand in the coverage. */
const MOST_NAMED = 5;

/** What differed between two answers of the run, a sentence each. Empty: nothing did. */
export function changesInWords(snapshot: Snapshot): string[] {
  return SECTION_NAMES.flatMap((name) =>
    snapshot.sections[name].notes
      .filter(({ code }) => CHANGE_CODES.has(code))
      .map((note) => {
        const named = name === "users" ? accountsInWords(snapshot) : namesIn(note, snapshot);
        const more = named.length - MOST_NAMED;
        const shown = named.slice(0, MOST_NAMED).join("; ") + (more > 0 ? `; and ${figure(more)} more` : "");
        return named.length === 0 ? note.what : `${note.what} ${shown}.`;
      }),
  );
}

/** Whose account differed between two answers, and in what. */
export function changedAccounts({ changes, users }: Pick<Snapshot, "changes" | "users">): ChangedAccount[] {
  const whats = new Map<number, string[]>();
  for (const { userId, what } of changes) putUnder(whats, userId, what);
  const names = new Map(users.filter(({ id }) => whats.has(id)).map(({ id, name }) => [id, name]));
  return Array.from(whats, ([userId, what]) => ({ userId, name: names.get(userId) ?? null, what }));
}

/** Whom a change is of: `Ana (account 3)`. Who is gone has no name any more. */
export function accountLabel({ userId, name }: Pick<ChangedAccount, "userId" | "name">): string {
  return name === null ? `account ${userId}` : `${name} (account ${userId})`;
}

function accountsInWords(snapshot: Snapshot): string[] {
  return changedAccounts(snapshot).map((account) => `${accountLabel(account)}: ${account.what.join(", ")}`);
}

/** Groups and data sources by their names; those that are in the snapshot no more are counted. */
function namesIn({ groups = [], dataSources = [] }: Note, snapshot: Snapshot): string[] {
  const named = [
    ...snapshot.groups.filter(({ id }) => groups.includes(id)).map(({ id, name }) => `${name} (group ${id})`),
    ...snapshot.dataSources
      .filter(({ id }) => dataSources.includes(id))
      .map(({ id, name }) => `${name ?? "name not told"} (data source ${id})`),
  ];
  const others = groups.length + dataSources.length - named.length;
  return others === 0 ? named : [...named, `${figure(others)} not in the report`];
}
