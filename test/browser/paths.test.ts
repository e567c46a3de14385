import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openDrawnPage, unfold } from "../helpers/browser.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { crowd, driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const demo = pageOf(snapshotOfOrganisation(JSON.parse(readFileSync(DEMO, "utf8")), "26.3.0"));
const small = pageOf(smallSnapshot());

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src="https://evil.example/x" onerror="alert(2)">',
  "Eve \u202egnp.exe",
  "two\nlines",
  "W".repeat(250),
  "👩‍🚀 مستودع البيانات",
  "]]></svg><style>*{display:none}</style>",
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Unfolds one item of a list. */
const unfoldItem = (page: Page, id: string) => unfold(page.locator(`#${id} summary`).first());

describe("the list of data sources", () => {
  it("shows type, marks, counts and grants of each", async () => {
    const { page, incidents } = await openDrawnPage(browser, small);
    const cells = (id: number) => page.locator(`#source-${id} > tr:first-child > *`).allTextContents();
    expect(await cells(1)).toEqual(["Warehouse #1 pg", "3", "1", "0", "0", "1"]);
    expect(await cells(2)).toEqual(["Payroll #2 pg paused", "2", "1", "0", "0", "0"]);
    expect(await cells(3)).toEqual(["(name not told) #3 no driver", "0", "0", "0", "3", "1"]);
    const inShort = page.locator("#source-1 summary").first();
    expect(await inShort.textContent()).toBe("Granted in full to Analysts; view only to default");
    expect(incidents).toEqual([]);
  });

  it("is sorted by any column", async () => {
    const { page } = await openDrawnPage(browser, small);
    const ids = () =>
      page.locator("#data-sources-list tbody[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(await ids()).toEqual(["source-2", "source-1", "source-3"]);
    await page.locator("#data-sources-list thead button").nth(1).click();
    expect(await ids()).toEqual(["source-1", "source-2", "source-3"]);
    await page.locator("#data-sources-list thead button", { hasText: "Latent" }).click();
    expect(await ids()).toEqual(["source-1", "source-3", "source-2"]);
  });
});

describe("a data source, unfolded", () => {
  it("adds its people up to those of its row, path by path", async () => {
    const { page } = await openDrawnPage(browser, demo);
    const ids = await page
      .locator("#data-sources-list tbody[id]")
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toHaveLength(12);
    for (const id of ids) {
      await unfoldItem(page, id);
      const row = await page.locator(`#${id} > tr:first-child > td`).allTextContents();
      const inRow = row.reduce((sum, cell) => sum + Number(cell), 0);
      const sum = (await page.locator(`#${id} .sum`).textContent()) ?? "";
      const counted = numbersOf(sum.replace(/:[^.]*/, ""));
      expect([sum, counted.reduce((a, b) => a + b, 0)]).toEqual([sum, inRow]);
      const sentences = await page.locator(`#${id} .paths > div > .path`).allTextContents();
      const people = sentences.map((said) => numbersOf(said.replace(/^.?What /, ""))[0] ?? 0);
      expect(people.reduce((sum, term) => sum + term, 0)).toBe(inRow);
    }
  });

  it("unfolds each path to its people, who are as many as it says", async () => {
    const { page } = await openDrawnPage(browser, demo);
    await unfoldItem(page, "source-1");
    const path = page.locator("#source-1 .paths > div", { hasText: "26 people can read results" });
    expect(await path.locator("tbody tr").count()).toBe(0);
    await unfold(path.locator("summary"));
    expect(await path.locator("tbody tr").count()).toBe(26);
    const fewest = page.locator("#source-1 .paths > div").first();
    expect(await fewest.locator("thead th").allTextContents()).toEqual([
      ...["Person", "E-mail", "Last active", "Status"],
    ]);
    expect(await fewest.locator("tbody tr").textContent()).toContain("Kilian Brandt");
  });

  it("tells what the directory knows of people, where there is one", async () => {
    const { page } = await openDrawnPage(browser, pageOf(driftingSnapshot(), itsDirectory()));
    await unfoldItem(page, "source-2");
    const table = page.locator("#source-2 .who").first();
    expect(await table.locator("thead th").allTextContents()).toEqual([
      ...["Person", "E-mail", "Manager", "Job title", "Last active", "Status"],
    ]);
    expect(await table.locator("tbody tr").first().locator("td").allTextContents()).toContain("Analyst");
  });

  it("draws a hundred people, and more when somebody asks, with the focus on the first new one", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(250)));
    await unfoldItem(page, "source-1");
    await unfold(page.locator("#source-1 .people-of summary"));
    const rows = page.locator("#source-1 .who tbody tr");
    await expect.poll(() => rows.count()).toBe(100);
    await page.locator("#source-1").getByRole("button", { name: "Show 100 more" }).click();
    expect(await rows.count()).toBe(200);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Person 101");
    await page.locator("#source-1").getByRole("button", { name: "Show 50 more" }).click();
    expect(await rows.count()).toBe(250);
    expect(await page.locator("#source-1 .more-rows button").count()).toBe(0);
  });

  it("names people on paper, and where the others are that it has no room for", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(250)));
    await unfoldItem(page, "source-1");
    await page.emulateMedia({ media: "print" });
    const names = page.locator("#source-1 .names");
    await names.waitFor();
    expect(await names.textContent()).toMatch(
      /^\u2068Person 1\u2069, .* and 150 more; effective-access\.csv names all\.$/,
    );
    expect(await page.locator("#source-1 svg[role=img]").isVisible()).toBe(true);
  });
});

describe("a person, unfolded", () => {
  it("reads as sentences whose names are links, and says what is left without each group", async () => {
    const { page, incidents } = await openDrawnPage(browser, small);
    await unfoldItem(page, "user-2");
    const path = page.locator("#user-2 .paths > div").first();
    expect(await path.locator(".path").textContent()).toBe(
      "QAna Lima\u00a0#2 can run any query on Warehouse: Analysts grants it in full and lets them run queries, and default grants it view only.",
    );
    expect((await path.locator(".leaving").textContent())?.trim()).toBe(
      "Leaving the group default changes nothing. Without the group Analysts they would still read results of queries and run them anew, through the group default.",
    );
    expect(
      await path.locator(".path a").evaluateAll((all) => all.map((a) => a.getAttribute("href"))),
    ).toEqual([...["#user-2", "#source-1", "#group-3", "#group-2"]]);
    expect(await page.locator("#user-2 .facts").allTextContents()).toEqual([
      "Member of Analysts and default. ",
      "Created 2026-11-25 09:15:00 UTC. Last active 2026-11-25 09:15:00 UTC. Signs in by password. ",
    ]);
    expect(incidents).toEqual([]);
  });

  it("is drawn when it is looked at, the drawing named and told in words", async () => {
    const { page } = await openDrawnPage(browser, small);
    await unfoldItem(page, "user-2");
    await page.locator("#user-2 .drawing").scrollIntoViewIfNeeded();
    const drawing = page.getByRole("img", { name: "What Ana Lima #2 reaches, through which groups" });
    await drawing.waitFor();
    expect(await drawing.locator("> desc").textContent()).toContain(
      "Ana Lima #2 can run any query on Warehouse:",
    );
    expect(await drawing.locator(".node").count()).toBe(5);
    expect(await page.locator("#user-2 figcaption .line-key").allTextContents()).toEqual([
      ...["is in the group", "granted in full", "granted view only", "not known", "gives the permission"],
    ]);
  });

  it("shows the names that a sentence has no room for when asked, and on paper", async () => {
    const many = snapshot({
      users: [user(1, "Ada", [2])],
      dataSources: Array.from({ length: 20 }, (_, index) => dataSource(index + 1, `Source ${index + 1}`)),
      grants: Array.from({ length: 20 }, (_, index) => grant(2, index + 1)),
    });
    const { page } = await openDrawnPage(browser, pageOf(many));
    await unfoldItem(page, "user-1");
    const sentence = page.locator("#user-1 .path").first();
    const seen = () => sentence.locator("a[href^='#source-']:visible").count();
    expect(await seen()).toBe(8);
    await page.emulateMedia({ media: "print" });
    expect(await seen()).toBe(20);
    await page.emulateMedia({ media: "screen" });
    await sentence.getByRole("button", { name: "12 more" }).click();
    expect(await seen()).toBe(20);
  });
});

describe("what unfolds", () => {
  it.each([
    ["in light", { colorScheme: "light" }],
    ["in dark", { colorScheme: "dark" }],
    ["on a phone", { viewport: { width: 320, height: 700 } }],
  ] as const)("is accessible and does not overflow, %s", async (_, options) => {
    const { page, incidents } = await openDrawnPage(browser, demo, options);
    await page.evaluate(
      "document.querySelectorAll('#groups, #matrix, #drift').forEach((part) => part.remove())",
    );
    for (const id of ["source-1", "source-10", "user-1"]) {
      await unfoldItem(page, id);
      const folded = page.locator(`#${id} details:not([open]) > summary:visible`);
      while ((await folded.count()) > 0) await unfold(folded.first());
    }
    await page.locator("#user-1 .facts").first().scrollIntoViewIfNeeded();
    await page.locator("#user-1 .drawing svg[role=img]").waitFor();
    expect(await axeViolations(page, "#source-1")).toEqual([]);
    expect(await axeViolations(page, "#source-10")).toEqual([]);
    expect(await axeViolations(page, "#user-1")).toEqual([]);
    expect(
      await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
    expect(incidents).toEqual([]);
  });

  it("runs nothing that a name holds, shows it as it is, and keeps it within its node", async () => {
    const ids = HOSTILE.map((_, index) => index + 1);
    const attack = snapshot({
      groups: HOSTILE.map((name, index) => group(index + 1, name)),
      users: HOSTILE.map((name, index) => user(index + 1, name, ids, { email: name })),
      dataSources: HOSTILE.map((name, index) =>
        dataSource(index + 1, name, { type: name, paused: true, pauseReason: name }),
      ),
      grants: ids.flatMap((groupId) => ids.map((sourceId) => grant(groupId, sourceId))),
    });
    const { page, incidents } = await openDrawnPage(browser, pageOf(attack, itsDirectory(HOSTILE)));
    for (const id of ids) {
      await unfoldItem(page, `source-${id}`);
      await unfoldItem(page, `user-${id}`);
      await page.locator(`#user-${id} .drawing`).scrollIntoViewIfNeeded();
      await page.locator(`#user-${id} svg[role=img]`).waitFor();
    }
    expect(incidents).toEqual([]);
    expect(await page.locator("main :is(script, style, img, base, [onerror])").count()).toBe(0);
    expect(await page.locator("#source-3").textContent()).toContain("Eve [U+202E]gnp.exe");
    expect(await page.locator("#source-4").textContent()).toContain("two[U+000A]lines");
    expect(await page.locator("#source-6 th bdi").first().textContent()).toBe(HOSTILE[5]);
    expect(await page.locator("body").textContent()).not.toContain("\u202e");
    expect(await textsOutOfTheirNodes(page)).toEqual([]);
  });
});

/** What a font drew wider than its node has room for. */
function textsOutOfTheirNodes(page: Page): Promise<(string | null)[]> {
  return page.locator(".node text.name").evaluateAll((texts) =>
    texts
      .filter((text) => {
        const box = text.closest(".node")?.querySelector("rect")?.getBoundingClientRect();
        return text.getBoundingClientRect().right > (box?.right ?? 0);
      })
      .map((text) => text.textContent),
  );
}

function numbersOf(text: string | null): number[] {
  return (text ?? "").match(/\d[\d,]*/g)?.map((figure) => Number(figure.replaceAll(",", ""))) ?? [];
}
