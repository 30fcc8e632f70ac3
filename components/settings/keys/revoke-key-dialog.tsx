"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { revokeKey } from "#components/data/key-queries.ts";
import { refreshPeople } from "#components/data/people-queries.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { Key } from "#lib/api/keys.ts";

/** Asks before a script stops working. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: Key; onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeKey,
    onSuccess: () => toast.success(`The key ${apiKey.name} is revoked`),
    onError: (cause) => toast.error(cause.message),
    onSettled: async () => {
      onClose();
      await refreshPeople(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Revoke the key ${apiKey.name}?`}
      action="Revoke"
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate(apiKey)}
      onClose={onClose}
    >
      Whatever uses it is refused at once. It cannot be brought back; a new key is quickly made.
    </ConfirmDialog>
  );
}
