import type { Page } from "playwright-core";

/** Unfolds all that can be unfolded, and what stands in it, which is made only then. */
export async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (;;) {
      const folded = document.querySelectorAll("details:not([open])");
      if (folded.length === 0) return;
      for (const one of folded) one.open = true;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
  })()`);
}

/** How many pixels of the page lie beyond the right edge of the screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
}
