import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { pageOf } from "../../helpers/page.js";
import { textOfSection } from "../../helpers/page-text.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const HIDDEN = { id: 9, name: null, type: null, paused: null, presence: "hidden" } as const;

describe("what was not evaluated", () => {
  it("is of a person alone where their groups are not told and all grants are", () => {
    const text = findings({ users: [user(2, "Una", null), user(3, "Ana", [3])] });
    expect(text).not.toContain("whom it is granted to");
    expect(text).toContain(
      "1 account: Redash does not tell its groups, so neither what it reaches nor whether it is an administrator’s: Una.",
    );
  });

  it("is of a data source whose grants are not told, also where nobody could be concerned", () => {
    expect(findings({ unknownGrants: [{ dataSourceId: 2, groupIds: [3] }] })).toContain(
      "1 data source: Redash does not tell whom it is granted to: Ledger.",
    );
    expect(findings({ dataSources: [dataSource(1, "Rides"), HIDDEN] })).toContain(
      "1 data source: Redash does not tell whom it is granted to: (name not told) #9.",
    );
  });

  it("names so many, and says how many more there are", () => {
    const users = Array.from({ length: 9 }, (_, index) => user(index + 2, `Una ${index + 1}`, null));
    expect(findings({ users })).toContain(
      "9 accounts: Redash does not tell their groups, so neither what they reach nor whether they are administrators’: Una 1, Una 2, Una 3, Una 4, Una 5, Una 6 and 3 more.",
    );
  });
});

function findings(of: Partial<Omit<Snapshot, "sections">>): string {
  const parts = {
    groups: [...snapshot().groups, group(3, "Analysts")],
    dataSources: [dataSource(1, "Rides"), dataSource(2, "Ledger")],
    grants: [grant(3, 1)],
  };
  return textOfSection(pageOf(snapshot({ ...parts, ...of })), "findings");
}
