import { describe, expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { pageOf } from "../../helpers/page.js";
import { textOfSection } from "../../helpers/page-text.js";
import { dataSource, grant, group, section, snapshot, user } from "../../helpers/snapshots.js";

const HOSTILE = '<img src=x onerror="alert(1)">\u202e';
const OLD = snapshot({
  startedAt: "2026-08-25T09:00:00Z",
  runId: "20260825T090000Z-acme",
  groups: [...snapshot().groups, group(5, "Finance"), group(6, "Readers", { permissions: ["view_query"] })],
  dataSources: [dataSource(3, "Ledger")],
  users: [user(1, "Root", [1, 2]), user(7, "Ana", [6]), user(8, HOSTILE, [5])],
  grants: [grant(5, 3), grant(6, 3, "view")],
});
const NEW: Snapshot = {
  ...OLD,
  startedAt: "2026-11-25T09:15:00Z",
  groups: [...snapshot().groups, group(5, "Money"), group(6, "Readers", { permissions: ["view_query"] })],
  users: [user(1, "Root", [1, 2]), user(7, "Ana", [6, 5]), user(9, "Eve", [1])],
};

function page(older: Snapshot, newer: Snapshot): string {
  const since = { snapshot: older, snapshotSha256: "ab".repeat(32) };
  return htmlReport(buildReport(newer, { since }), loadPageParts());
}

describe("the section Since", () => {
  const html = page(OLD, NEW);
  const text = textOfSection(html, "since");

  it("is not there, nor a link to it, where no earlier run was given", () => {
    expect(pageOf(NEW)).not.toContain("#since");
    expect(html).toContain('<a href="#since">Since</a>');
  });

  it("says with what it was compared", () => {
    expect(text).toContain(
      "Compared with the run 20260825T090000Z-acme of 2026-08-25 09:00:00 UTC, Redash 10.1.0, snapshot SHA-256 abababababababab….",
    );
  });

  it("tells each change by whom it is about, what got wider first", () => {
    const wider = text.indexOf("Wider · Accounts: 1 new Eve admin: administrator");
    expect(wider).toBeGreaterThan(0);
    expect(text.indexOf("Narrower · Accounts: 1 gone")).toBeGreaterThan(wider);
    expect(text).toContain("Wider · Memberships: 2 new Ana: Money (before: Finance) Eve admin: admin");
    expect(text).toContain(
      "Wider · Access: 1 changed Ana: Ledger, level view → query; granted by: now Money",
    );
    expect(text).toContain("Neither · Groups: 1 renamed Money (before: Finance)");
  });

  it("leads from each count to its changes, and from whom they are about to their places", () => {
    const places = [...html.matchAll(/href="#(since-[a-z-]+)"/g)].map(([, place]) => place as string);
    expect(places).toContain("since-wider-access");
    for (const place of places) expect(html.split(`id="${place}"`), place).toHaveLength(2);
    const own = /<section id="since".*?<\/section>/s.exec(html)?.[0] ?? "";
    expect(own).toContain('<a href="#user-7">Ana</a>');
    expect(own).toContain('<a href="#source-3">Ledger</a>');
    // Nobody who is gone has a place.
    expect(own).not.toContain("#user-8");
  });

  it("shows hostile names as what they are", () => {
    expect(html).not.toContain("<img src=x");
    expect(text).toContain('<img src=x onerror="alert(1)">[U+202E] <u8@example.com>');
  });

  it("counts what it does not list", () => {
    const users = Array.from({ length: 70 }, (_, index) => user(100 + index, `P${index}`, []));
    const many = textOfSection(page(OLD, { ...OLD, users: [...OLD.users, ...users] }), "since");
    expect(many).toContain("Wider · Accounts: 70 new");
    expect(many).toContain("P59");
    expect(many).not.toContain("P60");
    expect(many).toContain("10 more: changes.csv has them all.");
  });

  it("says what is not comparable, and why, and calls nobody gone for it", () => {
    const gap = {
      code: "users-in-doubt",
      what: "12 may be missing.",
      where: "GET /api/users",
      hint: "Again.",
    };
    const sections = { ...NEW.sections, users: section({ status: "partial", gaps: [gap] }) };
    const doubtful = textOfSection(page(OLD, { ...NEW, sections }), "since");
    expect(doubtful).toContain(
      "Accounts (what one run alone has is called neither new nor gone): Users of the newer snapshot: 12 may be missing.",
    );
    expect(doubtful).not.toContain("Accounts: 1 gone");
    expect(doubtful).toContain("Not known · Accounts: 1");
  });
});
