import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import type { RunOptions } from "axe-core";

/** The small one: a page takes two thirds of the time to read it. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const CONTRAST = "color-contrast";

const WIDE = 1024;
const PHONE = { width: 390, height: 844 };

/**
 * axe finds nothing in the page as it stands, in light and in dark. Dark differs in its colours alone, and those do not
 * depend on the width, so contrast, the slowest of its rules, is looked at once.
 */
async function expectAccessible(page: Page): Promise<void> {
  const wide = (page.viewportSize()?.width ?? 0) >= WIDE;
  await settle(page, "light");
  const rules = { [CONTRAST]: { enabled: wide } };
  expect(await violations(page, { runOnly: RULES, rules }), "axe, in light colours").toEqual([]);
  if (!wide) return;
  await settle(page, "dark");
  expect(await violations(page, { runOnly: [CONTRAST] }), "axe, in dark colours").toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

/** What axe has to say of the page, a line for each element. It is put into a page once, which is half of its time. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async (wanted) => {
      const found = await axe.run(document, wanted);
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary})`),
      );
    },
    { ...options, resultTypes: ["violations"], preload: false } satisfies RunOptions,
  );
}

declare global {
  /** As its script leaves it in a page. */
  var axe: typeof import("axe-core");
}

/** Nothing makes the page wider than the screen, nor what scrolls in it with headings: only code and tables may do that. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const scrollers = new Set<Element>([document.documentElement]);
    for (const heading of document.querySelectorAll("h1, h2, h3")) {
      for (let place = heading.parentElement; place; place = place.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(place).overflowX)) scrollers.add(place);
      }
    }
    return [...scrollers]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(
        ({ tagName, className, scrollWidth, clientWidth }) =>
          `${tagName} ${className}: ${scrollWidth} in ${clientWidth}`,
      );
  });
  expect(wide, "what scrolls sideways").toEqual([]);
}

/** What holds for every page in every state, at both widths also where a test is run at one. */
export async function expectSound(page: Page): Promise<void> {
  await expectSoundHere(page);
  const size = page.viewportSize();
  if (size === null || size.width < WIDE || !test.info().tags.includes("@any-width")) return;
  await page.setViewportSize(PHONE);
  await expectSoundHere(page);
  await page.setViewportSize(size);
}

async function expectSoundHere(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** Colours that are still on their way would be measured half-way. */
async function settle(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html.${colorScheme}`).waitFor();
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  );
}
