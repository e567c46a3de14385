import { present } from "../../model/present.js";
import { type Columns, columnsOf, type Headers } from "../formats/csv-columns.js";
import { loginAsMail } from "../formats/login-address.js";
import { oktaStatus } from "../formats/okta.js";
import { timeOrNever } from "../formats/times.js";
import type { DirectoryReader, FileRecord, IdentityRecord } from "../reader.js";

/** The fields that Okta's help lists for the report. */
const HEADERS = {
  name: ["user"],
  login: ["login"],
  status: ["status"],
  source: ["authentication source"],
  lastLogin: ["last login"],
} as const satisfies Headers<string>;
type Field = keyof typeof HEADERS;

/** What the Admin Console calls a status, where it is not the API's word with spaces. */
const CONSOLE_WORDS: ReadonlyMap<string, string> = new Map([
  ["PENDING_USER_ACTION", "PROVISIONED"],
  ["PASSWORD_RESET", "RECOVERY"],
  ["DEACTIVATED", "DEPROVISIONED"],
]);

/** The report of passwords: the one CSV of the Admin Console that lists people with their status. */
const oktaPasswordHealthCsv = Object.freeze({
  id: "okta-password-health-csv",
  title: "Okta: people (CSV of the report Okta Password Health)",
  container: "csv",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "Best, who is assigned to Redash: see okta-current-assignments-csv or okta-application-users; give that file beside this one.",
    "Admin Console, Reports, Reports, Okta Password Health: Okta sends a link to the CSV file by e-mail.",
  ],
  mustHold: ["Login, Status and Authentication Source: they come by themselves."],
  doesNotTell: [
    "E-mail addresses: the login stands for the mail where it is an address.",
    "Groups, manager, department, job title, and when somebody was created.",
    "Whether deactivated people are listed: Okta's help does not say so.",
    "The time zone: by Okta's help it is UTC, in some editions Pacific time, so a last login may be hours off.",
  ],
  checked: "2026-11-25",
  recognises: ({ container, columns }) =>
    container === "csv" && columnsOf(HEADERS, columns).has("login", "status", "source"),
  start(sink, { sample }) {
    const columns = columnsOf(HEADERS, sample.columns);
    let deprovisioned = 0;
    return {
      record(record) {
        const identity = identityOf(columns, record);
        if (typeof identity === "string") return sink.unusable(identity, record);
        if (apiWord(identity.statusAs) === "DEPROVISIONED") deprovisioned += 1;
        sink.identity(identity, record);
      },
      end() {
        if (deprovisioned === 0) sink.leavesOut("deprovisioned users");
      },
    };
  },
} satisfies DirectoryReader);

export default oktaPasswordHealthCsv;

function identityOf(columns: Columns<Field>, record: FileRecord): IdentityRecord | string {
  const cut = columns.cut(record, ["login", "status"]);
  if (cut !== undefined) return cut;
  const login = columns.cell(record, "login");
  if (login === undefined) return "no login";
  const statusAs = columns.cell(record, "status");
  return {
    ids: [],
    login,
    ...loginAsMail(login),
    ...oktaStatus(apiWord(statusAs)),
    ...present({
      statusAs,
      name: columns.cell(record, "name"),
      lastLoginAt: timeOrNever(columns.cell(record, "lastLogin")),
    }),
  };
}

/** `Password expired`, `Deactivated`: as the API would say it. */
function apiWord(written: string | undefined): string | undefined {
  const word = written?.toUpperCase().replace(/\s+/g, "_");
  return CONSOLE_WORDS.get(word ?? "") ?? word;
}
