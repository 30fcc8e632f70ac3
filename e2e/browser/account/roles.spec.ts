import { expect, test } from "#e2e/browser/account/account-test.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { enterAs } from "#e2e/harness/enter-as.ts";
import { openInbox } from "#e2e/harness/inbox.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { ADMINISTRATOR } from "#e2e/harness/visitors.ts";

const RAW = /deliveries\/\d+\/(?:body|forwards)|\/rejections|\/endpoints/;

test("a viewer reads what a delivery says, and nothing raw is asked for", async ({ page, enter, viewport }) => {
  const raw: string[] = [];
  page.on("request", (request) => {
    if (RAW.test(request.url())) raw.push(request.url());
  });
  await enter("viewer");
  await visit(page, "/deliveries/1");
  await expect(page.getByRole("heading", { level: 1 }).filter({ hasText: "Camille Rousset" })).toBeVisible();
  await expect(page.getByText("Payload, headers and raw body are for members and administrators.")).toBeVisible();
  await expect(page.getByRole("tab")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /cURL|More actions/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Download body" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy link to this delivery" })).toBeVisible();
  const nav = page.getByRole("navigation", { name: "Main" });
  if ((viewport?.width ?? 0) < 768) {
    await expect(nav.getByRole("link")).toHaveText([/^Calls/, /^Messages/, /^Call back/, /^Deliveries/]);
    await nav.getByRole("button", { name: "More" }).click();
    await expect(nav.getByRole("dialog").getByRole("link")).toHaveText([/^Contacts/, /^Overview/]);
    await page.keyboard.press("Escape");
  } else {
    const pages = [/^Calls/, /^Messages/, /^Contacts/, /^To call back/, /^Deliveries/, /^Overview/];
    await expect(nav.getByRole("link")).toHaveText(pages);
  }
  await expect(page.getByText("Rejected")).toHaveCount(0);
  await expectSound(page);
  expect(raw).toEqual([]);
  const html = await (await page.request.get("/deliveries/1")).text();
  expect(html).toContain("Camille Rousset");
  expect(html).not.toContain("webhook-signature");
  expect(html).not.toContain("from_number");
});

for (const path of ["/rejections", "/rejections/1", "/forwarding"]) {
  test(`${path} tells a viewer that the role does not allow it`, { tag: "@any-width" }, async ({
    page,
    enter,
    complaints,
  }) => {
    complaints.expect(/403/);
    await enter("viewer");
    const response = await page.goto(path);
    expect(response?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1, name: "Your role does not allow this" })).toBeVisible();
    await expectSound(page);
    await page.getByRole("link", { name: "Go to the deliveries" }).click();
    await expect(page).toHaveURL(/\/deliveries$/);
  });
}

for (const role of ["viewer", "member"] as const) {
  test(`a ${role} can send no test event, by button or key`, { tag: "@any-width" }, async ({ page, enter }) => {
    await enter(role);
    await visit(page, "/deliveries");
    await expect(page.getByRole("button", { name: /^Send a test event/ })).toHaveCount(0);
    await page.keyboard.press("t");
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keyboard" });
    await expect(help).toContainText("Next row");
    await expect(help).not.toContainText("Send a test event");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Find anything" });
    await palette.getByRole("combobox").fill("te");
    await expect(palette.getByRole("option", { name: /^Send a test event/ })).toHaveCount(0);
  });
}

test("a member sees everything raw, but cannot promote", { tag: "@any-width" }, async ({ page, enter }) => {
  await enter("member");
  await visit(page, "/deliveries/1");
  await expect(page.getByRole("tab", { name: "Payload" })).toBeVisible();
  await visit(page, "/rejections");
  await page.locator("a[data-rejection]").first().click();
  await expect(page.getByText("An administrator can let it into the log.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Promote/ })).toHaveCount(0);
  await expectSound(page);
});

test("an administrator is offered the promotion and the test event", { tag: "@any-width" }, async ({
  page,
  context,
  server,
}) => {
  await enterAs(context, server.url, ADMINISTRATOR);
  await visit(page, "/rejections");
  await page.locator("a[data-rejection]").first().click();
  await expect(page.getByRole("button", { name: "Promote", exact: true })).toBeVisible();
  await visit(page, "/deliveries");
  await expect(page.getByRole("button", { name: /^Send a test event/ })).toBeVisible();
});

test("an inbox with nothing in it waits, for those who cannot set it up", { tag: "@any-width" }, async ({
  page,
  context,
}) => {
  const empty = await openInbox({ ALLO_WEBHOOK_SECRET: "" });
  await enterAs(context, empty.url, (await newcomer(empty, "viewer")).person);
  await visit(page, `${empty.url}/deliveries`);
  await expect(page.getByText("Nothing has come yet")).toBeVisible();
  await expect(page.getByText("Three steps to the first delivery")).toHaveCount(0);
  await expect(page.getByText("only test events get in")).toBeVisible();
  await expect(page.getByText("ALLO_WEBHOOK_SECRET")).toHaveCount(0);
  await expectSound(page);
  await visit(page, `${empty.url}/overview`);
  await expect(page.getByText("Nothing to count yet")).toBeVisible();
  await page.close();
  await empty.close();
});
