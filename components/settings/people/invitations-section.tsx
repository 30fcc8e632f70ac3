"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { invitationsQuery, refreshPeople, revokeInvitation } from "#components/data/people-queries.ts";
import { ListState } from "#components/settings/list-state.tsx";
import { InvitationRow } from "#components/settings/people/invitation-row.tsx";
import { InviteForm } from "#components/settings/people/invite-form.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";

const intro =
  "An invitation is a link that you pass on yourself. It works once, for seven days, and makes this person choose a password.";

/** Invites somebody, and shows who was invited and has not come yet. */
export function InvitationsSection() {
  const client = useQueryClient();
  const { data: invitations, error, refetch } = useQuery(invitationsQuery());
  const revoke = useMutation({
    mutationFn: revokeInvitation,
    onError: (cause) => toast.error(cause.message),
    onSettled: () => refreshPeople(client),
  });
  return (
    <SettingsSection title="Invitations" intro={intro}>
      <InviteForm />
      <div className="mt-4">
        {invitations ? null : <ListState what="invitations" error={error} onRetry={() => void refetch()} />}
        {invitations?.data.length === 0 ? (
          <p className="rounded-lg px-3.5 py-4 text-sm text-faint ring-1 ring-line">Nobody is invited at the moment.</p>
        ) : null}
        {invitations && invitations.data.length > 0 ? (
          <ul aria-label="Open invitations" className="rounded-lg bg-panel ring-1 ring-line">
            {invitations.data.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                busy={revoke.isPending && revoke.variables.id === invitation.id}
                onRevoke={() => revoke.mutate(invitation)}
              />
            ))}
          </ul>
        ) : null}
      </div>
    </SettingsSection>
  );
}
