import { present } from "../../model/present.js";
import { Problem } from "../../model/problem.js";
import { type Columns, columnsOf, type Headers } from "../formats/csv-columns.js";
import { loginAsMail } from "../formats/login-address.js";
import { timeOf } from "../formats/times.js";
import type { DirectoryReader, FileContext, FileRecord, IdentityRecord, Reading, Sink } from "../reader.js";

/** The fields that Okta's help lists. Its last login is the one at the application, not at Okta: it is not read. */
const HEADERS = {
  name: ["user"],
  login: ["login"],
  application: ["application name"],
  instance: ["application instance"],
  userName: ["application login"],
  assigned: ["assigned on"],
  unassigned: ["unassigned on"],
} as const satisfies Headers<string>;
type Field = keyof typeof HEADERS;

/** So many applications are named when a file is refused. */
const NAMED_APPLICATIONS = 10;

/** The report of who is assigned to which application. Rows of one application are read: that of Redash. */
const oktaCurrentAssignmentsCsv = Object.freeze({
  id: "okta-current-assignments-csv",
  title: "Okta: people assigned to an application (CSV of the report Current Assignments)",
  container: "csv",
  holds: { people: false, status: false, assignments: true, groups: false, memberships: false },
  howToGet: [
    "Admin Console, Reports, Reports, Application Access Audit, Current Assignments.",
    "Choose Redash as the application, and all users and groups. Request Report: Okta sends a link to the CSV file by e-mail.",
    "Give okta-users or okta-password-health-csv beside it: that file says whose account is active.",
  ],
  mustHold: ["Login, Application name, Application instance and Assigned on: they come by themselves."],
  doesNotTell: [
    "Whether an account is active: add okta-users or okta-password-health-csv.",
    "E-mail addresses: the login stands for the mail where it is an address.",
    "Groups.",
  ],
  checked: "2026-11-25",
  recognises: ({ container, columns }) =>
    container === "csv" && columnsOf(HEADERS, columns).has("login", "application", "assigned"),
  start: (sink, context) => startAssignments(columnsOf(HEADERS, context.sample.columns), sink, context),
} satisfies DirectoryReader);

export default oktaCurrentAssignmentsCsv;

/**
 * Which application counts is known at the end. Until a second one appears the first may be the only one of the file,
 * whatever it is called: its rows wait. Rows of Redash need not.
 */
function startAssignments(columns: Columns<Field>, sink: Sink, { fileName }: FileContext): Reading {
  const applications = new Set<string>();
  const waiting: FileRecord[] = [];
  const rows = rowsOf(columns, sink);
  return {
    record(record) {
      const application = applicationOf(columns, record);
      const cut = columns.cut(record, ["login", "application", "instance"]);
      if (application === undefined || cut !== undefined)
        return sink.unusable(cut ?? "no application", record);
      applications.add(application);
      if (isRedash(application)) rows.use(record);
      else if (applications.size === 1) waiting.push(record);
      else rows.passOver(record);
    },
    end() {
      const application = theApplication([...applications], fileName);
      for (const record of waiting) (applications.size === 1 ? rows.use : rows.passOver)(record);
      if (application !== undefined) rows.warn(application);
    },
  };
}

/** What becomes of a row, and how many there were that say of nobody that he is assigned. */
function rowsOf(columns: Columns<Field>, sink: Sink) {
  let others = 0;
  let unassigned = 0;
  return {
    use(record: FileRecord): void {
      const identity = assignedIdentity(columns, record);
      if (identity === null) {
        unassigned += 1;
        sink.skipped(record);
      } else if (typeof identity === "string") sink.unusable(identity, record);
      else sink.identity(identity, record);
    },
    passOver(record: FileRecord): void {
      others += 1;
      sink.skipped(record);
    },
    warn(application: string): void {
      if (!isRedash(application))
        sink.warn(`Read as who is assigned to "${application}": check that this is Redash.`);
      if (others > 0)
        sink.warn(
          `Only rows of "${application}" are read as assignments. Rows of other applications: ${others}.`,
        );
      if (unassigned > 0)
        sink.warn(`Rows of people who were unassigned, and do not count as assigned: ${unassigned}.`);
    },
  };
}

/** The instance's name is the organisation's own for it; the application's may be `SAML 2.0 App`. Both tell them apart. */
function applicationOf(columns: Columns<Field>, record: FileRecord): string | undefined {
  const name = columns.cell(record, "application");
  const instance = columns.cell(record, "instance");
  return name === undefined || instance === undefined || name === instance
    ? (name ?? instance)
    : `${instance} (${name})`;
}

function isRedash(application: string): boolean {
  return /redash/i.test(application);
}

/** @throws Problem where several applications are listed, and not exactly one of them is called Redash. */
function theApplication(applications: readonly string[], fileName: string): string | undefined {
  if (applications.length <= 1) return applications[0];
  const redash = applications.filter(isRedash);
  if (redash.length === 1) return redash[0];
  const listed = redash.length === 0 ? applications : redash;
  const names = listed.slice(0, NAMED_APPLICATIONS).map((name) => `"${name}"`);
  const more = listed.length > names.length ? ` and ${listed.length - names.length} more` : "";
  throw new Problem(
    "directory_unreadable",
    `${fileName} lists several applications, and ${redash.length === 0 ? "none" : "more than one"} is called Redash: ${names.join(", ")}${more}.`,
    { place: fileName, hint: "Choose the application of Redash when you request the report." },
  );
}

/** Who is assigned; null: was, and is no longer; text: why the row cannot be used. */
function assignedIdentity(columns: Columns<Field>, record: FileRecord): IdentityRecord | null | string {
  const login = columns.cell(record, "login");
  if (login === undefined) return "no login";
  if (isUnassigned(columns, record)) return null;
  const userName = columns.cell(record, "userName");
  return {
    ids: [],
    status: "unknown",
    mentioned: true,
    assigned: true,
    login,
    ...loginAsMail(login),
    ...present({
      aliases: userName === undefined || userName === login ? undefined : [userName],
      name: columns.cell(record, "name"),
    }),
  };
}

/** Somebody may be assigned again after having been unassigned. */
function isUnassigned(columns: Columns<Field>, record: FileRecord): boolean {
  if (columns.cell(record, "unassigned") === undefined) return false;
  const [assigned, unassigned] = [
    timeOf(columns.cell(record, "assigned")),
    timeOf(columns.cell(record, "unassigned")),
  ];
  return assigned === undefined || unassigned === undefined || assigned <= unassigned;
}
