import { addressKey, type Directory } from "../model/directory.js";
import { atMost } from "../model/sentences.js";
import type { Snapshot } from "../model/snapshot.js";
import { ageOfGroups } from "./evidence.js";
import type { GroupMapping } from "./group-map.js";
import type { DriftSettings, NotEvaluated, SamlGroups } from "./types.js";

interface Compared {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly settings: Pick<DriftSettings, "groupMap">;
  readonly samlGroups: SamlGroups;
  readonly mapping: GroupMapping;
  /** Why nothing tells what is sent for anybody; where the map is the wrong one it names the entries itself. */
  readonly untold: Pick<NotEvaluated, "why"> | null;
}

/** What could not be compared of groups, or may be otherwise, whoever is in them. */
export function notEvaluatedOfAll(compared: Compared): NotEvaluated[] {
  const { samlGroups, snapshot, directory, settings } = compared;
  const isByGroups = settings.groupMap.rule.kind !== "values";
  const groupsAge = isByGroups ? ageOfGroups(snapshot, directory) : "";
  const entries: NotEvaluated[] = [];
  const add = (what: string, why: string, incomplete: boolean) => {
    if (why !== "") entries.push({ what, why, accounts: null, incomplete });
  };
  add("What the next login does", attributeNotKnown(samlGroups, snapshot), false);
  add("Memberships", groupsAge, true);
  add("The group map", accountsNotThere(compared), false);
  add("The group map", groupsNotThere(compared), false);
  const isComplete = snapshot.sections.groups.status === "complete";
  add("Names not known in Redash", isComplete ? "" : "Not all groups of Redash were read.", true);
  return entries;
}

function attributeNotKnown(samlGroups: SamlGroups, { signIn }: Snapshot): string {
  if (samlGroups === "unknown") return "Whether RedashGroups is sent is not known (setting saml-groups).";
  return samlGroups === "sent" && signIn.saml === undefined
    ? "Redash does not tell whether SAML is on: it is taken to be."
    : "";
}

/** For whom values are given, though no account has the e-mail. */
function accountsNotThere({ snapshot, settings }: Compared): string {
  const { rule } = settings.groupMap;
  if (rule.kind !== "values") return "";
  const emails = new Set(snapshot.users.map(({ email }) => addressKey(email)));
  const unlisted = [...rule.values.keys()].filter((email) => !emails.has(email)).sort();
  return unlisted.length === 0 ? "" : `No account has the e-mail ${atMost(unlisted)}.`;
}

function groupsNotThere({ mapping: { unusedEntries }, untold }: Compared): string {
  return unusedEntries.length === 0 || untold !== null
    ? ""
    : `No group of the directory is called ${atMost(unusedEntries)}.`;
}
