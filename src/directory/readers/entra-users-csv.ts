import { columnsOf, type Headers } from "../formats/csv-columns.js";
import { doubtFileName, entraIdentity, entraObject, isNamedMembersOf } from "../formats/entra.js";
import type { DirectoryReader } from "../reader.js";

/**
 * "Download users" of the portal: today's header first, then the one of its older download. The other columns have the
 * names that Graph has for them, and are read as Graph's.
 */
const HEADERS = {
  id: ["id", "objectid"],
  upn: ["userprincipalname"],
  mail: ["mail"],
  enabled: ["accountenabled"],
} as const satisfies Headers<string>;

/** What only the download of a group's members has. */
const MEMBER_COLUMNS: readonly string[] = ["member type", "membertype"];

/** The users that the admin center writes as CSV, with its newer header or its older one. */
const entraUsersCsv = Object.freeze({
  id: "entra-users-csv",
  title: "Microsoft Entra: users (CSV of the admin center)",
  container: "csv",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "Better: the users of the enterprise application Redash from Microsoft Graph, which also tells who is assigned to it.",
    "Microsoft Entra admin center, Entra ID > Users > All users: remove every filter, then Download users.",
    "Enter a file name, Start, and download the file when Bulk operation results says that it is ready.",
  ],
  mustHold: [
    "id (objectId in older files) and userPrincipalName: without them the file is not recognised.",
    "mail: without it only the user principal name can be compared.",
    "accountEnabled: without it nobody is known to be active or inactive.",
  ],
  doesNotTell: [
    "Groups, last sign-in and manager.",
    "Whether it is of a group: a name with group or member in it makes it doubtful, and one that begins with members-of- a list of that group's members.",
    "Whether a filter was set: the file then holds only the users that the filter shows.",
    "Accounts without a display name: they have been seen to be left out.",
  ],
  checked: "2026-11-25",
  recognises({ container, columns, fileName }) {
    if (container !== "csv" || columns.some((column) => MEMBER_COLUMNS.includes(column))) return false;
    return columnsOf(HEADERS, columns).has("id", "upn") && !isNamedMembersOf(fileName);
  },
  start(sink, { fileName, sample }) {
    const columns = columnsOf(HEADERS, sample.columns);
    if (!columns.has("enabled")) sink.warn("It has no column accountEnabled: no status is known.");
    return {
      record(record) {
        const cut = columns.cut(record, ["id", "upn", "mail", "enabled"]);
        const identity = entraIdentity(entraObject(record.value) ?? {});
        if (cut !== undefined) sink.unusable(cut, record);
        else if (identity?.mail === undefined && identity?.upn === undefined)
          sink.unusable("neither a userPrincipalName nor a mail", record);
        else sink.identity(identity, record);
      },
      end: () => doubtFileName(sink, fileName),
    };
  },
} satisfies DirectoryReader);

export default entraUsersCsv;
