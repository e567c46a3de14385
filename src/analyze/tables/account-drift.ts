import { ACCOUNT_FINDINGS, type AccountDrift, LOGIN_EFFECTS, MATCH_RULES } from "../../drift/types.js";
import { accountOf } from "../../graph/user-access.js";
import { IDENTITY_STATUSES } from "../../model/directory.js";
import type { Account } from "../../model/snapshot.js";
import type { Run } from "../../model/table.js";
import { adminCell, lastActiveCell, personCells, userCells } from "../cells.js";
import { ADMIN, PERSON, REASONS, USER } from "../columns.js";
import { rowsInRuns } from "../recurring-runs.js";
import type { DriftTableInput, TableDescriptor } from "../table-descriptor.js";

const accountDrift: TableDescriptor<DriftTableInput> = {
  id: "account-drift",
  title: "Account drift",
  description:
    "Accounts that the directory does not have as Redash has them, and people whom the directory has and Redash has not. An account that is not here is in the directory, active, and as it should be, so far as that was evaluated.",
  columns: [
    ...USER,
    ADMIN,
    {
      name: "finding",
      title: "Finding",
      type: "enum",
      values: ACCOUNT_FINDINGS,
      description: "What differs, or may differ.",
    },
    {
      name: "state",
      title: "State",
      type: "enum",
      values: ["found", "not evaluated"],
      description: "Not evaluated: it may be so, and what would tell is missing; not_known says what.",
    },
    {
      name: "directory_email",
      title: "Address in the directory",
      type: "text",
      description: "The mail of the identity, else its login. Empty: there is no one identity.",
    },
    {
      name: "directory_name",
      title: "Name in the directory",
      type: "text",
      description: "For reading; nobody is matched by name.",
    },
    {
      name: "directory_status",
      title: "Status in the directory",
      type: "enum",
      values: IDENTITY_STATUSES,
      description: "Unknown: the export does not tell. Empty: there is no one identity.",
    },
    {
      name: "directory_status_as",
      title: "Status, as exported",
      type: "text",
      description: "The provider's own word for it.",
    },
    {
      name: "matched_by",
      title: "Matched by",
      type: "enum",
      values: MATCH_RULES,
      description: "What was equal. Empty: nothing was.",
    },
    {
      name: "others",
      title: "The others",
      type: "list",
      description: "The other accounts of the same person, or all identities that fit one account.",
    },
    {
      name: "next_login",
      title: "Next login",
      type: "enum",
      values: LOGIN_EFFECTS,
      description: "What the person's next sign-in through the identity provider does to the account.",
    },
    {
      name: "since",
      title: "Since",
      type: "time",
      description: "Since when it is so, in UTC, where the export tells.",
    },
    {
      name: "last_active_at",
      title: "Last active",
      type: "time",
      description: "When the account last used Redash, in UTC, its API key included.",
    },
    ...REASONS,
    ...PERSON,
  ],
  make(input) {
    return {
      rowCount: input.drift.accounts.length,
      ...rowsInRuns(() => runsOf(input)),
    };
  },
};

export default Object.freeze(accountDrift);

const NO_USER: Run = [null, null, null, null, null];

/** A row is two runs: the account, and what is said of it and of the person. */
function* runsOf({ graph, drift }: DriftTableInput): Iterable<Run[]> {
  for (const row of drift.accounts) {
    const user = row.userId === null ? undefined : accountOf(graph, row.userId);
    const who = user === undefined ? NO_USER : [...userCells(user), adminCell(graph, user.id)];
    yield [who, cells(row, user)];
  }
}

function cells(drift: AccountDrift, user: Account | undefined): Run {
  const { finding, state, identity, rule, others, nextLogin, since, restsOn, notKnown } = drift;
  return [
    finding,
    state,
    identity?.mail ?? identity?.login ?? identity?.upn ?? null,
    identity?.name ?? null,
    identity?.status ?? null,
    identity?.statusAs ?? null,
    rule,
    others,
    nextLogin,
    since,
    user === undefined ? null : lastActiveCell(user),
    restsOn,
    notKnown === "" ? null : notKnown,
    ...personCells(identity),
  ];
}
