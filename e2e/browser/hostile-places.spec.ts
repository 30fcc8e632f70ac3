import type { Page } from "@playwright/test";
import { visit } from "#e2e/browser/list-page.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const markup = [
  `<img src=x onerror="window.ran=N"><svg onload="window.ran=N">`,
  `" onmouseover="window.ran=N" autofocus onfocus="window.ran=N`,
  "</script></title></textarea><script>window.ran=N</script>",
  `\${window.ran=N}{{window.ran=N}}<%=window.ran=N%>`,
];

/** What would run if it were taken for more than text; the number says which place it stood in. */
function text(place: number): string {
  return markup.join(" ").replaceAll("N", String(place));
}

/** What would run if it became a link. */
function address(place: number): string {
  return place % 2 ? `javascript:window.ran=${place}` : `data:text/html,<script>parent.ran=${place}</script>`;
}

test("whatever comes is text wherever it is shown", async ({ page, emptyInbox }) => {
  test.slow();
  const call = {
    id: address(1),
    direction: "INBOUND",
    result: text(2),
    from_name: text(3),
    to_name: text(4),
    from_number: address(5),
    to_number: address(6),
    tags: [text(7), text(8)],
    summary: text(9),
    one_sentence_summary: text(10),
    recording_url: address(11),
    user_email: address(12),
    transcript: [{ speaker: text(13), text: text(14) }],
    [text(15)]: text(16),
  };
  const id = address(17);
  const headers = { "x-trace": text(18), "user-agent": text(19), referer: address(20) };
  const deliveries = [
    await emptyInbox.receives(eventBody("call.completed", call), { id, headers }),
    await emptyInbox.receives(eventBody(text(21), { value: text(22) })),
    await emptyInbox.receives(eventBody("contact.created", { id: "c", name: text(23), last_name: text(24) })),
  ];
  await emptyInbox.receives(message({ from: text(25), content: text(26) }), { id, secondsOff: 5 });
  const rejection = await emptyInbox.refuses(text(27), { "webhook-id": address(28), "x-api-key": text(29) });

  const shown = new Set<number>();
  await visit(page, `${emptyInbox.url}/deliveries`);
  await expectOnlyText(page, shown);
  for (const delivery of deliveries) {
    await visit(page, `${emptyInbox.url}/deliveries/${delivery}`);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await expect(page.getByRole("status", { name: "Loading the body" })).toBeHidden();
      await expectOnlyText(page, shown);
    }
  }
  for (const path of [`/rejections/${rejection}`, "/rejections", "/overview", "/settings/audit"]) {
    await visit(page, `${emptyInbox.url}${path}`);
    await expectOnlyText(page, shown);
  }
  await visit(page, `${emptyInbox.url}/deliveries?q=${encodeURIComponent(text(30))}`);
  await expectOnlyText(page, shown);
  await expect(page.getByRole("textbox", { name: "Search deliveries" })).toHaveValue(text(30));
  const everyPlace = Array.from({ length: 29 }, (_, index) => index + 1);
  expect([...shown].toSorted((a, b) => a - b)).toEqual(everyPlace);
});

/**
 * Nothing ran, no link leads to anything but a path of the inbox, and nobody wrote elements into the page or its title.
 * Adds the numbers of the places whose text is to be seen.
 */
async function expectOnlyText(page: Page, shown: Set<number>): Promise<void> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent has the scripts in it that carry the data too
  const visible = await page.locator("body").innerText();
  for (const [, place] of visible.matchAll(/ran=(\d+)/g)) shown.add(Number(place));
  const found = await page.evaluate(() => ({
    ran: Reflect.get(window, "ran"),
    links: [...document.querySelectorAll("[href], [src], [action], [formaction]")]
      .flatMap((element) => ["href", "src", "action", "formaction"].map((name) => element.getAttribute(name) ?? ""))
      .filter((address) => address !== "" && new URL(address, location.href).origin !== location.origin),
    handlers: [...document.querySelectorAll("*")]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith("on")),
    foreign: document.querySelectorAll("img, iframe, object, embed, base, title *").length,
  }));
  expect(found).toEqual({ ran: undefined, links: [], handlers: [], foreign: 0 });
}
