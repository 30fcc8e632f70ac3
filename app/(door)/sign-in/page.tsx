import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpFirst } from "#components/door/set-up-first.tsx";
import { SignInScreen } from "#components/door/sign-in-screen.tsx";
import { oidcProblems } from "#lib/access/oidc-problem.ts";
import { visitor } from "#lib/server/auth/page-access.ts";
import { safePath } from "#lib/server/auth/safe-path.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { then: claimed, problem } = await searchParams;
  const then = safePath(claimed);
  if (await visitor()) redirect(then);
  const { people, env } = inbox().access;
  if (people.nobody()) return <SetUpFirst />;
  const known = oidcProblems.find((code) => code === problem) ?? null;
  return <SignInScreen then={then} provider={env.oidc ? new URL(env.oidc.issuer).host : null} problem={known} />;
}
