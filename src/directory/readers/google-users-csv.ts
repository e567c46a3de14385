import { present } from "../../model/present.js";
import { type Columns, columnsOf, type Headers } from "../formats/csv-columns.js";
import { timeOrNever } from "../formats/times.js";
import type { DirectoryReader, FileRecord, IdentityRecord } from "../reader.js";

/** "Download users" of the Admin console. The file is in English whatever the console's language. */
const HEADERS = {
  mail: ["email address [required]"],
  firstName: ["first name [required]"],
  lastName: ["last name [required]"],
  status: ["status [read only]"],
  lastLogin: ["last sign in [read only]"],
  workMail: ["work secondary email"],
  homeMail: ["home secondary email"],
  manager: ["manager email"],
  department: ["department"],
  jobTitle: ["employee title"],
  workerType: ["employee type"],
} as const satisfies Headers<string>;
type Field = keyof typeof HEADERS;

/** The users that the Admin console writes as CSV. */
const googleUsersCsv = Object.freeze({
  id: "google-users-csv",
  title: "Google Workspace: users (CSV of the Admin console)",
  container: "csv",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "Best: give, besides this file, the members of each group for which the Redash app is turned on (google-members or gam-group-members-csv). Admin console, Apps > Web and mobile apps > Redash > User access shows which groups these are.",
    "Admin console, Directory > Users: choose all organisational units and remove every filter, then Download users.",
    "Choose All user info columns, Comma-separated values (.csv), Download.",
  ],
  mustHold: [
    "Email Address [Required] and one of the names: without them the file is not recognised.",
    "Status [READ ONLY]: without it nobody is known to be active or inactive.",
    "Manager Email, Department, Employee Title, Employee Type: they are blank where nobody fills them in.",
  ],
  doesNotTell: [
    "Groups: give google-members or gam-group-members-csv too.",
    "Aliases, and when a user was created.",
    "Whether a filter was set: the file then holds only the users that the filter shows.",
  ],
  checked: "2026-11-25",
  recognises({ container, columns }) {
    const found = columnsOf(HEADERS, columns);
    return container === "csv" && found.has("mail") && (found.has("lastName") || found.has("status"));
  },
  start(sink, { sample }) {
    const columns = columnsOf(HEADERS, sample.columns);
    if (!columns.has("status")) sink.warn("It has no column Status [READ ONLY]: no status is known.");
    return {
      record(record) {
        const identity = identityOf(columns, record);
        if (typeof identity === "string") sink.unusable(identity, record);
        else sink.identity(identity, record);
      },
      end() {},
    };
  },
} satisfies DirectoryReader);

export default googleUsersCsv;

function identityOf(columns: Columns<Field>, record: FileRecord): IdentityRecord | string {
  const cell = (field: Field) => columns.cell(record, field);
  const mail = cell("mail");
  const cut = columns.cut(record, ["mail", "status"]);
  if (cut !== undefined) return cut;
  if (mail === undefined) return "no email address";
  const others = [cell("workMail"), cell("homeMail")].flatMap((one) => one ?? []);
  const aliases = [...new Set(others)].filter((one) => one !== mail);
  const name = [cell("firstName"), cell("lastName")].filter((part) => part !== undefined).join(" ");
  return present({
    ids: [],
    mail,
    aliases: aliases.length === 0 ? undefined : aliases,
    name: name === "" ? undefined : name,
    lastLoginAt: timeOrNever(cell("lastLogin")),
    manager: cell("manager"),
    department: cell("department"),
    jobTitle: cell("jobTitle"),
    workerType: cell("workerType"),
    ...statusOf(cell("status")),
  });
}

/** A suspended or archived user cannot sign in. Any other word is not known. */
function statusOf(statusAs: string | undefined): Pick<IdentityRecord, "status" | "statusAs"> {
  if (statusAs === undefined) return { status: "unknown" };
  if (/^active$/i.test(statusAs)) return { status: "active", statusAs };
  return { status: /^(suspended|archived)\b/i.test(statusAs) ? "inactive" : "unknown", statusAs };
}
