"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { makeResetLink, peopleQuery, refreshPeople } from "#components/data/people-queries.ts";
import { ListState } from "#components/settings/list-state.tsx";
import { OnceShown } from "#components/settings/once-shown.tsx";
import { PersonRow } from "#components/settings/people/person-row.tsx";
import { RemoveDialog } from "#components/settings/people/remove-dialog.tsx";
import { RoleDialog } from "#components/settings/people/role-dialog.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Role } from "#lib/access/rights.ts";
import type { Person } from "#lib/api/people.ts";

type Asking = { person: Person; role: Role | null };

/** Everybody who may come in, and what can be done about it. */
export function PeopleSection() {
  const client = useQueryClient();
  const { data: people, error, refetch } = useQuery(peopleQuery());
  const [asking, setAsking] = useState<Asking | null>(null);
  const reset = useMutation({
    mutationFn: makeResetLink,
    onError: (cause) => toast.error(cause.message),
    onSettled: () => refreshPeople(client),
  });

  if (!people) {
    return (
      <SettingsSection title="People">
        <ListState what="people" error={error} onRetry={() => void refetch()} />
      </SettingsSection>
    );
  }
  const close = () => setAsking(null);
  return (
    <SettingsSection title="People" intro="A change counts at once, also on pages that are open.">
      <ul aria-label="People" className="rounded-lg bg-panel ring-1 ring-line">
        {people.data.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onRole={(role) => setAsking({ person, role })}
            onReset={() => reset.mutate(person)}
            onRemove={() => setAsking({ person, role: null })}
          />
        ))}
      </ul>
      {reset.data ? (
        <OnceShown
          key={reset.data.link}
          title={`Reset link for ${reset.data.email}`}
          value={reset.data.link}
          copyLabel="Copy the reset link"
          onClose={reset.reset}
        >
          Give it to them yourself; it is shown only now. It works once, until{" "}
          <Time iso={reset.data.expiresAt} as="date" />, <Time iso={reset.data.expiresAt} as="minute" />. Using it ends
          their sessions and turns their second factor off.
        </OnceShown>
      ) : null}
      {asking?.role ? <RoleDialog person={asking.person} role={asking.role} onClose={close} /> : null}
      {asking && asking.role === null ? <RemoveDialog person={asking.person} onClose={close} /> : null}
    </SettingsSection>
  );
}
