import type { Cell } from "../model/table.js";
import { sortNames } from "./named.js";
import type { OddMembership, Page } from "./page.js";
import type { PageColumn } from "./page-data.js";
import { listed, namePart, type Part, type Sentence } from "./parts.js";
import { visible } from "./visible.js";
import { dayAndTime } from "./words.js";

/** The groups that somebody is in, and what is odd about it. */
export function membershipSentences(page: Page, place: number): Sentence[] {
  const user = page.organisation.users[place];
  if (user === undefined) return [];
  const groups = [...new Set(user.groups ?? [])].map(page.namedGroup);
  sortNames(groups);
  const odd = page.oddMemberships.get(user.id) ?? [];
  const member: Part[] = ["Member of ", ...listed("group", groups), "."];
  const none = user.groups === null ? [] : [["Member of no group."]];
  return [...(groups.length > 0 ? [member] : none), ...odd.map((one) => oddity(page, one))];
}

function oddity(page: Page, { groupId, state, times }: OddMembership): Sentence {
  if (groupId === null) return ["Redash does not tell the groups of this account."];
  if (state === "deleted group")
    return [`The id of a deleted group, #${groupId}, still stands with the account and gives nothing.`];
  const name = namePart("group", page.namedGroup(groupId));
  return [name, ` stands with the account ${times} times: leaving it takes as many removals.`];
}

/** What else is known of an account: the directory, when it was made and used, and how its owner signs in. */
export function personFacts({ users }: Page, place: number): string[] {
  const text = (column: PageColumn<"users">) => visible(String((users[column][place] as Cell) ?? ""));
  return [
    ...inDirectory(text),
    ...driftFound(users.drift[place] ?? null),
    ...disabledSince(text("disabled_at")),
    ...(text("created_at") === "unknown" ? [] : [`Created ${dayAndTime(text("created_at"))} UTC.`]),
    ...lastActive(text("last_active_at")),
    ...(LOGINS[text("login")] ?? []),
  ];
}

const LOGINS: Readonly<Record<string, readonly string[]>> = {
  password: ["Signs in by password."],
  external: ["Has no password in Redash: single sign-on, or the API key."],
};

function inDirectory(text: (column: PageColumn<"users">) => string): string[] {
  switch (text("directory_match")) {
    case "ambiguous":
      return ["Several identities of the directory fit this account: none was taken."];
    case "none":
      return ["No identity of the directory was found for this account."];
    case "matched": {
      const status = text("directory_status") === "unknown" ? "status not told" : text("directory_status");
      const manager = text("manager") === "" ? [] : [`Manager: ${text("manager")}.`];
      return [`In the directory: ${status}, matched by ${text("matched_by")}.`, ...manager];
    }
    default:
      return [];
  }
}

function driftFound(drift: Cell): string[] {
  const findings = (drift ?? []) as readonly string[];
  return findings.length === 0 ? [] : [`Drift: ${findings.map(visible).join(", ")}.`];
}

function disabledSince(at: string): string[] {
  if (at === "") return [];
  return [at === "unknown" ? "Disabled, Redash does not tell when." : `Disabled ${dayAndTime(at)} UTC.`];
}

function lastActive(at: string): string[] {
  if (at === "unknown") return [];
  return [at === "never" ? "Never active." : `Last active ${dayAndTime(at)} UTC.`];
}
