import { describe, expect, it, test } from "vitest";
import { diffSnapshots } from "../../../src/analyze/diff/diff.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { changesBetween, inLines } from "../../helpers/diff.js";
import { dataSource, events, grant, group, snapshot, user } from "../../helpers/snapshots.js";
import { thrownBy } from "../../helpers/thrown.js";

const BUILTIN = snapshot().groups;

describe("two groups of one name", () => {
  const BEFORE = snapshot({
    signIn: { saml: true },
    groups: [...BUILTIN, group(5, "analysts"), group(9, "analysts")],
    dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Payroll")],
    users: [user(7, "Ana", [2, 5]), user(8, "Bo", [2, 9])],
    grants: [grant(5, 3), grant(9, 4, "view")],
  });

  test("differ in nothing from the same with every list the other way round", () => {
    const reversed: Snapshot = {
      ...BEFORE,
      groups: BEFORE.groups.toReversed(),
      users: BEFORE.users.map((one) => ({ ...one, groups: one.groups?.toReversed() ?? null })).toReversed(),
      dataSources: BEFORE.dataSources.toReversed(),
      grants: BEFORE.grants.toReversed(),
    };
    expect(changesBetween(BEFORE, reversed)).toEqual([]);
    const { parts } = diffSnapshots(BEFORE, reversed);
    const whole = parts.filter(({ part }) => part !== "findings");
    expect(new Set(whole.map(({ comparable }) => comparable))).toEqual(new Set(["yes"]));
  });

  test("of which one is renamed: one rename, no access changed, and the next logins find another", () => {
    const renamed = { ...BEFORE, groups: [...BUILTIN, group(5, "analysts"), group(9, "analysts-eu")] };
    expect(changesBetween(BEFORE, renamed)).toEqual([
      {
        part: "groups",
        what: "renamed",
        direction: "neither",
        comparable: true,
        subjects: [{ kind: "group", id: 9, before: "analysts #9", after: "analysts-eu" }],
        fields: [{ field: "group_name", before: "analysts", after: "analysts-eu" }],
        note: "If SAML logins bring groups: whoever is sent “analysts” is put into this group no more by the next login, and whoever is sent “analysts-eu” is.",
        provenance: null,
      },
    ]);
  });
});

test("a membership more is a membership, and what it gives, by whatever it rests on", () => {
  const before = snapshot({
    groups: [...BUILTIN, group(5, "Readers", { permissions: ["view_query"] }), group(6, "Writers")],
    dataSources: [dataSource(3, "Warehouse")],
    users: [user(7, "Ana", [5])],
    grants: [grant(5, 3, "view"), grant(6, 3)],
  });
  expect(inLines(changesBetween(before, { ...before, users: [user(7, "Ana", [6, 5])] }))).toEqual([
    "memberships new wider: #7 Ana <u7@example.com>, #6 Writers; times: - > 1",
    "access changed wider: #7 Ana <u7@example.com>, #3 Warehouse; level: view > query; abilities: [schema, open_query, read_result, run_saved] > [list, schema, open_query, read_result, run_saved, refresh, run_any, create_query]; grant_groups: [Readers] > [Readers, Writers]; permission_groups: [Readers] > [Writers]",
  ]);
});

test("without events it says that nobody knows who made the changes", () => {
  const before = snapshot();
  expect(diffSnapshots(before, before).notes).toEqual([
    "Who made the changes is not told: the newer run did not read events (--events-days).",
  ]);
});

describe("what makes two snapshots incomparable", () => {
  const here = snapshot({ events: events() });
  const elsewhere = { ...here.server, baseUrl: "https://other.example.com" };
  const later = { startedAt: "2026-12-25T09:15:00Z", finishedAt: "2026-12-25T09:16:00Z" };

  it("is that they are of two databases, which the builtin groups tell", () => {
    const anew = {
      ...here,
      groups: here.groups.map((one) => ({ ...one, createdAt: "2026-01-01T00:00:00Z" })),
    };
    expect(thrownBy(() => diffSnapshots(here, anew)).code).toBe("other_server");
  });

  it("is that they are of two addresses, and nothing tells that the server is the same", () => {
    const untold = here.groups.map((one) => ({ ...one, createdAt: null }));
    const problem = thrownBy(() => diffSnapshots(here, { ...here, server: elsewhere, groups: untold }));
    expect(problem.code).toBe("other_server");
    expect(problem.message).toContain("https://redash.example.com, organisation acme");
  });

  it("is not that the server has moved", () => {
    const { notes, parts } = diffSnapshots(here, { ...here, server: elsewhere });
    expect(notes).toEqual([
      "The server had another address: https://redash.example.com, organisation acme. Its builtin groups show that it is the same.",
    ]);
    expect(parts.flatMap(({ counts }) => counts)).toEqual([]);
  });

  it("is that the newer one is given first", () => {
    expect(thrownBy(() => diffSnapshots({ ...here, ...later }, here)).code).toBe("wrong_order");
    expect(diffSnapshots(here, { ...here, ...later }).newer.startedAt).toBe(later.startedAt);
  });

  it("is not another release, which is told", () => {
    const updated = { ...here, server: { ...here.server, version: "26.3.0" } };
    expect(diffSnapshots(here, updated).notes).toEqual([
      "The server was updated from Redash 10.1.0 to 26.3.0: what the same groups give may differ between releases.",
    ]);
  });
});
