import { type Answer, ask } from "#e2e/harness/ask.ts";

/** Asks the API as a page of the inbox does, with the cookies of whoever has it open. */
export type Page = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown) => Promise<Answer>;

export function asPage(url: string, cookie: string): Page {
  return (method, path, body) =>
    ask(url, path, {
      method,
      headers: { origin: url, cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
