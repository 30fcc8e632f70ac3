"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { revokeAllSessions, revokeOtherSessions } from "#components/data/account-queries.ts";
import { sessionEnd } from "#components/data/session-end.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";

/** Asks before it ends every session, with or without the one that asks. */
export function SignOutDialog({ where, onClose }: { where: "others" | "all"; onClose: () => void }) {
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: where === "all" ? () => sessionEnd.leaveBy(revokeAllSessions) : elsewhere,
    onError: (error) => toast.error(error.message),
    onSettled: onClose,
  });

  async function elsewhere() {
    const { revoked } = await revokeOtherSessions();
    toast.success(revoked === 1 ? "1 other session has ended" : `${revoked} other sessions have ended`);
    await client.invalidateQueries({ queryKey: queryKeys.account.sessions() });
  }

  return (
    <ConfirmDialog
      title={where === "all" ? "Sign out everywhere?" : "Sign out everywhere else?"}
      action="Sign out"
      busy={signOut.isPending}
      onConfirm={() => signOut.mutate()}
      onClose={onClose}
    >
      {where === "all" ? "Every session ends, this one too." : "Every session but this one ends."} Devices that were not
      asked for the second factor are asked again.
    </ConfirmDialog>
  );
}
