import {
  checkPages,
  contextOf,
  DELETED,
  doubtFileName,
  entraIdentity,
  entraObject,
  entraType,
  isEntraList,
  isNamedMembersOf,
  PAGE_SIZES,
} from "../formats/entra.js";
import { doubtFullPage } from "../formats/page-size.js";
import { text } from "../formats/values.js";
import type { DirectoryReader, FileRecord, Sample } from "../reader.js";

/** `GET /v1.0/users` of Microsoft Graph, wrapped or bare, and what `az` and PowerShell make of it. */
const entraUsers = Object.freeze({
  id: "entra-users",
  title: "Microsoft Entra: users (Graph, az, PowerShell)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "Best, who is assigned to Redash: see entra-application-assignments; give that file beside this one.",
    "PowerShell: Connect-MgGraph -Scopes User.Read.All,AuditLog.Read.All",
    "PowerShell: ConvertTo-Json -Depth 4 -InputObject @(Get-MgUser -All -Property Id,DisplayName,Mail,UserPrincipalName,AccountEnabled,UserType,CreatedDateTime,Department,JobTitle,EmployeeType,SignInActivity) > users.json",
    "Or, in pages: az rest --url 'https://graph.microsoft.com/v1.0/users?$top=999&$select=id,displayName,mail,userPrincipalName,accountEnabled,userType,createdDateTime,department,jobTitle,employeeType' > page-1.json",
    "An @odata.nextLink at its end is the address of page-2.json, and so on; put the pages together: jq -s 'map(.value) | add' page-*.json > users.json",
    "Or, as CSV: see entra-users-csv.",
  ],
  mustHold: [
    "accountEnabled: selected by name, or nobody's status is known.",
    "mail and userPrincipalName: SAML may send either as the e-mail.",
    "signInActivity (needs AuditLog.Read.All and a P1 licence): or the last login is not known.",
  ],
  doesNotTell: [
    "Groups: add entra-groups and entra-group-members.",
    "Deleted people.",
    "In a bare list (az ad user list, PowerShell), whether pages are missing; exactly 100 or 999 are taken for one page of more.",
    "The last successful sign-in before December 2023; attempts are not counted.",
  ],
  checked: "2026-11-25",

  recognises: (sample) => sample.container === "json" && !isOfGroup(sample) && holdsUsers(sample),

  start(sink, { fileName }) {
    let people = 0;
    let deleted = 0;
    return {
      record(record) {
        if (!isEntraList(record.list)) {
          sink.skipped(record);
          return;
        }
        people += 1;
        const user = entraObject(record.value) ?? {};
        const identity = entraIdentity(user);
        const type = entraType(user) ?? "user";
        if (type !== "user") return sink.unusable(`of the type ${type}, no user`, record);
        if (identity?.mail === undefined && identity?.upn === undefined) {
          sink.unusable(
            "neither mail nor userPrincipalName: with signInActivity, Graph lists deleted people so",
            record,
          );
        } else {
          if (identity.statusAs === DELETED) deleted += 1;
          sink.identity(identity, record);
        }
      },
      end(head) {
        checkPages(sink, head, { entries: people, of: "people" });
        if (head === null)
          sink.warn("It is a bare list: nothing in it tells whether more pages were left out.");
        doubtFullPage(sink, people, PAGE_SIZES, "people");
        // Graph lists them apart, to be given beside the others: it says nothing of who is not among them.
        if (deleted === people && people > 0) sink.absent("people");
        doubtFileName(sink, fileName);
      },
    };
  },
} satisfies DirectoryReader);

export default entraUsers;

/** Members of a group are users too: they have a type, or the file's name tells the group. */
function isOfGroup(sample: Sample): boolean {
  return (
    contextOf(sample)?.startsWith("directoryObjects") === true ||
    sample.head?.group !== undefined ||
    sample.records.some(({ value }) => text(entraObject(value)?.["@odata.type"]) !== undefined) ||
    isNamedMembersOf(sample.fileName)
  );
}

function holdsUsers(sample: Sample): boolean {
  const { records } = sample;
  const context = contextOf(sample) ?? "";
  if (records.length === 0) return /^users\b/.test(context);
  return /^users(?:\((?!')|$)/.test(context) || records.some(isUser);
}

/** OneLogin's users may have a `userprincipalname` too, and their status is a number. */
function isUser({ list, value }: FileRecord): boolean {
  const entry = isEntraList(list) ? entraObject(value) : undefined;
  if (entry === undefined || typeof entry.status === "number") return false;
  return "userprincipalname" in entry && entraType(entry) === "user";
}
