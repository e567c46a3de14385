import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { buildReport } from "../../src/analyze/report.js";
import { grantsByGroup } from "../../src/page/grants.js";
import {
  grantRemark,
  groupFacts,
  groupInShort,
  type Members,
  membersInWords,
  permissionsInWords,
  untoldMembers,
} from "../../src/page/group-facts.js";
import { membersByGroup } from "../../src/page/members.js";
import { openPage } from "../../src/page/page.js";
import { pageDataOf } from "../../src/report/page/page-data.js";
import { smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, snapshot, user } from "../helpers/snapshots.js";

const page = openPage(pageDataOf(buildReport(smallSnapshot())));
const whole = (members: Members) => ({ members, ofOneSource: false });
const factsOf = (id: number) =>
  groupFacts(page, page.placesOfGroups.get(id) ?? -1, grantsByGroup(page).get(id));

describe("a group", () => {
  it("says in one line what it is granted, and who is in it besides enabled people", () => {
    expect(groupInShort(factsOf(3))).toBe(
      "In full: Warehouse; not known: (name not told) #3. Also members: 1 disabled, 1 pending",
    );
    expect(groupInShort(factsOf(4))).toBe("View only: Payroll");
  });

  it("keeps names of data sources apart that would run into its line", () => {
    const hostile = openPage(
      pageDataOf(
        buildReport(
          snapshot({ dataSources: [dataSource(1, "Rides; view only: Pay")], grants: [grant(2, 1)] }),
        ),
      ),
    );
    const place = hostile.placesOfGroups.get(2) ?? -1;
    expect(groupInShort(groupFacts(hostile, place, grantsByGroup(hostile).get(2)))).toBe(
      "In full: “Rides; view only: Pay”",
    );
  });

  it("that makes administrators reaches everything by permission, not nothing for want of grants", () => {
    expect(factsOf(1).admin).toBe(true);
    expect(groupInShort(factsOf(1))).toBe("Every data source in full, by the permission admin");
    expect(grantRemark(factsOf(1))).toMatch(/^Every data source in full/);
    expect(grantRemark(factsOf(3))).toBe("");
  });

  it("of the page of one data source says nothing of other data sources or other people", () => {
    const part = openPage(pageDataOf(buildReportOfSource(smallSnapshot(), 2)));
    const inPart = (id: number) =>
      groupFacts(part, part.placesOfGroups.get(id) ?? -1, grantsByGroup(part).get(id));
    expect(groupInShort(inPart(2))).toBe("Not granted this data source");
    expect(grantRemark(inPart(2))).toBe("Not granted this data source.");
    expect(membersInWords(inPart(2))).toBe(
      "Members, of the people on this page: 2 enabled, no disabled, no pending.",
    );
    const none = { enabled: 0, disabled: 0, pending: 0 };
    expect(membersInWords({ members: none, ofOneSource: true })).toBe(
      "None of the people on this page is a member.",
    );
    const more = { ...inPart(4), members: { enabled: 0, disabled: 1, pending: 0 } };
    expect(groupInShort(more)).toBe(
      "View only: Payroll. Also members, of the people on this page: 1 disabled",
    );
  });

  it("tells enabled, disabled and pending members apart", () => {
    expect(membersInWords(factsOf(3))).toBe("Members: 1 enabled, 1 disabled, 1 pending.");
    expect(membersInWords(whole({ enabled: 1200, disabled: 0, pending: 0 }))).toBe(
      "Members: 1,200 enabled, no disabled, no pending.",
    );
    expect(membersInWords(whole({ enabled: 0, disabled: 0, pending: 0 }))).toBe("No members.");
  });

  it("lists each member once, in the order of names", () => {
    const members = membersByGroup(page);
    const ids = (members.get(2) ?? []).map((place) => page.organisation.users[place]?.id);
    expect(ids).toEqual([2, 7, 4, 1]);
    expect(members.get(5)).toHaveLength(1);
  });

  it("says what its permissions are good for, and what another group has to give", () => {
    expect(permissionsInWords(page, ["execute_query", "create_query", "view_query"])).toBe(
      "Lets members run queries of their own and create queries where the grant is full; see results of saved queries with any grant.",
    );
    expect(permissionsInWords(page, ["view_query"])).toBe(
      "Lets members see results of saved queries with any grant. Does not let them run queries of their own or create queries; another group that they are in may.",
    );
    expect(permissionsInWords(page, ["admin"])).toMatch(/^Does not let members run queries of their own,/);
  });

  it("may have members of whom Redash does not tell the groups", () => {
    expect(untoldMembers(page)).toBe("");
    const untold = { ...smallSnapshot(), users: [user(1, "Ana", null), user(2, "Ben", [3])] };
    expect(untoldMembers(openPage(pageDataOf(buildReport(untold))))).toBe(
      "Redash does not tell the groups of 1 account: they may be members here.",
    );
  });
});
