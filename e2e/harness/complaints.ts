import type { BrowserContext } from "@playwright/test";

/** What the browser had to complain about: console errors and warnings, exceptions, requests that failed. */
export type Complaints = {
  /** Takes complaints that match as part of the test. */
  expect(pattern: RegExp): void;
  /** Those that nobody expected. */
  unexpected(): string[];
};

/** Listens to every page of the context. */
export function hearComplaints(context: BrowserContext): Complaints {
  const heard: string[] = [];
  const expected: RegExp[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (event) => heard.push(`exception: ${event.error().message}`));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "no reason";
    // The page itself gave up on it: it moved on, or no longer needs the answer.
    if (reason !== "net::ERR_ABORTED") heard.push(`failed: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) heard.push(`answered ${response.status()}: ${response.url()}`);
  });
  return {
    expect: (pattern) => expected.push(pattern),
    unexpected: () => heard.filter((text) => !expected.some((pattern) => pattern.test(text))),
  };
}
