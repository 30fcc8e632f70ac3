"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "#components/account/section.tsx";
import { ShortForm } from "#components/account/short-form.tsx";
import { changePassword } from "#components/data/account-queries.ts";
import { Notice } from "#components/ui/notice.tsx";
import { NewPasswordField, PasswordField } from "#components/ui/password-field.tsx";
import type { Account } from "#lib/api/account.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export function PasswordSection({ account }: { account: Account }) {
  if (!account.hasPassword) {
    return (
      <Section title="Password" intro="You sign in with OpenID Connect.">
        <p className="text-sm text-soft">There is no password here. Change it where you sign in.</p>
      </Section>
    );
  }
  return (
    <Section title="Password" intro="A new one signs you out on every other device.">
      <PasswordForm email={account.email} />
    </Section>
  );
}

function PasswordForm({ email }: { email: string }) {
  const client = useQueryClient();
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess() {
      setPresent("");
      setNext("");
      return client.invalidateQueries({ queryKey: queryKeys.account.all });
    },
  });
  const untouched = present === "" && next === "";

  return (
    <ShortForm
      action="Change password"
      busy={change.isPending}
      error={change.error?.message ?? null}
      onSubmit={() => change.mutate({ present, next })}
    >
      {/* Tells a password manager whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label="Present password" name="present" value={present} onChange={setPresent} />
      <NewPasswordField label="New password" name="next" value={next} onChange={setNext} />
      <div role="status" className="empty:hidden">
        {change.isSuccess && untouched ? (
          <Notice tone="info" title="The password is changed">
            Every other device is signed out.
          </Notice>
        ) : null}
      </div>
    </ShortForm>
  );
}
