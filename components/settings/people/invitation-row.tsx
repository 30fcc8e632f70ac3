import { roleWords } from "#components/settings/role-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Invitation } from "#lib/api/people.ts";

type Props = { invitation: Invitation; busy: boolean; onRevoke: () => void };

/** One invitation that nobody has used. */
export function InvitationRow({ invitation, busy, onRevoke }: Props) {
  const { email, role, createdAt, expiresAt, expired } = invitation;
  return (
    <li className="flex items-center gap-3 px-3.5 py-2.5 not-first:border-t not-first:border-line">
      <div className="min-w-0 flex-1">
        <bdi title={email} className="block truncate text-sm font-[540]">
          {email}
        </bdi>
        <p className="text-xs text-soft">
          {roleWords[role].name}, invited <Time iso={createdAt} />
          {expired ? "" : ", until "}
          {expired ? null : <Time iso={expiresAt} as="date" />}
        </p>
      </div>
      {expired ? <Chip tone="warn">Too old</Chip> : null}
      <Button disabled={busy} aria-label={`Revoke the invitation of ${email}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}
