import { expect, test } from "#e2e/browser/account/account-test.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { device } from "#e2e/harness/device.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { expireSessions } from "#e2e/harness/visitors.ts";

test("a page whose session is revoked elsewhere leads to the sign-in page, once, and back", async ({
  page,
  enter,
  server,
  complaints,
}) => {
  complaints.expect(/401/);
  const person = await enter("viewer");
  const phone = device(server.url);
  await phone.signIn(person);
  await visit(page, "/deliveries/1?q=bike");
  const visited: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) visited.push(new URL(request.url()).pathname);
  });

  await phone.post("/api/v1/account/sessions/revoke-others");
  await expect(page).toHaveURL(/\/sign-in\?then=%2Fdeliveries%2F1%3Fq%3Dbike$/);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByText("Camille Rousset")).toHaveCount(0);
  expect(visited).toEqual(["/sign-in"]);
  await expectSound(page);

  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/deliveries\/1\?q=bike$/);
  await expect(page.getByRole("heading", { level: 1 }).filter({ hasText: "Camille Rousset" })).toBeVisible();
});

test("where the session has run out, the next click leads to the sign-in page", async ({
  page,
  enter,
  server,
  complaints,
}) => {
  complaints.expect(/401/);
  const person = await enter("member");
  await visit(page, "/deliveries");
  expireSessions(server, person.email);
  await page.getByRole("textbox", { name: "Search deliveries" }).fill("bike");
  await expect(page).toHaveURL(/\/sign-in\?then=/);
  await expect(page.getByText("Camille Rousset")).toHaveCount(0);
});

test("while the sign-in page is on its way, nothing of before is to be seen", async ({
  page,
  enter,
  server,
  complaints,
}) => {
  complaints.expect(/401/);
  const person = await enter("viewer");
  await visit(page, "/deliveries/1");
  const { promise: hidden, resolve: sayHidden } = Promise.withResolvers<void>();
  await page.exposeFunction("sayHidden", sayHidden);
  await page.evaluate(() => {
    const html = document.documentElement;
    new MutationObserver(() => {
      if (html.hidden && html.getBoundingClientRect().height === 0) Reflect.get(window, "sayHidden")();
    }).observe(html, { attributeFilter: ["hidden"] });
  });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/sign-in?*", async (route) => {
    await released;
    await route.continue();
  });
  const phone = device(server.url);
  await phone.signIn(person);
  const leaving = page.waitForRequest(/\/sign-in\?/);
  await phone.post("/api/v1/account/sessions/revoke-others");
  await leaving;
  await hidden;
  release();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("a single 401 of a session that goes on changes nothing", async ({ page, enter, complaints }) => {
  complaints.expect(/401/);
  await enter("viewer");
  await visit(page, "/deliveries");
  const visited: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) visited.push(request.url());
  });
  let refused = 0;
  await page.route("**/api/v1/deliveries?*", async (route) => {
    refused += 1;
    if (refused > 1) return route.continue();
    const error = { code: "unauthorized", message: "Sign in." };
    return route.fulfill({ status: 401, json: { error } });
  });
  const asked = page.waitForResponse((response) => response.url().endsWith("/api/v1/me"));
  await page.getByRole("textbox", { name: "Search deliveries" }).fill("bike");
  expect((await asked).status()).toBe(200);
  await expect(page).toHaveURL(/\/deliveries\?q=bike$/);
  await expect(page.getByText("Camille Rousset").first()).toBeVisible();
  expect(visited).toEqual([]);
});
