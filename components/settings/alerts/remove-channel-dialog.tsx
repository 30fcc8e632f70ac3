"use client";

import { toast } from "sonner";
import { removeChannel, useAlertAction } from "#components/data/alert-actions.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { AlertChannel } from "#lib/api/alerts.ts";

/** Asks before a channel is gone. */
export function RemoveChannelDialog({ channel, onClose }: { channel: AlertChannel; onClose: () => void }) {
  const remove = useAlertAction(removeChannel, {
    onSuccess: () => {
      toast.success(`${channel.label} is removed`);
      onClose();
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <ConfirmDialog
      title={`Remove ${channel.label}?`}
      action="Remove"
      busy={remove.isPending}
      onConfirm={() => remove.mutate(channel.id)}
      onClose={onClose}
    >
      Nothing is said there any more, not even what still waits to be sent. Alerts that go to no other channel go
      nowhere.
    </ConfirmDialog>
  );
}
