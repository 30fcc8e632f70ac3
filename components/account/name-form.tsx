"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "#components/account/section.tsx";
import { ShortForm } from "#components/account/short-form.tsx";
import { changeName } from "#components/data/account-queries.ts";
import { announce } from "#components/ui/announce.ts";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { roleNames } from "#lib/access/role-names.ts";
import type { Account } from "#lib/api/account.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** Who one is here. Only the name is one's own to change. */
export function NameForm({ account }: { account: Account }) {
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const save = useMutation({
    mutationFn: changeName,
    onSuccess() {
      announce("Saved");
      void client.invalidateQueries({ queryKey: queryKeys.me.all });
      return client.invalidateQueries({ queryKey: queryKeys.account.self() });
    },
  });

  return (
    <Section title="You" intro="An administrator sets e-mail and role.">
      <div className="flex flex-col gap-4">
        <Facts>
          <Fact name="E-mail">
            <bdi>{account.email}</bdi>
          </Fact>
          <Fact name="Role">{roleNames[account.role]}</Fact>
        </Facts>
        <ShortForm
          action="Save name"
          busy={save.isPending}
          error={save.error?.message ?? null}
          onSubmit={() => save.mutate(name)}
        >
          <TextField
            label="Name"
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            value={name}
            {...(save.isSuccess && name.trim() === account.name ? { hint: "Saved." } : {})}
            onChange={(event) => setName(event.target.value)}
          />
        </ShortForm>
      </div>
    </Section>
  );
}
