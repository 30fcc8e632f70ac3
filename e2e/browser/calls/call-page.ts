import { expect, type Locator, type Page } from "@playwright/test";
import { visit } from "#e2e/browser/list-page.ts";

/** Opens the page of a call. */
export async function visitCall(page: Page, inbox: { url: string }, path: string | number): Promise<void> {
  await visit(page, `${inbox.url}/calls/${path}`);
  await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toBeVisible();
}

export function turns(page: Page): Locator {
  return page.getByRole("list", { name: "Turns" }).getByRole("listitem");
}

export function spokenTurn(page: Page): Locator {
  return page.getByRole("list", { name: "Turns" }).locator("li[aria-current]");
}

export function lanes(page: Page): Locator {
  return page.getByRole("slider", { name: "Position in the call" });
}

/** The player's own sound. */
export function sound(page: Page): Locator {
  return page.getByRole("region", { name: "Player" }).locator("audio");
}

/** Whole seconds from the start of the call. */
export async function position(page: Page): Promise<number> {
  return Number(await lanes(page).getAttribute("aria-valuenow"));
}

/** Something that the media element says of itself. */
export function soundIs(page: Page, property: "currentTime" | "playbackRate" | "volume"): Promise<number> {
  return sound(page).evaluate(
    (audio, name) => (audio instanceof HTMLAudioElement ? audio[name] : Number.NaN),
    property,
  );
}
