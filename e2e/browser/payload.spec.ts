import { readFile } from "node:fs/promises";
import { copied } from "#e2e/browser/clipboard.ts";
import { detail, rows, visit } from "#e2e/browser/list-page.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("the payload folds, and copies values and paths", async ({ page, busyInbox }) => {
  const body = eventBody("order.placed", {
    lines: [{ item: "bell", count: 12345678901234567890n.toString() }],
    deep: { a: { b: { c: 1.5 } } },
  });
  const id = await busyInbox.receives(body);
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  const tree = page.getByRole("group", { name: "Payload" });
  const lines = tree.getByRole("button", { name: /^lines/ });
  await expect(lines).toHaveAttribute("aria-expanded", "false");
  await lines.click();
  await tree.getByRole("button", { name: /^0/ }).click();
  await expect(tree.getByRole("button", { name: '"bell"' })).toBeVisible();
  await expectSound(page);
  expect(await copied(page, tree.getByRole("button", { name: "Copy the path data.lines[0].item" }))).toBe(
    "data.lines[0].item",
  );
  expect(await copied(page, tree.getByRole("button", { name: "Copy the value of data.lines[0].count" }))).toBe(
    "12345678901234567890",
  );
  expect(JSON.parse(await copied(page, tree.getByRole("button", { name: "Copy the value of data.deep" })))).toEqual({
    a: { b: { c: 1.5 } },
  });
  await lines.click();
  await expect(tree.getByRole("button", { name: '"bell"' })).toBeHidden();
});

test("the tree is one stop of Tab, and the arrows walk and fold it", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const id = await busyInbox.receives(eventBody("order.placed", { lines: ["one"] }));
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  const tree = page.getByRole("group", { name: "Payload" });
  await tree.getByRole("button", { name: '"order.placed"' }).focus();
  await page.keyboard.press("End");
  const lines = tree.getByRole("button", { name: /^lines/ });
  await expect(lines).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(lines).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  await expect(tree.getByRole("button", { name: '"one"' })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(tree.locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(tree.locator(":focus")).toHaveCount(1);
});

test("a click on a value looks for everything that holds it", async ({ page, busyInbox, viewport }) => {
  const id = await busyInbox.receives(message({ from: "Petronella Filterby" }));
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  await page.getByRole("group", { name: "Payload" }).getByRole("button", { name: '"Petronella Filterby"' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("Petronella Filterby");
  if ((viewport?.width ?? 0) < 1024) await page.getByRole("button", { name: "Show list" }).click();
  await expect(rows(page)).toHaveCount(1);
});

for (const { what, bytes } of [
  {
    what: "text with blanks, line ends and other scripts",
    bytes: Buffer.from(`\r\n { "topic" : "sms.received",\t"x": "é 漢 🚲 \\u0000" }\r\n\n`),
  },
  { what: "bytes that are no text", bytes: Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x01, 0x7d]) },
]) {
  test(`the raw body and its download are what came: ${what}`, { tag: "@any-width" }, async ({ page, busyInbox }) => {
    const id = await busyInbox.receives(bytes);
    await visit(page, `${busyInbox.url}/deliveries/${id}`);
    await page.getByRole("tab", { name: "Raw body" }).click();
    const shown = page.getByRole("region", { name: /^Raw body/ });
    const text = bytes.includes(0xff) ? /7b ff fe 00 01 7d/ : bytes.toString();
    if (typeof text === "string") expect(await shown.locator("pre").textContent()).toBe(text);
    else await expect(shown).toContainText(text);
    await expectSound(page);
    const coming = page.waitForEvent("download");
    await detail(page).getByRole("button", { name: "More actions" }).click();
    if (typeof text === "string") await expectSound(page);
    await page.getByRole("link", { name: "Download body" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`delivery-${id}.json`);
    expect(await readFile(await download.path())).toEqual(bytes);
  });
}

test("headers stand as they came, and secrets hide until asked for", async ({ page, busyInbox }) => {
  const id = await busyInbox.receives(message(), {
    headers: { "X-Strange-Case": "a  b", authorization: "Bearer of news" },
  });
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  await page.getByRole("tab", { name: /^Headers \d+$/ }).click();
  const table = page.getByRole("table", { name: "Headers in the order they came" });
  await expect(table.getByRole("row", { name: "X-Strange-Case" })).toContainText("a  b");
  const secret = table.getByRole("row", { name: /^authorization/ });
  await expect(secret).toContainText("hidden, 14 characters");
  await expect(table.getByRole("row", { name: /^webhook-signature/ })).not.toContainText("v1,");
  await expectSound(page);
  await secret.getByRole("button", { name: "Show authorization" }).click();
  await expect(secret).toContainText("Bearer of news");
});
