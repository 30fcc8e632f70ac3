import assert from "node:assert/strict";
import type { Page } from "#e2e/harness/as-page.ts";
import type { Answer } from "#e2e/harness/ask.ts";
import { post } from "#e2e/harness/visitors.ts";
import type { Role } from "#lib/access/rights.ts";
import { newLinkSchema, type Person, peopleSchema } from "#lib/api/people.ts";

/** The person with this e-mail, as an administrator sees them. */
export async function personOf(administrator: Page, email: string): Promise<Person> {
  const { data } = peopleSchema.parse((await administrator("GET", "/api/v1/people")).json);
  const person = data.find((each) => each.email === email);
  assert.ok(person, `${email} is not on the list`);
  return person;
}

/** Invites somebody over the API; gives the link's token. */
export async function inviteOver(administrator: Page, email: string, role: Role = "member"): Promise<string> {
  const answer = await administrator("POST", "/api/v1/invitations", { email, role });
  assert.equal(answer.status, 201, answer.text);
  return tokenOf(newLinkSchema.parse(answer.json).link);
}

export function tokenOf(link: string): string {
  const [page, token] = link.split("#");
  assert.ok(page?.endsWith("/welcome") && token !== undefined, link);
  return token;
}

/** Uses a one-time link as its page does. */
export function acceptLink(
  url: string,
  token: string,
  email: string,
  password = "four words of no sense",
): Promise<Answer> {
  return post(url, "/api/welcome/accept", { token, name: "Somebody", email, password });
}
