import { expect, test } from "#e2e/browser/account/account-test.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { device } from "#e2e/harness/device.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { takePassword } from "#e2e/harness/without-password.ts";

test("the name that is saved is the one in the menu", async ({ page, enter }) => {
  await enter("viewer");
  await visit(page, "/account");
  await expectSound(page);
  await page.getByLabel("Name", { exact: true }).fill("Zoë Müller-Łukasz");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^You: Zoë Müller-Łukasz ?, ?Viewer$/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Zoë Müller-Łukasz");
});

test("a name from markup is only text", { tag: "@any-width" }, async ({ page, enter }) => {
  await enter("viewer");
  await visit(page, "/account");
  const name = '<img src=x onerror="document.title=1">';
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByRole("button", { name: `You: ${name}` })).toBeVisible();
  await expect(page).toHaveTitle("Account · Allo Inbox");
});

test("the password changes, and other devices are signed out", { tag: "@any-width" }, async ({
  page,
  enter,
  server,
  complaints,
}) => {
  complaints.expect(/400/);
  const person = await enter("member");
  const phone = device(server.url);
  await phone.signIn(person);
  await visit(page, "/account");
  const [present, next] = [page.getByLabel("Present password"), page.getByLabel("New password")];
  const submit = page.getByRole("button", { name: "Change password" });

  await present.fill("not-my-password");
  await next.fill("seven-lamps-under-water");
  await submit.click();
  await expect(page.getByRole("alert").filter({ hasText: "This is not your present password." })).toBeVisible();
  await expectSound(page);

  await present.fill(person.password);
  await next.fill("passwordpassword");
  await submit.click();
  await expect(page.getByRole("alert").filter({ hasText: "many people use" })).toBeVisible();

  await next.fill("seven-lamps-under-water");
  await submit.click();
  await expect(page.getByText("The password is changed")).toBeVisible();
  await expect(present).toHaveValue("");
  expect((await phone.get("/api/v1/me")).status).toBe(401);
  const sessions = page.getByRole("region", { name: "Sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(1);
  await expect(sessions).toContainText("This device");
  await expectSound(page);
});

test("sessions are listed; one is signed out, then all others, then every one", { tag: "@any-width" }, async ({
  page,
  enter,
  server,
}) => {
  const person = await enter("viewer");
  const agents = ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Safari/604.1", "curl/8.5.0"];
  const devices = agents.map((agent) => device(server.url, agent));
  for (const one of devices) await one.signIn(person);
  await visit(page, "/account");
  const section = page.getByRole("region", { name: "Sessions" });
  const rows = section.getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "Safari on iPhone" })).toContainText(/127\.3\.\d+\.\d+/);

  await section.getByRole("button", { name: /^Sign out Safari on iPhone/ }).click();
  await expect(page.getByText("Safari on iPhone is signed out")).toBeVisible();
  await expect(rows).toHaveCount(2);
  expect((await devices[0]?.get("/api/v1/me"))?.status).toBe(401);
  expect((await devices[1]?.get("/api/v1/me"))?.status).toBe(200);

  await section.getByRole("button", { name: "Sign out everywhere else" }).click();
  const dialog = page.getByRole("alertdialog");
  await expectSound(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(rows).toHaveCount(2);
  await section.getByRole("button", { name: "Sign out everywhere else" }).click();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("1 other session has ended")).toBeVisible();
  await expect(rows).toHaveCount(1);
  expect((await devices[1]?.get("/api/v1/me"))?.status).toBe(401);

  await section.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("who has no password is told where it is looked after", { tag: "@any-width" }, async ({ page, enter, server }) => {
  const person = await enter("member");
  takePassword(server, person.email);
  await visit(page, "/account");
  await expect(page.getByText("There is no password here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Turn on" })).toHaveCount(0);
  await expectSound(page);
});
