"use client";

import { useQuery } from "@tanstack/react-query";
import { CloudAlert } from "lucide-react";
import { NameForm } from "#components/account/name-form.tsx";
import { PasswordSection } from "#components/account/password-section.tsx";
import { SecondFactorSection } from "#components/account/second-factor-section.tsx";
import { SessionsSection } from "#components/account/sessions-section.tsx";
import { accountQuery } from "#components/data/account-queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** What a signed-in person looks after alone: name, password, second factor, sessions. */
export function AccountScreen() {
  const { data: account, error, refetch } = useQuery(accountQuery());
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col px-4 pt-3.5 pb-16 lg:px-6">
        <header className="flex min-h-7 items-center pb-4">
          <h1>Account</h1>
        </header>
        {account ? (
          <>
            <NameForm account={account} />
            <PasswordSection account={account} />
            <SecondFactorSection account={account} />
            <SessionsSection />
          </>
        ) : error ? (
          <StatePanel
            tone="error"
            icon={<CloudAlert />}
            title="Your account could not be loaded"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </StatePanel>
        ) : (
          <div role="status" aria-label="Loading your account" className="flex flex-col gap-6">
            <Skeleton className="h-40 w-full rounded-lg" />
            <Skeleton className="h-40 w-full rounded-lg" />
          </div>
        )}
      </div>
    </div>
  );
}
