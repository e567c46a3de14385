import fc from "fast-check";
import type { Comparison, DriftSettings } from "../../src/drift/types.js";
import { earlierRunOf } from "../../src/evidence/earlier-run.js";
import type { RunSource } from "../../src/evidence/run-files.js";
import { addressKey, type Identity } from "../../src/model/directory.js";
import { DEFAULT_THRESHOLDS, type RiskConfig } from "../../src/model/risk-settings.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { changed } from "./arbitrary-changes.js";
import { snapshots } from "./arbitrary-snapshots.js";
import { directory, directoryFile, directoryGroup, identity } from "./drift.js";
import { HOSTILE_NAMES } from "./hostile-names.js";

/** Texts that stand for people, groups, data sources, queries and whatever people write, by turns. */
export interface Naming {
  readonly names: readonly string[];
  readonly mailboxes: readonly string[];
  readonly domains: readonly string[];
}

/** Names of people who are called like the words of a report, too. */
const ORDINARY = [
  ...[
    "Ana Berg",
    "ana berg",
    "Ana  Berg",
    "Ren\u00e9e O'Neil",
    "Rene\u0301e O'Neil",
    "Li",
    "Grant",
    "Service Account",
  ],
  ...[
    "admin",
    "Admin",
    "Finance",
    "Query",
    "External Auditor",
    "users",
    "Data source",
    "active",
    "Person",
    "Redash",
  ],
  ...["Root", "ETL robot", "Team #12", "ana.berg@x.example", "Record", "Ana Berg, Finance", "Default"],
];
const name = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ORDINARY) },
  fc.constantFrom(...HOSTILE_NAMES.map(([hostile]) => hostile)),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const naming: fc.Arbitrary<Naming> = fc.record({
  names: fc.array(name, { minLength: 3, maxLength: 12 }),
  mailboxes: fc.array(fc.constantFrom("ana.berg", "ana.berg+x", "finance", "airflow", "bo", "ana'o", "o=b"), {
    minLength: 1,
    maxLength: 5,
  }),
  domains: fc.array(fc.constantFrom("x.example", "acme.example", "mail.acme.example", "y", ""), {
    minLength: 1,
    maxLength: 3,
  }),
});

function at<T>(all: readonly T[], index: number): T {
  return all[index % all.length] as T;
}

/** Ids decide the names, so that both snapshots of a pair have the same. */
function renamed(snapshot: Snapshot, { names, mailboxes, domains }: Naming): Snapshot {
  const email = (id: number) =>
    [`${at(mailboxes, id)}${id}`, at(domains, id)].filter((part) => part !== "").join("@");
  const called = <T extends { readonly id: number }>(things: readonly T[], shift: number): T[] =>
    things.map((one) => ({ ...one, name: at(names, one.id + shift) }));
  return {
    ...snapshot,
    unseenQueries: null,
    operator: { ...snapshot.operator, name: at(names, 0), email: email(snapshot.operator.id) },
    users: snapshot.users.map((one) => ({ ...one, name: at(names, one.id), email: email(one.id) })),
    groups: snapshot.groups.map((one) =>
      one.type === "builtin"
        ? one
        : { ...one, name: one.id % 2 ? at(names, one.id) : `Team of ${at(names, one.id)}` },
    ),
    dataSources: called(snapshot.dataSources, 1),
    queries: called(snapshot.queries, 2),
    dashboards: called(snapshot.dashboards, 3),
    alerts: called(snapshot.alerts, 4),
  };
}

/** Of some of the people, some of them by another case, domain or tag, in groups called like those of Redash, or nearly. */
function directoryOf({ users, groups }: Snapshot, { names, domains }: Naming, prefix: string) {
  const groupNames = groups.map(
    ({ name: of }, index) => `${prefix}${index % 3 === 2 ? of.toLowerCase() : of}`,
  );
  const keys = [...new Set(groupNames)];
  const identities = users
    .filter((_, index) => index % 4 !== 3)
    .map(({ id, email, name: of }, index): Identity => {
      const mail =
        index % 3 === 0 ? email.toUpperCase() : index % 3 === 1 ? email : email.replace("@", "+tag@");
      return identity(`p${id}`, {
        ...(mail === "" ? {} : { mail }),
        login: `login-${id}`,
        name: of,
        manager: at(names, id + 5),
        department: at(names, id + 6),
        status: index % 5 === 4 ? "inactive" : "active",
        groups: keys.filter((_key, place) => (place + id) % 3 === 0),
        groupsKnown: index % 2 === 0,
      });
    });
  const warnings = [`2 e-mails are that of several people: ${at(names, 1)}, bo@${at(domains, 0)}.`];
  return directory({
    files: [
      directoryFile("users.json", { warnings, partialBecause: [] }),
      directoryFile(`${at(names, 2)}.csv`),
    ],
    identities,
    groups: keys.map((key) => directoryGroup(key)),
    groupsGiven: true,
    warnings,
  });
}

const choices = fc.record({
  rule: fc.constantFrom("equal", "prefix", "table", "values"),
  inNoGroup: fc.constantFrom("sent empty", "left out", "unknown"),
  samlGroups: fc.constantFrom("sent", "not_sent", "unknown"),
  attributes: fc.constantFrom(["mail"], ["login", "mail"], ["upn", "mail"]),
  plusTags: fc.boolean(),
  isAliased: fc.boolean(),
  isMapped: fc.boolean(),
} as const);
type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

function comparisonOf(snapshot: Snapshot, by: Naming, choice: Choices): Comparison {
  const prefix = choice.rule === "prefix" ? "Redash:" : "";
  const groupNames = snapshot.groups.map(({ name: of }) => of);
  const emails = snapshot.users.map(({ email }) => addressKey(email));
  const rule = {
    equal: { kind: "equal" },
    prefix: { kind: "prefix", prefix },
    table: {
      kind: "table",
      table: new Map(groupNames.map((of, index) => [of, [at(groupNames, index + 1)]])),
    },
    values: {
      kind: "values",
      values: new Map(emails.map((email, index) => [email, groupNames.slice(index, index + 1)])),
    },
  } as const satisfies Record<string, DriftSettings["groupMap"]["rule"]>;
  return {
    directory: directoryOf(snapshot, by, prefix),
    settings: {
      samlGroups: choice.samlGroups,
      groupMap: { rule: rule[choice.rule], inNoGroup: choice.inNoGroup },
      match: {
        attributes: [...choice.attributes] as DriftSettings["match"]["attributes"],
        plusTags: choice.plusTags,
        aliasDomains: new Map(choice.isAliased ? [[at(by.domains, 0), "acme.example"]] : []),
        accountMap: new Map(
          choice.isMapped ? emails.slice(0, 2).map((email, index) => [email, `id-p${index + 1}`]) : [],
        ),
      },
    },
  };
}

const PATTERNS = ["*", "*@acme.example", "ana*", "nobody@x.example", "airflow5@x.example", "bo*", "no*body"];
const ACCEPTED = [
  "*",
  "external-account-u*",
  "drift-unknown-person-*",
  "*berg*",
  "same-named-groups-n_*",
  "misspelt-x",
];

const risks: fc.Arbitrary<RiskConfig> = fc.record({
  internalDomains: fc.option(fc.subarray(["x.example", "acme.example", "z.example"])),
  serviceAccounts: fc.option(fc.subarray(PATTERNS)),
  sharedAccounts: fc.option(fc.subarray(PATTERNS)),
  dataSources: fc.option(
    fc.array(
      fc.record({
        dataSource: fc.oneof(fc.integer({ min: 1, max: 4 }), name),
        sensitive: fc.boolean(),
        owner: fc.option(name),
      }),
      { maxLength: 3 },
    ),
  ),
  thresholds: fc.constant(DEFAULT_THRESHOLDS),
});

/** Runs with whatever a run can have, of people and things called anything, the same names again and again. */
export const runs: fc.Arbitrary<RunSource> = fc
  .record({
    pair: changed(snapshots),
    by: naming,
    choice: fc.option(choices),
    hasEarlier: fc.boolean(),
    risk: risks,
    accepted: fc.subarray(ACCEPTED),
    audience: fc.constantFrom("people", "machines"),
  })
  .map(({ pair: [before, after], by, choice, hasEarlier, risk, accepted, audience }): RunSource => {
    const [earlier, now] = [renamed(before, by), renamed(after, by)];
    const text = [...jsonSnapshot(earlier)].join("");
    return {
      snapshot: now,
      comparison: choice && comparisonOf(now, by, choice),
      since: hasEarlier ? earlierRunOf(text, "earlier") : null,
      judging: {
        risk,
        acceptances: accepted.map((finding) => ({
          finding,
          reason: `Asked for by ${at(by.names, 1)}.`,
          owner: at(by.names, 2),
          expires: "2030-01-01",
        })),
      },
      acceptedGaps: [{ gap: "*", reason: at(by.names, 3), approver: at(by.names, 4), expires: "2030-01-01" }],
      audience,
    };
  });
