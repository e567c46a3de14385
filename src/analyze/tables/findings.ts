import { figure } from "../../model/counted.js";
import { FINDING_STATUSES, SEVERITIES } from "../../model/finding.js";
import type { Cell, Column } from "../../model/table.js";
import { placesOf } from "../change-places.js";
import { type Circumstances, consequencesOf } from "../consequences.js";
import type { Finding } from "../evaluate.js";
import type { Subject } from "../rule.js";
import { subjectLabels } from "../subject-labels.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";

/** How many others are named who lose by a change. */
const MOST_NAMED = 20;

/** Subjects that have a column of their own. */
const ID_COLUMNS = [
  ["user_ids", "User ids", "user", "accounts"],
  ["group_ids", "Group ids", "group", "groups"],
  ["data_source_ids", "Data source ids", "data source", "data sources"],
  ["query_ids", "Query ids", "query", "queries"],
  ["dashboard_ids", "Dashboard ids", "dashboard", "dashboards"],
  ["alert_ids", "Alert ids", "alert", "alerts"],
] as const satisfies readonly (readonly [string, string, Subject["kind"], string])[];

const findings: TableDescriptor = {
  id: "findings",
  title: "Findings",
  description:
    "What is risky, why, how sure that is, and what to do: the gravest first. A rule that could not be evaluated has no rows here, which does not mean that there is nothing to find: the rules in report.json and on the page say which those are.",
  columns: [
    text("id", "Finding", "The finding's own id. It stays the same in the next run, whatever else changes."),
    text("rule", "Rule", "The rule that found it. docs/rules.md and `redash-access rules` explain each."),
    {
      name: "severity",
      title: "Severity",
      type: "enum",
      values: SEVERITIES,
      description: "How grave the rule is, from high to information.",
    },
    text("title", "Title", "What the rule looks for."),
    list("subjects", "About", "Whom and what it is about, by name and id; first whom it is the finding of."),
    ...ID_COLUMNS.map(([name, title, , what]) => list(name, title, `The ids of the ${what} it is about.`)),
    text("evidence", "Evidence", "What it rests on; of an unknown one, what would tell."),
    {
      name: "status",
      title: "Status",
      type: "enum",
      values: FINDING_STATUSES,
      description:
        "Open: somebody has to look at it. Accepted: somebody answers for it, until the day named. Acceptance expired: that day is over, so it is open again. Unknown: it may be so, and what would tell is missing.",
    },
    text("remedy", "Remedy", "What to do."),
    list(
      "change_where",
      "Where to change",
      "Where something has to be changed so that it lasts. Nothing alone: no change for one person alone lasts, as each login that sends groups puts everybody into the group default.",
    ),
    {
      name: "also_loses_count",
      title: "Others who lose",
      type: "integer",
      description:
        "How many others would lose access by the same change. Empty: the change is not one of memberships, grants or queries.",
    },
    list(
      "also_loses",
      "Who else loses",
      `Those others. Where they are many, the first ${MOST_NAMED} by their ids, and how many more.`,
    ),
    {
      name: "may_also_lose_count",
      title: "Others who may lose",
      type: "integer",
      description: "How many more may lose access by it, where what they have is not known.",
    },
    {
      name: "holds_after_login",
      title: "Holds after login",
      type: "enum",
      values: ["yes", "no", "unknown"],
      description:
        "Whether the change is still there after the next single sign-on login. Empty as in also_loses_count.",
    },
    text("accepted_by", "Accepted by", "Who answers for the risk. Empty: nobody has accepted it."),
    text("accepted_until", "Accepted until", "The last day on which the acceptance holds, in UTC."),
    text("acceptance_reason", "Why accepted", "The reason that was given."),
    {
      name: "rule_version",
      title: "Rule version",
      type: "integer",
      description: "Raised when the rule would find something else of the same facts.",
    },
    list(
      "frameworks",
      "Supports",
      "The requirements that the rule supports. None of them is met by it alone.",
    ),
  ],
  make(input) {
    let made: readonly Cell[][] | undefined;
    return {
      rowCount: input.findings.length,
      rows() {
        made ??= rowsOf(input);
        return made;
      },
    };
  },
};

export default Object.freeze(findings);

function text(name: string, title: string, description: string): Column {
  return { name, title, type: "text", description };
}

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}

/** The gravest first; of the same severity in the order of rules and subjects. */
function rowsOf(input: TableInput): Cell[][] {
  const label = subjectLabels(input);
  return SEVERITIES.flatMap((severity) =>
    input.findings
      .filter(({ rule }) => rule.severity === severity)
      .map((finding) => [
        ...saidBy(finding, label),
        ...changeCells(finding, input, label),
        ...decided(finding),
      ]),
  );
}

function saidBy(
  { id, rule, about, also = [], evidence, status }: Finding,
  label: (subject: Subject) => string,
): Cell[] {
  const subjects = [...about, ...also];
  const idsOf = (kind: Subject["kind"]) => {
    const ids = subjects.filter((subject) => subject.kind === kind).map((subject) => String(subject.id));
    return [...new Set(ids)];
  };
  return [
    id,
    rule.id,
    rule.severity,
    rule.title,
    subjects.map(label),
    ...ID_COLUMNS.map(([, , kind]) => idsOf(kind)),
    evidence,
    status,
    rule.remedy,
  ];
}

function changeCells(
  { rule, changes = [], about }: Finding,
  circumstances: Circumstances,
  label: (subject: Subject) => string,
): Cell[] {
  if (changes.length === 0) return [[rule.changeWhere], null, null, null, null];
  const users = about.flatMap(({ kind, id }) => (kind === "user" && typeof id === "number" ? [id] : []));
  const { alsoLoses, mayAlsoLose, holdsAfterLogin } = consequencesOf(changes, circumstances, users);
  const named = alsoLoses.slice(0, MOST_NAMED).map((id) => label({ kind: "user", id }));
  const more = alsoLoses.length - named.length;
  return [
    placesOf(changes, circumstances),
    alsoLoses.length,
    more === 0 ? named : [...named, `and ${figure(more)} more`],
    mayAlsoLose.length,
    holdsAfterLogin,
  ];
}

function decided({ acceptance, rule }: Finding): Cell[] {
  return [
    acceptance?.owner ?? null,
    acceptance?.expires ?? null,
    acceptance?.reason ?? null,
    rule.version,
    rule.frameworks,
  ];
}
