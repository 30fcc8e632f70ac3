"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { inspectLink } from "#components/data/door.ts";
import { DoorCard } from "#components/door/door-card.tsx";
import { WelcomeForm } from "#components/door/welcome-form.tsx";

/** Where a one-time link leads: set-up, invitation or a new password. */
export function WelcomeScreen() {
  const token = useFragment();
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => inspectLink(token ?? ""),
    enabled: Boolean(token),
    retry: false,
    refetchOnWindowFocus: false,
  });

  if (token && link.data) return <WelcomeForm token={token} link={link.data} />;
  if (token === "" || link.isError) {
    return (
      <DoorCard title="This link does not work">
        <p className="text-sm text-soft">
          {link.error?.message ?? "Its end is missing. Copy the whole link, with everything behind the #."}
        </p>
      </DoorCard>
    );
  }
  return (
    <DoorCard title="One moment">
      <p role="status" className="text-sm text-soft">
        The link is being looked up.
      </p>
    </DoorCard>
  );
}

/** What stands behind the `#`, which only the browser knows; null until it has taken over from the server. */
function useFragment(): string | null {
  return useSyncExternalStore(
    onHashChange,
    () => window.location.hash.slice(1),
    () => null,
  );
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
