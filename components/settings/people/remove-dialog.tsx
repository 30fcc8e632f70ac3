"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { refreshPeople, removePerson } from "#components/data/people-queries.ts";
import { keysWords } from "#components/settings/people/keys-words.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { Person } from "#lib/api/people.ts";

/** Asks before somebody loses the way in, above all before that is oneself. */
export function RemoveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: removePerson,
    async onSuccess() {
      if (person.you) {
        window.location.assign("/sign-in");
        return;
      }
      toast.success(`${person.name} is removed`);
      await refreshPeople(client);
    },
    onError: (cause) => toast.error(cause.message),
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      title={person.you ? "Remove yourself?" : `Remove ${person.name}?`}
      action={person.you ? "Lock myself out" : "Remove"}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(person)}
      onClose={onClose}
    >
      <p>
        {person.you
          ? "You are signed out everywhere at once, and only another administrator can invite you again."
          : `${person.email} is signed out everywhere at once and can only come back by a new invitation.`}
      </p>
      {person.role === "administrator" ? <p className="mt-2">{keysWords(person)}</p> : null}
      <p className="mt-2">What they did stays in the audit log.</p>
    </ConfirmDialog>
  );
}
