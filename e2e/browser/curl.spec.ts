import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { copied } from "#e2e/browser/clipboard.ts";
import { detail, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const shell = promisify(execFile);

const NASTY = `It's "quoted" \\ $HOME \`id\` !! %s é 漢 🚲\n'; echo gone; '`;

test("the command masks the signature", async ({ page, busyInbox }) => {
  const id = await busyInbox.receives(message(), { headers: { cookie: "session=secret" } });
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  const command = await copied(
    page,
    detail(page).getByRole("button", { name: "Copy as cURL, with the signature masked" }),
  );
  expect(command).toContain(`${busyInbox.url}/api/allo`);
  expect(command).toContain("webhook-signature: MASKED");
  expect(command).toContain("cookie: MASKED");
  expect(command).not.toContain("v1,");
  expect(command).not.toContain("session=secret");
});

test("the command with the signature, run in a shell, delivers the very same bytes again", async ({
  page,
  busyInbox,
}) => {
  const id = await busyInbox.receives(message({ content: NASTY, from: NASTY }));
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  await detail(page).getByRole("button", { name: "More actions" }).click();
  const command = await copied(page, page.getByRole("button", { name: "Copy as cURL with signature" }));
  const { stdout } = await shell("sh", ["-c", `${command} --silent --show-error`]);
  expect(JSON.parse(stdout)).toEqual({ status: "duplicate", id });
});
