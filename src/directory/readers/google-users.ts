import { present } from "../../model/present.js";
import { doubtFullPage } from "../formats/page-size.js";
import { someRecord } from "../formats/recognising.js";
import { timeOf, timeOrNever } from "../formats/times.js";
import { list, object, text } from "../formats/values.js";
import { hasAddress } from "../joining/identity-keys.js";
import type { DirectoryReader, IdentityRecord } from "../reader.js";

const LISTS = ["users", ""];
const DELETED = "deleted";

/** The list of the Directory API, `users.list`, or the array of users alone that `jq .users` leaves. */
const googleUsers = Object.freeze({
  id: "google-users",
  title: "Google Workspace: users (API)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "Best: give, besides this file, the members of each group for which the Redash app is turned on (format google-members). Admin console, Apps > Web and mobile apps > Redash > User access shows which groups these are.",
    "Open the Directory API's reference page of users.list, https://developers.google.com/admin-sdk/directory/reference/rest/v1/users/list, signed in as an administrator.",
    "In «Try this method» set customer to my_customer, maxResults to 500 and projection to full, run it, and save the answer as it is.",
    "More than 500 users: repeat it with pageToken set to the nextPageToken of the answer before, and put all users into one list without nextPageToken.",
  ],
  mustHold: [
    "id and primaryEmail: without them nobody can be compared.",
    "suspended and archived: without them it is not known who is active.",
    "lastLoginTime, creationTime, relations, organizations: without them last login, created, manager, department and job title are not known.",
  ],
  doesNotTell: [
    "Who is in which group: give google-groups and google-members too.",
    "Who was deleted: Google keeps deleted users for 20 days in a list of their own.",
    "Who may open the Redash app: that is set per organisational unit and group.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (sample.head?.kind === "admin#directory#users" || someRecord(sample, LISTS, isUser)),
  start(sink) {
    let users = 0;
    let deleted = 0;
    return {
      record(record) {
        if (!LISTS.includes(record.list)) return sink.skipped(record);
        users += 1;
        const identity = identityOf(object(record.value) ?? {});
        if (identity === undefined || !hasAddress(identity)) sink.unusable("no primaryEmail", record);
        else {
          if (identity.statusAs === DELETED) deleted += 1;
          sink.identity(identity, record);
        }
      },
      end(head) {
        if (text(head?.nextPageToken) !== undefined)
          sink.partial("It has a nextPageToken: there are more pages.", "people");
        else if (head === null) doubtFullPage(sink, users, [100, 500], "people");
        // Google lists them apart, to be given beside the others: it says nothing of who is not among them.
        if (deleted === users && users > 0) sink.absent("people");
      },
    };
  },
} satisfies DirectoryReader);

export default googleUsers;

type Raw = Readonly<Record<string, unknown>>;

function isUser(value: Raw): boolean {
  return value.kind === "admin#directory#user" || text(value.primaryEmail) !== undefined;
}

function identityOf(raw: Raw): IdentityRecord | undefined {
  const id = text(raw.id);
  const mail = text(raw.primaryEmail);
  if (id === undefined && mail === undefined) return undefined;
  const organisation = primary(list(raw.organizations));
  const aliases = aliasesOf(raw, mail);
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    aliases: aliases.length === 0 ? undefined : aliases,
    name: text(object(raw.name)?.fullName),
    kind: raw.isGuestUser === true ? ("guest" as const) : undefined,
    manager: managerOf(list(raw.relations)),
    department: text(organisation?.department),
    jobTitle: text(organisation?.title),
    // The console calls it «Type of employee».
    workerType: text(organisation?.description),
    lastLoginAt: timeOrNever(raw.lastLoginTime),
    createdAt: timeOf(raw.creationTime),
    inactiveSince: timeOf(raw.deletionTime) ?? timeOf(raw.suspensionTime) ?? timeOf(raw.archivalTime),
    ...statusOf(raw),
  });
}

/** An archived user keeps the data and cannot sign in; a deleted one is listed only where deleted ones were asked for. */
function statusOf(raw: Raw): Pick<IdentityRecord, "status" | "statusAs"> {
  if (timeOf(raw.deletionTime) !== undefined) return { status: "inactive", statusAs: DELETED };
  if (raw.suspended === true) return { status: "inactive", statusAs: "suspended" };
  if (raw.archived === true) return { status: "inactive", statusAs: "archived" };
  return raw.suspended === false ? { status: "active", statusAs: "not suspended" } : { status: "unknown" };
}

/** All other addresses: those of the person's own choosing included. They are hints, never a key. */
function aliasesOf(raw: Raw, mail: string | undefined): string[] {
  const listed = [...(list(raw.aliases) ?? []), ...(list(raw.nonEditableAliases) ?? [])];
  const emails = (list(raw.emails) ?? []).map((email) => object(email)?.address);
  const addresses = [...listed, ...emails].flatMap((address) => text(address) ?? []);
  return [...new Set(addresses)].filter((address) => address !== mail);
}

function managerOf(relations: readonly unknown[] | undefined): string | undefined {
  return text(relations?.map(object).find((relation) => relation?.type === "manager")?.value);
}

function primary(organisations: readonly unknown[] | undefined): Raw | undefined {
  const objects = (organisations ?? []).flatMap((entry): Raw[] => [object(entry) ?? {}]);
  return objects.find((entry) => entry.primary === true) ?? (objects.length === 1 ? objects[0] : undefined);
}
