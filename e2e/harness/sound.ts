import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const CONTRAST = "color-contrast";

const WIDE = 1024;

/** The mode that is called legacy makes no second page to gather what frames say; ours have none, and it takes half the time. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
}

/**
 * axe finds nothing in the page as it stands, in light and in dark. Dark differs in its colours alone, and those do not
 * depend on the width, so contrast, the slowest of its rules, is looked at once.
 */
async function expectAccessible(page: Page): Promise<void> {
  const wide = (page.viewportSize()?.width ?? 0) >= WIDE;
  await settle(page, "light");
  const light = await axe(page)
    .withTags(TAGS)
    .disableRules(wide ? [] : [CONTRAST])
    .analyze();
  expect(findings(light), "axe, in light colours").toEqual([]);
  if (!wide) return;
  await settle(page, "dark");
  const dark = await axe(page).withRules([CONTRAST]).analyze();
  expect(findings(dark), "axe, in dark colours").toEqual([]);
  await page.emulateMedia({ colorScheme: null });
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

/** What holds for every page in every state. */
export async function expectSound(page: Page): Promise<void> {
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

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>;

function findings({ violations }: Violations): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`));
}
