import { MEMBERSHIP_FINDINGS, type MembershipDrift, TOLD } from "../../drift/types.js";
import type { Column, Run } from "../../model/table.js";
import { userRuns } from "../cells.js";
import { GROUP, REASONS, USER } from "../columns.js";
import { rowsInRuns } from "../recurring-runs.js";
import type { DriftTableInput, TableDescriptor } from "../table-descriptor.js";

const membershipDrift: TableDescriptor<DriftTableInput> = {
  id: "membership-drift",
  title: "Membership drift",
  description:
    "Per person and group: what the directory says, what Redash shows, and what the next SAML login would do. A membership that is not here is the same on both sides, so far as that was evaluated.",
  columns: [
    ...USER,
    ...GROUP,
    {
      name: "finding",
      title: "Finding",
      type: "enum",
      values: MEMBERSHIP_FINDINGS,
      description:
        "Extra: in Redash, not by the directory. Missing: the other way round. Stale: no login will come that could take it away, and the API key goes on working.",
    },
    {
      name: "sent_name",
      title: "Sent as",
      type: "text",
      description:
        "The value of RedashGroups by which the identity provider gives the group, or would have to.",
    },
    {
      name: "directory_path",
      title: "In the directory through",
      type: "text",
      description: "The groups of the directory that lead there, the outer one first. Empty: none does.",
    },
    told("in_directory", "In the directory", "Whether the person belongs in the group by the directory."),
    told("in_redash", "In Redash", "Whether the account is in the group now."),
    told("if_sent", "After login, if sent", "The same after the next SAML login, if the attribute is sent."),
    told("if_not_sent", "After login, if not sent", "The same if the attribute is not sent."),
    {
      name: "after_next_login",
      title: "After the next login",
      type: "enum",
      values: ["yes", "no", "not evaluated"],
      description: "Which of the two will happen. Not evaluated: it cannot be said.",
    },
    {
      name: "since",
      title: "Since",
      type: "time",
      description: "Since when the person is gone from the directory, in UTC, where the export tells.",
    },
    ...REASONS,
  ],
  make(input) {
    return {
      rowCount: input.drift.memberships.length,
      ...rowsInRuns(() => runsOf(input)),
    };
  },
};

export default Object.freeze(membershipDrift);

function told(name: string, title: string, description: string): Column {
  return { name, title, type: "enum", values: TOLD, description };
}

const NO_GROUP: Run = [null, null];

/** A row is three runs: the account, the group of Redash, and what is said. */
function* runsOf({ snapshot, graph, drift }: DriftTableInput): Iterable<Run[]> {
  const userRun = userRuns(graph);
  const groups = new Map(snapshot.groups.map(({ id, name }) => [id, [id, name]]));
  for (const row of drift.memberships) {
    const group = row.groupId === null ? NO_GROUP : (groups.get(row.groupId) ?? [row.groupId, null]);
    yield [userRun(row.userId), group, cells(row)];
  }
}

function cells(drift: MembershipDrift): Run {
  return [
    drift.finding,
    drift.sentName,
    drift.directoryPath === "" ? null : drift.directoryPath,
    drift.inDirectory,
    drift.inRedash,
    drift.ifSent,
    drift.ifNotSent,
    drift.afterNextLogin,
    drift.since,
    drift.restsOn,
    drift.notKnown === "" ? null : drift.notKnown,
  ];
}
