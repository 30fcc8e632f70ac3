"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { changeRole, refreshPeople } from "#components/data/people-queries.ts";
import { keysWords } from "#components/settings/people/keys-words.ts";
import { roleWords } from "#components/settings/role-words.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { Role } from "#lib/access/rights.ts";
import type { Person } from "#lib/api/people.ts";

type Props = { person: Person; role: Role; onClose: () => void };

/** Asks before a role changes; whoever is about to give up the own rights is told so. */
export function RoleDialog({ person, role, onClose }: Props) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: changeRole,
    async onSuccess() {
      if (person.you && role !== "administrator") window.location.assign("/");
      else await refreshPeople(client);
    },
    onError: (cause) => toast.error(cause.message),
    onSettled: onClose,
  });
  const { name, may } = roleWords[role];
  const loses = person.role === "administrator" && role !== "administrator";
  const article = role === "administrator" ? "an" : "a";
  const who = person.you ? "yourself" : person.name;

  return (
    <ConfirmDialog
      title={`Make ${who} ${article} ${name.toLowerCase()}?`}
      action={person.you ? "Give up my rights" : "Change role"}
      busy={change.isPending}
      onConfirm={() => change.mutate({ id: person.id, role })}
      onClose={onClose}
    >
      <p>
        {article === "an" ? "An" : "A"} {name.toLowerCase()} {may}.
      </p>
      {loses ? (
        <p className="mt-2">
          {person.you
            ? "You leave this page at once, and only another administrator can bring you back."
            : `It counts at once. ${keysWords(person)}`}
        </p>
      ) : null}
      {loses && person.you && person.keys > 0 ? <p className="mt-2">{keysWords(person)}</p> : null}
    </ConfirmDialog>
  );
}
