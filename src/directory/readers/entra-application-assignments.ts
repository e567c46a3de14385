import { present } from "../../model/present.js";
import { checkPages, entraObject, isEntraList, PAGE_SIZES } from "../formats/entra.js";
import { doubtFullPage } from "../formats/page-size.js";
import { text } from "../formats/values.js";
import type { DirectoryReader, FileRecord, Sink } from "../reader.js";

/** `GET /v1.0/servicePrincipals/{id}/appRoleAssignedTo`: the people and the groups that are assigned to Redash. */
const entraApplicationAssignments = Object.freeze({
  id: "entra-application-assignments",
  title: "Microsoft Entra: people and groups assigned to an application (Graph, PowerShell)",
  container: "json",
  holds: { people: false, status: false, assignments: true, groups: true, memberships: false },
  howToGet: [
    'Entra admin center, Enterprise applications, Redash, Properties: copy the Object ID, and see that "Assignment required?" is Yes. With No, everybody may sign in, and this file says nothing.',
    "PowerShell: Connect-MgGraph -Scopes Application.Read.All",
    "PowerShell: ConvertTo-Json -InputObject @(Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId OBJECT-ID -All) > assignments.json",
    "Or: az rest --url 'https://graph.microsoft.com/v1.0/servicePrincipals/OBJECT-ID/appRoleAssignedTo?$top=999' > assignments.json",
    "Give entra-users beside it: people are found by their id.",
  ],
  mustHold: [],
  doesNotTell: [
    "Addresses, and whether an account is enabled: add entra-users.",
    "Who is in a group that is assigned: of nobody it can then be said that he is not assigned.",
    "Whether assignment is required at all.",
  ],
  checked: "2026-11-25",

  recognises: ({ container, head, records }) =>
    container === "json" &&
    (isContext(head?.["@odata.context"]) || records.some(({ value }) => isAssignment(value))),

  start(sink) {
    const groups = new Set<string>();
    const applications = new Set<string>();
    let entries = 0;
    return {
      record(record) {
        if (isEntraList(record.list)) entries += 1;
        const application = text(entraObject(record.value)?.resourceid);
        if (application !== undefined) applications.add(application.toLowerCase());
        readAssignment(sink, record, groups);
      },
      end(head) {
        checkPages(sink, head, { entries, of: "assignments" });
        doubtFullPage(sink, entries, PAGE_SIZES, "assignments");
        for (const because of doubts(groups.size, applications.size)) sink.doubt(because, "assignments");
      },
    };
  },
} satisfies DirectoryReader);

export default entraApplicationAssignments;

function isContext(context: unknown): boolean {
  return /\$metadata#(.*\/)?appRoleAssign(ments|edTo)\b/i.test(text(context) ?? "");
}

function isAssignment(value: unknown): boolean {
  const entry = entraObject(value);
  return entry !== undefined && ["principalid", "principaltype", "approleid"].every((name) => name in entry);
}

/** Somebody with two roles is assigned twice, and so is a group: it is told once. */
function readAssignment(sink: Sink, record: FileRecord, groups: Set<string>): void {
  const entry = entraObject(record.value) ?? {};
  const id = text(entry.principalid)?.toLowerCase();
  const type = text(entry.principaltype)?.toLowerCase();
  const named = present({ name: text(entry.principaldisplayname) });
  if (!isEntraList(record.list) || type === "serviceprincipal") sink.skipped(record);
  else if (id === undefined || (type !== "user" && type !== "group")) {
    sink.unusable("an assignment without principalId, or neither of a user nor of a group", record);
  } else if (type === "user") {
    sink.identity({ ids: [id], status: "unknown", mentioned: true, assigned: true, ...named }, record);
  } else if (groups.has(id)) sink.skipped(record);
  else {
    groups.add(id);
    sink.group({ ids: [id], ...named }, record);
  }
}

function doubts(groups: number, applications: number): string[] {
  const assigned = groups === 1 ? "1 group is" : `${groups} groups are`;
  return [
    ...(groups > 0 ? [`${assigned} assigned, and the file does not say who is in them.`] : []),
    ...(applications > 1 ? [`It has assignments of ${applications} applications, not of Redash alone.`] : []),
  ];
}
