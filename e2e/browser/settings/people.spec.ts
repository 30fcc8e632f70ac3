import type { Page } from "@playwright/test";
import { copied } from "#e2e/browser/clipboard.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { enterAs } from "#e2e/harness/enter-as.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { ADMINISTRATOR, post } from "#e2e/harness/visitors.ts";

const PASSWORD = "four words of no sense";

/** Invites somebody on the page; gives the link that it shows. */
async function invite(page: Page, email: string, role: "Administrator" | "Member" | "Viewer"): Promise<string> {
  const invitations = page.getByRole("region", { name: "Invitations" });
  await invitations.getByLabel("E-mail").fill(email);
  await invitations.getByLabel("Role", { exact: true }).selectOption(role);
  await invitations.getByRole("button", { name: "Invite", exact: true }).click();
  const shown = page.getByRole("region", { name: `Invitation for ${email}` });
  await expect(shown).toBeFocused();
  return (await shown.getByRole("code").textContent()) ?? "";
}

async function join(url: string, link: string, email: string): Promise<void> {
  const token = link.split("#")[1];
  const answer = await post(url, "/api/welcome/accept", { token, name: "Joan of Kent", email, password: PASSWORD });
  expect(answer.status, answer.text).toBe(200);
}

test("an invitation is made, copied, shown once and revoked", async ({ page, emptyInbox, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit(page, `${emptyInbox.url}/settings`);
  await expect(page).toHaveURL(`${emptyInbox.url}/settings/people`);
  await expect(page.getByText("Nobody is invited at the moment.")).toBeVisible();
  const link = await invite(page, "joan@example.com", "Viewer");
  expect(link).toContain(`${emptyInbox.url}/welcome#`);
  expect(await copied(page, page.getByRole("button", { name: "Copy the invitation link" }))).toBe(link);
  const open = page.getByRole("list", { name: "Open invitations" });
  await expect(open).toContainText(/joan@example.com.*Viewer, invited .*, until \d+ \w+ \d{4}/);
  await expectSound(page);
  await page.reload();
  await expect(open).toContainText("joan@example.com");
  await expect(page.getByText(link)).toHaveCount(0);
  await open.getByRole("button", { name: "Revoke the invitation of joan@example.com" }).click();
  await expect(page.getByText("Nobody is invited at the moment.")).toBeVisible();
  expect((await post(emptyInbox.url, "/api/welcome", { token: link.split("#")[1] })).status).toBe(410);
});

test("a role is changed and somebody removed, each after a question", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  await visit(page, `${emptyInbox.url}/settings/people`);
  const link = await invite(page, "joan@example.com", "Member");
  await join(emptyInbox.url, link, "joan@example.com");
  await page.reload();
  const role = page.getByLabel("Role of joan@example.com");
  await role.selectOption("Viewer");
  const question = page.getByRole("alertdialog", { name: "Make Joan of Kent a viewer?" });
  await expectSound(page);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(role).toHaveValue("member");
  await role.selectOption("Viewer");
  await question.getByRole("button", { name: "Change role" }).click();
  await expect(role).toHaveValue("viewer");
  await page.getByRole("button", { name: "What to do with joan@example.com" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  const goodbye = page.getByRole("alertdialog", { name: "Remove Joan of Kent?" });
  await expect(goodbye).toContainText("only come back by a new invitation");
  await goodbye.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("list", { name: "People" }).getByRole("listitem")).toHaveCount(1);
});

test("a reset link is made and shown once", { tag: "@any-width" }, async ({ page, emptyInbox }) => {
  await visit(page, `${emptyInbox.url}/settings/people`);
  await page.getByRole("button", { name: `What to do with ${ADMINISTRATOR.email}` }).click();
  await page.getByRole("button", { name: "Make a reset link" }).click();
  const shown = page.getByRole("region", { name: `Reset link for ${ADMINISTRATOR.email}` });
  await expect(shown).toBeFocused();
  const token = ((await shown.getByRole("code").textContent()) ?? "").split("#")[1];
  expect((await post(emptyInbox.url, "/api/welcome", { token })).json).toMatchObject({ kind: "reset" });
  await shown.getByRole("button", { name: "Done, hide it" }).click();
  await expect(shown).toHaveCount(0);
});

test("the last administrator is told what to do first, and is not locked out", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  complaints,
}) => {
  complaints.expect(/409/);
  await visit(page, `${emptyInbox.url}/settings/people`);
  await page.getByLabel(`Role of ${ADMINISTRATOR.email}`).selectOption("Viewer");
  const question = page.getByRole("alertdialog", { name: "Make yourself a viewer?" });
  await expect(question).toContainText("You leave this page at once");
  await question.getByRole("button", { name: "Give up my rights" }).click();
  await expect(page.getByText(/Make somebody else an administrator first/)).toBeVisible();
  await expect(page.getByLabel(`Role of ${ADMINISTRATOR.email}`)).toHaveValue("administrator");
});

test("names that hold anything break nothing", async ({ page, emptyInbox }) => {
  await visit(page, `${emptyInbox.url}/settings/people`);
  const email = "a.very.long.address.of.somebody.who.has.one@subdomain.of.a.company.example.com";
  const link = await invite(page, email, "Member");
  const name = "<img src=x onerror=alert(1)> \u202Eevil";
  const token = link.split("#")[1];
  await post(emptyInbox.url, "/api/welcome/accept", { token, name, email, password: PASSWORD });
  await page.reload();
  await expect(page.getByRole("list", { name: "People" })).toContainText("<img src=x onerror=alert(1)>");
  await expectSound(page);
});

test("whoever does not administer finds no settings", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  context,
  complaints,
}) => {
  complaints.expect(/403/);
  const made = await askApi(emptyInbox.url, "/api/v1/invitations", {
    method: "POST",
    body: JSON.stringify({ email: "joan@example.com", role: "member" }),
  });
  await join(emptyInbox.url, JSON.parse(made.text).link, "joan@example.com");
  await context.clearCookies();
  await enterAs(context, emptyInbox.url, { email: "joan@example.com", password: PASSWORD });
  await page.goto(`${emptyInbox.url}/deliveries`);
  await expect(page.getByRole("link", { name: "Deliveries" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  for (const path of ["people", "keys", "audit"]) {
    const response = await page.goto(`${emptyInbox.url}/settings/${path}`);
    expect(response?.status(), path).toBe(403);
  }
});
