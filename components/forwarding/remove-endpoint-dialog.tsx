"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { refreshForwarding, removeEndpoint } from "#components/data/endpoint-actions.ts";
import { countWords } from "#components/forwarding/endpoint-words.ts";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

/** Asks before an endpoint and the record of what it was sent are gone. */
export function RemoveEndpointDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const { close } = useForwardingAddress();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: removeEndpoint,
    // Its page is left first: what it shows must not be asked for any more while it goes.
    onMutate: close,
    onSuccess: () => toast.success(`${endpointName(endpoint)} is removed`),
    onError: (error) => toast.error(error.message),
    onSettled: () => refreshForwarding(client),
  });

  return (
    <ConfirmDialog
      title={`Remove ${endpointName(endpoint)}?`}
      action="Remove"
      busy={remove.isPending}
      onConfirm={() => remove.mutate(endpoint.id)}
      onClose={onClose}
    >
      <p>
        Nothing is sent to it any more
        {endpoint.pending > 0 ? `, not even the ${countWords(endpoint.pending)} that wait` : ""}, and its secret and the
        record of its forwards are gone. It cannot be brought back.
      </p>
      <p className="mt-2">The deliveries themselves stay. To stop for a while, pause it instead.</p>
    </ConfirmDialog>
  );
}
