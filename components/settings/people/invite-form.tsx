"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { invite, refreshPeople } from "#components/data/people-queries.ts";
import { OnceShown } from "#components/settings/once-shown.tsx";
import { roleWords } from "#components/settings/role-words.ts";
import { SettingsForm } from "#components/settings/settings-form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Time } from "#components/ui/time.tsx";
import { isRole, type Role, roles } from "#lib/access/rights.ts";

/** Makes an invitation and shows its link, once. */
export function InviteForm() {
  const client = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const send = useMutation({
    mutationFn: invite,
    onSuccess: () => setEmail(""),
    onSettled: () => refreshPeople(client),
  });
  const made = send.data;
  return (
    <>
      <SettingsForm
        action="Invite"
        busy={send.isPending}
        error={send.error?.message ?? null}
        onSubmit={() => send.mutate({ email, role })}
      >
        <div className="min-w-0 sm:w-72">
          <TextField
            label="E-mail"
            type="email"
            name="email"
            autoComplete="off"
            required
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
        <SelectField
          label="Role"
          value={role}
          onChange={({ target }) => {
            if (isRole(target.value)) setRole(target.value);
          }}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {roleWords[each].name}
            </option>
          ))}
        </SelectField>
      </SettingsForm>
      <p className="mt-2 text-xs text-faint">
        {role === "administrator" ? "An" : "A"} {roleWords[role].name.toLowerCase()} {roleWords[role].may}.
      </p>
      {made ? (
        <OnceShown
          key={made.link}
          title={`Invitation for ${made.email}`}
          value={made.link}
          copyLabel="Copy the invitation link"
          onClose={send.reset}
        >
          Give it to them yourself; it is shown only now. It works once, until <Time iso={made.expiresAt} as="date" />,{" "}
          <Time iso={made.expiresAt} as="minute" />. Lost it? Invite the same e-mail again: the old link dies.
        </OnceShown>
      ) : null}
    </>
  );
}
