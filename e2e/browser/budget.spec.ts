import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { z } from "zod";
import { rows, visit } from "#e2e/browser/list-page.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const BUDGET = 130_000;

// An empty page loads what every page of the build does: React and Next's router. What our own root layout adds
// (caches, URL state, themes) is not empty, so it counts against the budget.
test("the scripts of /deliveries weigh at most 130 KB gzipped above an empty page of the same build", async ({
  page,
  busyInbox,
}) => {
  const arriving: Promise<{ path: string; weight: number }>[] = [];
  const listen = (response: Response) => {
    if (response.request().resourceType() !== "script") return;
    arriving.push(response.body().then((body) => ({ path: new URL(response.url()).pathname, weight: weigh(body) })));
  };
  page.on("response", listen);
  await visit(page, `${busyInbox.url}/deliveries`);
  await expect(rows(page).first()).toBeVisible();
  // What shows the toasts is the last to come.
  await expect(page.getByRole("region", { name: "Notifications" })).toBeAttached();
  page.off("response", listen);
  const scripts = new Map((await Promise.all(arriving)).map(({ path, weight }) => [path, weight]));

  const empty = await scriptsOfAnEmptyPage();
  expect([...scripts.keys()]).toEqual(expect.arrayContaining(empty));
  const above = [...scripts].filter(([path]) => !empty.includes(path));
  const sum = above.reduce((total, [, weight]) => total + weight, 0);
  expect(sum, JSON.stringify(above, null, 1)).toBeLessThanOrEqual(BUDGET);
  expect(sum, "something was weighed").toBeGreaterThan(BUDGET / 10);
});

async function scriptsOfAnEmptyPage(): Promise<string[]> {
  const manifest = await readFile(join(import.meta.dirname, "../../.next/build-manifest.json"), "utf8");
  const { rootMainFiles } = z.object({ rootMainFiles: z.array(z.string()).min(1) }).parse(JSON.parse(manifest));
  return rootMainFiles.map((file) => `/_next/${file}`);
}

function weigh(script: Uint8Array): number {
  return gzipSync(script, { level: 6 }).length;
}
