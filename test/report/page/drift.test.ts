import { describe, expect, it } from "vitest";
import { directory, directoryFile, directoryGroup, driftSettings, identity } from "../../helpers/drift.js";
import { driftingSnapshot, itsDirectory, pageOf } from "../../helpers/page.js";
import { textOf, textOfItem } from "../../helpers/page-text.js";

const page = pageOf(driftingSnapshot(), itsDirectory());
const text = textOf(page);

describe("the section Drift", () => {
  it("is not there, nor a link to it, where no directory was given", () => {
    const without = pageOf(driftingSnapshot());
    expect(without).not.toContain('id="drift"');
    expect(without).not.toContain('href="#drift"');
    expect(page).toContain('<a href="#drift">Drift</a>');
  });

  it("has a count for each finding, and behind it the rows, each with its reason", () => {
    expect(textOfItem(page, "account-drift-0")).toMatch(
      /^Inactive in the directory The identity provider has switched the person off, .* Disable the account\. In Redash: Settings > Users, open the account, Disable User\. 1 0 bo bo: users\.json: record bo \(as of 2026-11-24\): SUSPENDED\. Since 2026-07-31\.$/,
    );
    expect(text).toMatch(/Extra now, gone at next login .* 1 0 ana ana · Finance: Groups as in/);
    expect(text).toMatch(
      /Stale until login .* 4 0 bo, cy bo · default; bo · Analysts: .* Since 2026-07-31\. cy · default; cy · Finance: Not in users\.json/,
    );
    expect(text).toMatch(
      /Gained .* 1 0 ana ana · Rides: Level none now, query after the login\. Out of Finance\. Into Analysts\./,
    );
  });

  it("says what the next login does, to how many", () => {
    expect(text).toContain(
      "The next sign-in through the identity provider sets the groups anew (1), cannot be told (1), will not come (2).",
    );
  });

  it("names the findings that are nowhere, so that none seems forgotten", () => {
    expect(text).toContain("Found nowhere, so far as evaluated: in the directory, not here; matched by two;");
    expect(text).toContain("Not evaluated, see above: not assigned to the application.");
  });

  it("says with what it was compared, and on what settings", () => {
    expect(text).toContain(
      "users.json SHA-256 0000000000000000… Okta: users (API) 2026-11-24 06:00:00 UTC, by the export",
    );
    expect(text).toContain("At each SAML login the provider sends the attribute RedashGroups.");
  });

  it("marks a row as not evaluated wherever the table counts it so, also where the next login changes nothing", () => {
    const groups = [directoryGroup("Finance", { membersKnown: false })];
    const identities = [identity("ana")];
    const open = {
      directory: directory({ identities, groups }),
      settings: driftSettings({ samlGroups: "not_sent" }),
    };
    expect(textOf(pageOf(driftingSnapshot(), open))).toMatch(
      / 0 1 ana ana · Finance not evaluated: Groups as in/,
    );
  });

  it("says what could not be used of a file, and what is odd about the files together", () => {
    const files = [directoryFile("users.json", { read: 1200, used: 1199 })];
    const warnings = ["1 group is told by id alone: g1."];
    const odd = { directory: directory({ files, warnings }), settings: driftSettings() };
    const said = textOf(pageOf(driftingSnapshot(), odd));
    expect(said).toContain(
      "users.json: 1 of 1,200 records could not be used: directory.json says which, and why.",
    );
    expect(said).toContain("1 group is told by id alone: g1.");
    expect(text).not.toContain("could not be used");
  });

  it("has what could not be evaluated before anything else", () => {
    const cut = directory({ people: "partial", files: [directoryFile("cut.json", { people: "partial" })] });
    const doubtful = textOf(pageOf(driftingSnapshot(), { directory: cut, settings: driftSettings() }));
    expect(doubtful).toContain("PARTIAL");
    const section = doubtful.slice(doubtful.indexOf("Against the directory"));
    expect(section).toContain("cut.json is partial");
    expect(section.indexOf("! Not evaluated")).toBeLessThan(section.indexOf("Accounts Who has an account"));
  });
});

it("tells the fingerprint of each file, as much of it as tells files apart", () => {
  const files = [directoryFile("users.json", { sha256: "0123456789abcdef".repeat(4) })];
  const html = pageOf(driftingSnapshot(), { directory: directory({ files }), settings: driftSettings() });
  expect(textOf(html)).toContain("users.json SHA-256 0123456789abcdef… ");
  expect(html).toContain(`title="${"0123456789abcdef".repeat(4)}"`);
});

it("says in how many cases the next login changes access", () => {
  expect(text).toContain("the next login changes access in 2 cases");
});

it("is where its findings lead to", () => {
  expect(text).toContain(
    "What to do: Disable the account. In Redash: Settings > Users, open the account, Disable User. See Drift.",
  );
});
