import { describe, expect, it } from "vitest";
import type { Snapshot, User } from "../../../src/model/snapshot.js";
import { pageOf } from "../../helpers/page.js";
import { textOfSection } from "../../helpers/page-text.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const parts = {
  groups: [...snapshot().groups, group(3, "Analysts")],
  dataSources: [dataSource(1, "Warehouse")],
  grants: [grant(3, 1)],
};

describe("the findings of disabled people", () => {
  it.each([
    ["5.0.2", "1 high", "▲ High 1 disabled person can still come in, by API key: Gone Gustav."],
    ["10.1.0", "1 low", "▽ Low 1 disabled person would have access again if enabled: Gone Gustav."],
  ])("say of Redash %s whether the keys go on working", (version, counts, said) => {
    const gustav = user(2, "Gone Gustav", [3], { disabled: true });
    const people = version.startsWith("5") ? [ofRedash5(gustav)] : [gustav];
    const text = findings({ version, users: people });
    expect(text).toContain(`1 finding: ${counts}, among what was evaluated`);
    expect(text).toContain(said);
  });

  it("have the administrators who are switched off, whom no finding calls able to give themselves anything", () => {
    const users = [
      user(1, "Root", [1, 2]),
      user(2, "Dead Admin", [1, 2], { disabled: true }),
      user(3, "Gone Gustav", [3], { disabled: true }),
    ];
    const text = findings({ users });
    expect(text).toContain("1 administrator can give themselves any access: Root.");
    expect(text).toContain(
      "2 disabled people, 1 of them an administrator, would have access again if enabled: Dead Admin admin, Gone Gustav.",
    );
    expect(findings({ users: users.slice(1, 2) })).toContain(
      "1 disabled person, an administrator, would have access again if enabled: Dead Admin admin.",
    );
  });

  it("have administrators whose keys work among both", () => {
    const admin = ofRedash5(user(2, "Dead Admin", [1], { disabled: true }));
    const text = findings({ version: "5.0.2", users: [admin] });
    expect(text).toContain("1 administrator can give themselves any access: Dead Admin disabled.");
    expect(text).toContain(
      "1 disabled person, an administrator, can still come in, by API key: Dead Admin admin.",
    );
  });
});

/** Which tells neither of invitations nor when somebody was last active. */
function ofRedash5({ activeAt: _activeAt, pending: _pending, ...told }: User): User {
  return told;
}

function findings(of: Partial<Pick<Snapshot, "users">> & { readonly version?: string }): string {
  return textOfSection(pageOf(snapshot({ ...parts, ...of })), "findings");
}
