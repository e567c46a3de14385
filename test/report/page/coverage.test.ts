import { describe, expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import type { GapAcceptance } from "../../../src/model/reported-gap.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { pageOf } from "../../helpers/page.js";
import { textOfSection } from "../../helpers/page-text.js";
import { section, snapshot, user } from "../../helpers/snapshots.js";

it("says how many counts the server itself has a total of, and of which it has none", () => {
  const counted = { reading: "pages", read: 6, distinct: 5 };
  const users = section({
    totals: [
      { of: "enabled users", reported: 6, ...counted },
      { of: "disabled users", reported: 5, ...counted },
      { of: "groups", reported: null, ...counted },
    ],
  });
  const text = textOfSection(pageOf(snapshot({ sections: { users } })), "coverage");
  expect(text).toContain("2 of 3 counts can be compared with a total of the server’s own.");
  expect(text).toContain("enabled users pages 6 6 5 −1");
  expect(text).toContain("disabled users pages 5 6 5 0");
  expect(text).toContain("groups pages not told 6 5 no total");
});

it("shows a gap that somebody answers for with who, until when and why, in the verdict too", () => {
  const gap = {
    code: "lost",
    what: "Three are missing.",
    where: "GET /api/users",
    hint: "Again.",
    users: [7],
  };
  const of = snapshot({ sections: { users: section({ status: "partial", gaps: [gap] }) } });
  const shown = (acceptedGaps: readonly GapAcceptance[]) =>
    htmlReport(buildReport(of, { acceptedGaps }), loadPageParts());
  const accepted = { gap: "lost-7", reason: "<It> is known.", approver: "Ina", expires: "2026-12-31" };
  const page = shown([accepted, { ...accepted, gap: "lost-8" }]);
  const words = "Accepted by Ina until 2026-12-31: <It> is known.";
  expect(textOfSection(page, "coverage")).toContain(
    `Three are missing. Again. ${words} GET /api/users · lost-7`,
  );
  expect(textOfSection(page, "coverage")).toContain(
    "Accepted gaps that fit none: lost-8 Ina, until 2026-12-31: <It> is known.",
  );
  expect(textOfSection(page, "summary")).toContain(`PARTIAL, GAPS ACCEPTED. 1 thing could not be read.`);
  expect(textOfSection(page, "summary")).toContain(`Three are missing. ${words}`);
  expect(page).not.toContain("<It>");
});

it("says what changed meanwhile beside a verdict that nothing is missing", () => {
  const notes = [{ code: "changed-while-reading", what: "Accounts changed.", users: [1] }];
  const page = pageOf(
    snapshot({
      users: [user(1, "Root", [1])],
      changes: [{ userId: 1, what: "name" }],
      sections: { users: section({ notes }) },
    }),
  );
  expect(textOfSection(page, "summary")).toContain("CHANGED WHILE READING. Everything was read;");
  expect(textOfSection(page, "summary")).toContain("Accounts changed. Root (account 1): name.");
});

describe("what tells besides the totals whether all was read", () => {
  const of = snapshot({
    users: [user(1, "<b>Ana", [2]), user(4, "Bo", [2])],
    changes: [
      { userId: 1, what: "groups" },
      { userId: 1, what: "name" },
      { userId: 9, what: "gone" },
    ],
    sections: { users: section({ startedAt: "2026-11-25T09:15:00Z", finishedAt: "2026-11-25T09:17:09Z" }) },
  });
  const text = textOfSection(pageOf(of), "coverage");

  it("is when each part was read, and who changed meanwhile", () => {
    expect(text).toContain("Users: complete 2026-11-25 09:15:00 to 09:17:09 UTC");
    expect(text).toContain(
      "Accounts that changed while they were read <b>Ana #1: groups, name no longer there #9: gone",
    );
    expect(text).toContain("Both sides of the grants. Data sources tell 0 grants by themselves.");
    expect(text).toContain(
      "User ids that nobody has. The highest id is 4, and 2 ids below it are nobody's: 2 to 3.",
    );
  });

  it("is where to look in Redash, and in a run how to check its files", () => {
    expect(text).toContain("https://redash.example.com/users active users 2");
    const html = htmlReport({ ...buildReport(of), snapshotSha256: "0".repeat(64) }, loadPageParts());
    const inRun = textOfSection(html, "coverage");
    expect(inRun).toContain("Linux sha256sum --check SHA256SUMS");
    expect(inRun).toContain("macOS shasum -a 256 -c SHA256SUMS");
    // A browser shows one blank for several: the command may not depend on how many there are.
    expect(inRun).toContain("$h, $f = $_ -split '\\s+', 2;");
    expect(text).not.toContain("SHA256SUMS");
  });
});
