import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Need, needsOf, permissionNames } from "../../src/graph/access.js";
import { ABILITIES } from "../../src/model/access-words.js";
import { knownVersion, RELEASES } from "../../src/model/versions.js";

/** docs/access-rule.md is what auditors read: its table must be the rule that decides. */
const DOCUMENT = readFileSync(new URL("../../docs/access-rule.md", import.meta.url), "utf8");

function cells(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The lines of the table whose header begins with these cells, the header first. */
function table(...header: string[]): string[][] {
  const lines = DOCUMENT.split("\n");
  const start = lines.findIndex((line) => header.every((cell, index) => cells(line)[index] === cell));
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  const [head, , ...rows] = lines.slice(start, start + length).map(cells);
  return [head ?? [], ...rows];
}

function written(need: Need | null | undefined): string {
  if (!need) return "-";
  if (need.anyOf === 0) return "nothing";
  return permissionNames(need.anyOf)
    .map((name) => `\`${name}\``)
    .join(" or ");
}

const needs = new Map(
  RELEASES.map((release) => [release, needsOf(knownVersion(`${release}.0`).traits.access)]),
);

describe("the document of the access rule", () => {
  const [head = [], ...rows] = table("ability", "grant");
  const columns = head.slice(2).map((cell) => cell.split(", ").map(Number));

  it("has a column for every release and a row for every ability", () => {
    expect(columns.flat()).toEqual([...RELEASES]);
    expect(rows.map(([ability]) => ability)).toEqual(ABILITIES.map((ability) => `\`${ability}\``));
  });

  it.each(ABILITIES.map((ability, row) => [ability, row] as const))("says what %s needs", (ability, row) => {
    const [, grant, ...permissions] = rows[row] ?? [];
    columns.forEach((releases, column) => {
      for (const release of releases) {
        expect(permissions[column], `Redash ${release}`).toBe(written(needs.get(release as 4)?.[ability]));
      }
    });
    expect(grant).toBe(needs.get(26)?.[ability]?.grant);
  });

  it("says which grant the owner of a query needs, and what differs for others and for other data sources", () => {
    const grant = {
      full: "full",
      "view-with-execute": "full, or view with `execute_query`",
      none: "none: even after the owner's groups lost the data source",
    };
    const moving = { runs: "runs there", perhaps: "possible", refused: "refused" };
    const said = table("release", "grant")
      .slice(1)
      .flatMap(([releases = "", ...what]) => releases.split(", ").map((one) => [one, ...what]));
    expect(said).toEqual(
      RELEASES.map((release) => {
        const { runAnyAsOwner, modifiersRun, movedQuery } = knownVersion(`${release}.0`).traits.access;
        const modifier = modifiersRun ? "like the owner" : "not tried";
        return [`${release}`, grant[runAnyAsOwner], modifier, moving[movedQuery]];
      }),
    );
  });
});
