"use client";

import { Eye, EyeOff } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { toast } from "sonner";
import { rotateSecret, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { Until } from "#components/forwarding/until.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import type { Endpoint } from "#lib/api/endpoint.ts";

const ConfirmDialog = dynamic(() =>
  loadPart(() => import("#components/ui/confirm-dialog.tsx")).then((module) => module.ConfirmDialog),
);

/** What the receiver checks signatures with: hidden until it is asked for. */
export function EndpointSecret({ endpoint, secret }: { endpoint: Endpoint; secret: string }) {
  const { id, previousSecretUntil } = endpoint;
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const rotate = useForwardingAction(rotateSecret, {
    onSuccess: () => toast.success("There is a new secret. The old one signs too for 24 hours."),
    onError: (error) => toast.error(error.message),
    onSettled: () => setAsking(false),
  });

  return (
    <section aria-labelledby="endpoint-secret">
      <h2 id="endpoint-secret" className="mb-2">
        Signing secret
      </h2>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-60 rounded-md bg-panel px-2.5 py-1.5 text-xs ring-1 ring-line wrap-anywhere">
          {shown ? <span className="select-all">{secret}</span> : <Hidden />}
        </code>
        <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden="true" className="size-3.5" /> : <Eye aria-hidden="true" className="size-3.5" />}
          {shown ? "Hide" : "Show"}
        </Button>
        <CopyButton label="Copy the signing secret" text={() => secret}>
          Copy
        </CopyButton>
        <Button onClick={() => setAsking(true)}>New secret…</Button>
      </div>
      <p className="mt-2 text-xs text-pretty text-soft">
        {previousSecretUntil === null ? (
          "Requests carry webhook-id, webhook-timestamp and webhook-signature, as Allo’s own do: whatever verifies Allo, or any Standard Webhooks library, verifies these with this secret."
        ) : (
          <>
            The secret before this one signs too; that ends <Until iso={previousSecretUntil} />. Give the receiver the
            new one before then.
          </>
        )}
      </p>
      {asking ? (
        <ConfirmDialog
          title="Make a new secret?"
          action="New secret"
          busy={rotate.isPending}
          onConfirm={() => rotate.mutate(id)}
          onClose={() => setAsking(false)}
        >
          For 24 hours every request carries a signature with the old secret too, so that nothing is refused while you
          change it at the receiver. Then only the new one counts.
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function Hidden() {
  return (
    <>
      <span aria-hidden="true">whsec_{"•".repeat(24)}</span>
      <span className="sr-only">hidden</span>
    </>
  );
}
