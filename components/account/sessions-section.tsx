"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Section } from "#components/account/section.tsx";
import { SessionRow } from "#components/account/session-row.tsx";
import { SignOutDialog } from "#components/account/sign-out-dialog.tsx";
import { revokeSession, sessionsQuery } from "#components/data/account-queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { deviceWords } from "#lib/access/device-words.ts";
import type { Session } from "#lib/api/account.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const intro = "Where you are signed in. Sign out what you do not know, then change the password.";

/** Every session of the person, and the ways to end them. */
export function SessionsSection() {
  const client = useQueryClient();
  const [asking, setAsking] = useState<"others" | "all" | null>(null);
  const { data: sessions, error, refetch } = useQuery({ ...sessionsQuery(), refetchOnWindowFocus: "always" });
  const revoke = useMutation({
    mutationFn: ({ id }: Session) => revokeSession(id),
    onSuccess: (_, session) => toast.success(`${deviceWords(session.userAgent)} is signed out`),
    onError: (cause) => toast.error(cause.message),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.account.sessions() }),
  });

  if (!sessions) {
    return (
      <Section title="Sessions" intro={intro}>
        {error ? (
          <div className="flex flex-col items-start gap-3">
            <Notice tone="bad" title="The sessions could not be loaded">
              {error.message}
            </Notice>
            <Button onClick={() => void refetch()}>Try again</Button>
          </div>
        ) : (
          <Skeleton className="h-24 w-full rounded-lg" />
        )}
      </Section>
    );
  }
  return (
    <Section title="Sessions" intro={intro}>
      <ul className="rounded-lg bg-panel ring-1 ring-line">
        {sessions.data.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={revoke.isPending && revoke.variables.id === session.id}
            onRevoke={() => revoke.mutate(session)}
          />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {sessions.data.length > 1 ? (
          <Button onClick={() => setAsking("others")}>Sign out everywhere else</Button>
        ) : null}
        <Button onClick={() => setAsking("all")}>Sign out everywhere</Button>
      </div>
      {asking ? <SignOutDialog where={asking} onClose={() => setAsking(null)} /> : null}
    </Section>
  );
}
