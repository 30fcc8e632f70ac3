import type { BrowserContext } from "@playwright/test";
import { type Credentials, signIn } from "#e2e/harness/visitors.ts";

/** Signs somebody in, in every page of the context. */
export async function enterAs(context: BrowserContext, url: string, who: Credentials): Promise<void> {
  await enterWith(context, url, await signIn(url, who));
}

/** Gives every page of the context the cookies of somebody who has signed in. */
export async function enterWith(context: BrowserContext, url: string, cookies: string): Promise<void> {
  await context.addCookies(
    cookies.split("; ").map((cookie) => {
      const at = cookie.indexOf("=");
      const [name, value] = [cookie.slice(0, at), cookie.slice(at + 1)];
      // Browsers send Secure cookies to loopback also over http.
      return { name, value, domain: new URL(url).hostname, path: "/", secure: name.startsWith("__Secure-") };
    }),
  );
}
