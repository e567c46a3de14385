import { describe, expect, it, test } from "vitest";
import { codesOf } from "../../../src/evidence/share/codes.js";
import { pseudonymsOf } from "../../../src/evidence/share/pseudonyms.js";
import { replaceInAcceptances } from "../../../src/evidence/share/replace-acceptances.js";
import { jsonSchemas } from "../../../src/model/json-schemas.js";
import { NO_RISK_CONFIG } from "../../../src/model/risk-settings.js";
import {
  directory,
  directoryFile,
  directoryGroup,
  driftSettings,
  identity,
  matchSettings,
} from "../../helpers/drift.js";
import { wholeSource } from "../../helpers/runs.js";
import { copied, KEY } from "../../helpers/share.js";
import { dataSource, group, section, snapshot, user } from "../../helpers/snapshots.js";

const { person, address, domain, thing, text } = pseudonymsOf(codesOf(KEY));
const ana = user(3, "Ana Berg", [2], { email: "ana.berg@acme.example" });

describe("a snapshot", () => {
  const source = wholeSource({
    comparison: null,
    since: null,
    snapshot: snapshot({
      users: [ana],
      groups: [...snapshot().groups, group(5, "Team of Ana Berg (acme.example)"), group(6, "Analysts")],
      dataSources: [dataSource(1, "Sandbox ana berg", { pauseReason: "Ana asked", paused: true })],
      settings: { googleDomains: ["acme.example"] },
      sections: {
        users: section({
          status: "partial",
          gaps: [
            {
              code: "x",
              what: "Ana Berg was not read.",
              where: "GET /api/users/3",
              hint: "Ask ana.berg@acme.example.",
            },
          ],
        }),
      },
    }),
  });

  it("has other names in every text", () => {
    const { snapshot: copy } = copied(source);
    expect(copy.users).toEqual([
      { ...ana, name: person("Ana Berg"), email: address("ana.berg@acme.example") },
    ]);
    expect(copy.groups.map(({ name }) => name)).toEqual([
      ...["admin", "default", `Team of ${person("Ana Berg")} (${domain("acme.example")})`, "Analysts"],
    ]);
    expect(copy.dataSources[0]).toMatchObject({
      name: `Sandbox ${person("Ana Berg").toLowerCase()}`,
      pauseReason: text("Reason", "Ana asked"),
    });
    expect(copy.settings.googleDomains).toEqual([domain("acme.example")]);
    expect(copy.sections.users.gaps).toEqual([
      {
        code: "x",
        what: `${person("Ana Berg")} was not read.`,
        where: "GET /api/users/3",
        hint: `Ask ${address("ana.berg@acme.example")}.`,
      },
    ]);
    expect(copy.runId).toBe(
      `20261125T091500Z-${thing("organisation", "acme").replace(" ", "-")}-pseudonymised`,
    );
    expect(copy.server.baseUrl).toBe(`https://${domain("redash.example.com")}`);
  });
});

test("a directory has other names, and what its warnings list or quote is left out", () => {
  const { comparison } = copied(
    wholeSource({
      since: null,
      comparison: {
        directory: directory({
          files: [
            directoryFile("Ana's export.json", {
              warnings: [
                "Ana's export.json: record 3: a group without a name.",
                'Rows of "Ana Berg": read as one.',
              ],
              unusable: [
                { place: "Ana's export.json: record 7 (line 8)", why: "of the type robot, no user" },
              ],
            }),
          ],
          warnings: ["2 e-mails are that of several people: ana@acme.example, bo@acme.example."],
          identities: [
            identity("ana", {
              name: "Ana Berg",
              manager: "Eva Roth",
              department: "Legal",
              places: ["Ana's export.json:4"],
            }),
          ],
          groups: [directoryGroup("Redash:Ana Berg")],
        }),
        settings: driftSettings({
          match: matchSettings({
            accountMap: new Map([["a@acme.example", "id-ana"]]),
            aliasDomains: new Map([["b.example", "acme.example"]]),
          }),
          groupMap: {
            rule: {
              kind: "table",
              table: new Map([
                ["Redash:Ana Berg", ["Ana Berg"]],
                ["ID-Redash:Ana Berg", ["x"]],
              ]),
            },
            inNoGroup: "unknown",
          },
        }),
      },
    }),
  );
  const { files, warnings, identities, groups } = comparison?.directory ?? directory();
  expect(files.map(({ name }) => name)).toEqual(["okta-users-1.json"]);
  expect(files[0]).toMatchObject({
    warnings: [
      "okta-users-1.json: record 3: a group without a name.",
      "Rows of (left out of this copy): (left out of this copy)",
    ],
    unusable: [{ place: "okta-users-1.json: record 7 (line 8)", why: "of the type robot, no user" }],
  });
  expect(warnings).toEqual(["2 e-mails are that of several people: (left out of this copy)"]);
  expect(identities).toEqual([
    identity("ana", {
      key: thing("identity", "ana"),
      ids: [address("id-ana")],
      mail: address("ana@nordlicht.example"),
      name: person("Ana Berg"),
      manager: person("Eva Roth"),
      department: text("Department", "Legal"),
      places: ["okta-users-1.json:4"],
    }),
  ]);
  expect(groups[0]).toMatchObject({
    name: `Redash:${person("Ana Berg")}`,
    ids: [address("id-Redash:Ana Berg")],
  });
  expect(comparison?.settings).toEqual(
    driftSettings({
      match: matchSettings({
        accountMap: new Map([[address("a@acme.example"), address("id-ana")]]),
        aliasDomains: new Map([[domain("b.example"), domain("acme.example")]]),
      }),
      groupMap: {
        rule: {
          kind: "table",
          table: new Map([
            [`Redash:${person("Ana Berg")}`, [person("Ana Berg")]],
            [address("ID-Redash:Ana Berg"), ["x"]],
          ]),
        },
        inNoGroup: "unknown",
      },
    }),
  );
});

test("patterns of accounts fit in the copy whom they fitted, in the earlier run too", () => {
  const accounts = ["svc-a@acme.example", "svc-b@acme.example", "bo@acme.example", "bo@b.example"];
  const source = wholeSource({
    comparison: null,
    since: null,
    snapshot: snapshot({ users: accounts.map((email, index) => user(index + 3, "X", [2], { email })) }),
    judging: {
      acceptances: [],
      risk: {
        ...NO_RISK_CONFIG,
        serviceAccounts: ["svc-*", "*@b.example", "bo@b.example"],
        sharedAccounts: ["bo@a*", "nobody*"],
      },
    },
  });
  const { snapshot: copy, judging } = copied(source);
  const [a = "", b = "", bo = ""] = copy.users.map(({ email }) => email);
  const [, mark = ""] = /(-\d{8})@/.exec(a) ?? [];
  expect(b).toContain(mark);
  expect(judging.risk.serviceAccounts).toEqual([
    `*${mark}*`,
    `*@${domain("b.example")}`,
    address("bo@b.example"),
  ]);
  // The same mailbox at another domain is not meant: it is named outright.
  expect(judging.risk.sharedAccounts).toEqual([bo, text("Account", "nobody*")]);
});

describe("accepted risks", () => {
  const scrub = (told: string) => told.replaceAll("Ana Berg", "P");
  const found = {
    ruleIds: ["external-account", "drift-unknown-group"],
    gapIds: [],
    findingIds: ["external-account-u7", "drift-unknown-group-n_Ana_20_Berg", "drift-unknown-person-i_ana"],
  };
  const key = thing("identity", "ana").replace(" ", "_20_");
  it.each([
    ["external-account-u7", ["external-account-u7"]],
    ["external-account-u8", ["external-account-u8"]],
    ["external-account-u*", ["external-account-u*"]],
    ["*", ["*"]],
    ["drift-unknown-group-n_Ana_20_Berg", ["drift-unknown-group-n_P"]],
    ["drift-unknown-group-n_*", ["drift-unknown-group-n_P"]],
    ["*ana*", [`drift-unknown-person-i_${key}`]],
    ["*berg*", [text("Finding", "*berg*")]],
    ["of-ana-berg", [text("Finding", "of-ana-berg")]],
  ])("of %s", (finding, inCopy) => {
    const accepted = [{ finding, reason: "Ana asked.", owner: "Eva", expires: "2027-01-01" }];
    expect(replaceInAcceptances(accepted, { pseudonyms: pseudonymsOf(codesOf(KEY)), scrub }, found)).toEqual(
      inCopy.map((id) => ({
        finding: id,
        reason: text("Reason", "Ana asked."),
        owner: text("Owner", "Eva"),
        expires: "2027-01-01",
      })),
    );
  });
});

/** Every place in a schema where any text may stand. */
function textsIn(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, properties, items, prefixItems, anyOf, oneOf, additionalProperties, ...rest } =
    schema as Record<string, object>;
  const isText = [type as unknown].flat().includes("string");
  const isFree = isText && !("enum" in rest) && !("const" in rest) && !("format" in rest);
  return [
    ...(isFree ? [path] : []),
    ...Object.entries(properties ?? {}).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`)),
    ...textsIn(items, `${path}[]`),
    ...[anyOf, oneOf, prefixItems].flat().flatMap((one) => textsIn(one, path)),
    ...textsIn(additionalProperties, `${path}{}`),
  ];
}

describe("each text of an input is replaced in a copy, or known to be nobody's: a new one has to be thought of", () => {
  it("in a snapshot", () => {
    expect([...new Set(textsIn(jsonSchemas()["snapshot.schema.json"]))]).toMatchInlineSnapshot(`
      [
        ".tool.name",
        ".tool.version",
        ".runId",
        ".server.baseUrl",
        ".server.version",
        ".server.organisation",
        ".operator.name",
        ".operator.email",
        ".operator.permissions[]",
        ".sections{}.gaps[].code",
        ".sections{}.gaps[].what",
        ".sections{}.gaps[].where",
        ".sections{}.gaps[].hint",
        ".sections{}.notes[].code",
        ".sections{}.notes[].what",
        ".sections{}.totals[].of",
        ".sections{}.totals[].reading",
        ".sections{}.requests[].path",
        ".sections{}.requests[].bodiesSha256",
        ".groups[].name",
        ".groups[].permissions[]",
        ".users[].name",
        ".users[].email",
        ".changes[].what",
        ".dataSources[].name",
        ".dataSources[].type",
        ".dataSources[].pauseReason",
        ".settings.googleDomains[]",
        ".queries[].name",
        ".queries[].schedule.until",
        ".dashboards[].name",
        ".alerts[].name",
        ".destinations[].name",
        ".destinations[].type",
      ]
    `);
  });

  it("in the settings", () => {
    expect([...new Set(textsIn(jsonSchemas()["inputs.schema.json"]))]).toMatchInlineSnapshot(`
      [
        ".pseudonymised.manifestSha256",
        ".drift.groupMap.rule.prefix",
        ".drift.groupMap.rule.table[]",
        ".drift.groupMap.rule.table[][]",
        ".drift.groupMap.rule.values[]",
        ".drift.groupMap.rule.values[][]",
        ".drift.match.aliasDomains[]",
        ".drift.match.accountMap[]",
        ".judging.risk.internalDomains[]",
        ".judging.risk.serviceAccounts[]",
        ".judging.risk.sharedAccounts[]",
        ".judging.risk.dataSources[].dataSource",
        ".judging.risk.dataSources[].owner",
        ".judging.acceptances[].finding",
        ".judging.acceptances[].reason",
        ".judging.acceptances[].owner",
        ".judging.acceptances[].expires",
        ".acceptedGaps[].gap",
        ".acceptedGaps[].reason",
        ".acceptedGaps[].approver",
        ".acceptedGaps[].expires",
      ]
    `);
  });

  it("in a directory", () => {
    expect([...new Set(textsIn(jsonSchemas()["directory.schema.json"]))]).toMatchInlineSnapshot(`
      [
        ".files[].name",
        ".files[].sha256",
        ".files[].format",
        ".files[].formatTitle",
        ".files[].unusable[].place",
        ".files[].unusable[].why",
        ".files[].partialBecause[]",
        ".files[].warnings[]",
        ".files[].leavesOut",
        ".warnings[]",
        ".identities[].key",
        ".identities[].ids[]",
        ".identities[].statusAs",
        ".identities[].mail",
        ".identities[].upn",
        ".identities[].login",
        ".identities[].aliases[]",
        ".identities[].name",
        ".identities[].manager",
        ".identities[].department",
        ".identities[].jobTitle",
        ".identities[].workerType",
        ".identities[].groups[]",
        ".identities[].places[]",
        ".groups[].key",
        ".groups[].ids[]",
        ".groups[].name",
        ".groups[].groups[]",
        ".groups[].unknownBecause",
        ".groups[].places[]",
      ]
    `);
  });
});
