import { SEVERITIES } from "../../model/finding.js";
import type { Report } from "../../model/report.js";
import { SEVERITY_WORDS } from "../../model/severities.js";
import { ABILITY_WORDS } from "../../page/abilities.js";

interface Term {
  /** Its place is `#term-<id>`. */
  readonly id: string;
  readonly word: string;
  readonly meaning: string;
  readonly example: string;
}

const TERMS: readonly Term[] = [
  {
    id: "data-source",
    word: "Data source",
    meaning: "A database or service that Redash can query, with the account that Redash uses there.",
    example: "Payroll, a PostgreSQL database.",
  },
  {
    id: "group",
    word: "Group",
    meaning:
      "What Redash gives access by. A group has members, grants and permissions. The built-in groups are admin and default; new people and new data sources start in default.",
    example: "Analysts, with 12 members, granted Warehouse in full.",
  },
  {
    id: "membership",
    word: "Membership",
    meaning: "That a person is in a group. It brings all that the group has.",
    example: "Ana is in Analysts and in default: she has what both have.",
  },
  {
    id: "grant",
    word: "Grant",
    meaning: "A group’s access to a data source: full, or view only.",
    example: "Analysts have Warehouse in full, Auditors have it view only.",
  },
  {
    id: "view-only",
    word: "View-only grant",
    meaning:
      "Enough to read results of queries on the data source, not to have a query of one’s own run there.",
    example: "An auditor opens a dashboard on Payroll, and cannot ask Payroll anything else.",
  },
  {
    id: "permission",
    word: "Permission",
    meaning: "What a group lets its members do, on whatever they are granted by any group.",
    example: "execute_query, view_query, create_query, admin.",
  },
  {
    id: "level",
    word: "Level",
    meaning:
      "The most that a person can do to a data source: run any query, read results, see names, or nothing. It follows from all groups of the person together.",
    example: "A person who may do all three has the level Q.",
  },
  {
    id: "ability",
    word: "Ability",
    meaning: `One thing that a person can do to a data source. A level comes of abilities: Q of run_any, or of create_query and refresh together. By their names in the CSV files: ${Object.entries(
      ABILITY_WORDS,
    )
      .map(([ability, words]) => `${ability}, to ${words}`)
      .join("; ")}.`,
    example: "Ana has the level Q without run_any: she saves a new query, and has it refreshed.",
  },
  {
    id: "query",
    word: "Q, runs any query",
    meaning: "Can have query text of their own run on the data source, whatever it reads or changes there.",
    example: "A full grant of Ledger by one group, and execute_query by another.",
  },
  {
    id: "view",
    word: "V, reads results",
    meaning: "Can read the results of queries that others made, and no more.",
    example: "A view-only grant of Ledger, and view_query.",
  },
  {
    id: "schema",
    word: "S, sees names",
    meaning: "Can see what tables, columns and dropdown values are called, and no results.",
    example: "A grant of Ledger, and no permission that would make use of it.",
  },
  {
    id: "unknown",
    word: "?, not known",
    meaning: "Redash does not tell what would decide. It is neither access nor no access.",
    example: "A data source whose driver does not load: nobody is told whom it is granted to.",
  },
  {
    id: "path",
    word: "Path",
    meaning:
      "How a person comes to a level: the groups that give the grant, and the groups that give the permission. Each alone would not do.",
    example: "Ledger through Finance; may run queries through default.",
  },
  {
    id: "live",
    word: "Live",
    meaning: "Works now, by signing in or by API key.",
    example: "Everything of a person whose account is enabled.",
  },
  {
    id: "latent",
    word: "Latent",
    meaning: "Does not work now, and comes back, all of it at once, when somebody enables the account.",
    example: "Cleo is disabled and still in Finance: enabled again, she reads Ledger at once.",
  },
  {
    id: "pending",
    word: "Pending",
    meaning:
      "Invited, but the invitation has not been accepted yet. The API key of the account works already.",
    example: "Zuzanna was invited in May, never came, and whoever has her key can query.",
  },
  {
    id: "administrator",
    word: "Administrator",
    meaning:
      "Somebody with the permission admin. It is a mark beside the level, not a level: an administrator can give themselves any access at any time.",
    example: "Every member of the group admin.",
  },
  {
    id: "last-active",
    word: "Last active",
    meaning:
      "As Redash tells it: minutes late, and use of the API key counts. Not told: this release does not say.",
    example: "2026-05-02: neither they nor their key came since.",
  },
  {
    id: "finding",
    word: "Finding, severity",
    meaning: `Something that a reviewer should look at. ${SEVERITIES.map(
      (severity) => SEVERITY_WORDS[severity],
    )
      .map(({ word, meaning }) => `${word}: ${meaning}.`)
      .join(" ")}`,
    example: "An account that is not disabled here and switched off at the identity provider: high.",
  },
  {
    id: "not-evaluated",
    word: "Not evaluated",
    meaning: "What would tell is missing: neither yes nor no, and never a clean result.",
    example: "Without exports of the identity provider nobody can say who has left.",
  },
  {
    id: "way-round",
    word: "Way round",
    meaning:
      "Access that no group gives: by queries of one’s own, by a key or a link, by programs. The level counts queries of one’s own; the others stand under Ways round.",
    example: "Ana owns query #20 and so runs any SQL on Ledger, which no group of hers is granted.",
  },
  {
    id: "event",
    word: "Event",
    meaning:
      "What Redash writes down when somebody does something: who, what and when, not all that it was. It is a hint, no proof: whoever has an account can write events too.",
    example: "Ana had a query run on Warehouse; root added a member to Analysts, whom it does not tell.",
  },
  {
    id: "control-total",
    word: "Control total",
    meaning: "A count that the server reports by itself, to be compared with what was read.",
    example: "The server counts 60 enabled users, 60 were read: difference 0.",
  },
  {
    id: "snapshot",
    word: "Run, snapshot",
    meaning:
      "A run reads the server once, and has an id. What it was told is its snapshot, the file snapshot.json; the SHA-256 is a fingerprint of that file: change a letter in it, and the fingerprint is another.",
    example: "Two pages with the same fingerprint were made from the same answers.",
  },
];

const TERMS_OF_DRIFT: readonly Term[] = [
  {
    id: "directory",
    word: "Directory, identity",
    meaning: "What the exports of the identity provider say; a person or service account in them.",
    example: "users.json of Okta, and Ana in it.",
  },
  {
    id: "matched",
    word: "Matched",
    meaning:
      "One identity was found for the account, by the e-mail or another attribute that was set. Never by name.",
    example: "ana@example.com here and there.",
  },
  {
    id: "drift",
    word: "Drift",
    meaning: "Where the directory and Redash differ.",
    example: "Ana left Finance in the directory, and is in Finance here.",
  },
  {
    id: "extra",
    word: "Extra, missing",
    meaning: "A membership that Redash has and the directory does not give, or the other way round.",
    example: "Extra: somebody put Ben into Finance by hand.",
  },
  {
    id: "stale",
    word: "Stale until login",
    meaning:
      "A membership of somebody who was switched off, removed or unassigned, or is in no export. Only a login would take it away, and none will come.",
    example: "Piet was suspended in July and is still in Finance.",
  },
  {
    id: "redash-groups",
    word: "RedashGroups",
    meaning:
      "The attribute by which a SAML login tells Redash the person’s groups. Where it comes, it replaces all of them.",
    example: "“Finance, Analysts”.",
  },
];

const TERMS_OF_SINCE: readonly Term[] = [
  {
    id: "wider",
    word: "Wider, narrower",
    meaning:
      "What a change means since an earlier run: somebody can do more, or less; a finding is new, or gone. A group and each person whom its change concerns are counted apart.",
    example: "Ben came into Finance: a membership more, and on Ledger he can run queries.",
  },
];

/** What the words of the page mean, each with an example. */
export function glossaryView({ drift, since }: Report): readonly Term[] {
  return [...TERMS, ...(drift === null ? [] : TERMS_OF_DRIFT), ...(since === null ? [] : TERMS_OF_SINCE)];
}
