import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong with the page, or with one part of it. Empty: nothing. */
export async function axeViolations(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (part) => (globalThis as unknown as { axe: typeof axe }).axe.run(part),
    within,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html: where }) => where.slice(0, 160)).join(" | ")}`,
  );
}
