"use client";

import { CloudAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** A page broke. Deliveries are received by other code and go on being kept. */
export function PageError({ error, retry }: Props) {
  return (
    <div className="grid h-full place-items-center">
      <StatePanel
        tone="error"
        icon={<CloudAlert />}
        title="This page could not be shown"
        heading="h1"
        action={
          <>
            <Button look="primary" onClick={retry}>
              Try again
            </Button>
            <Button onClick={() => window.location.reload()}>Reload the page</Button>
          </>
        }
      >
        <p>Deliveries go on being received and kept. If it happens again, the server’s log says why.</p>
        {error.digest ? (
          <p className="mt-1">
            Look for <code>{error.digest}</code>.
          </p>
        ) : null}
      </StatePanel>
    </div>
  );
}
