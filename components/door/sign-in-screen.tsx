"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { signIn } from "#components/data/door.ts";
import { CodeForm } from "#components/door/code-form.tsx";
import { DoorCard } from "#components/door/door-card.tsx";
import { DoorForm } from "#components/door/door-form.tsx";
import { ProviderButton } from "#components/door/provider-button.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { OidcProblem } from "#lib/access/oidc-problem.ts";

type Props = { then: string; provider: string | null; problem: OidcProblem | null };

/** Signs in and goes on to `then`, a path of this inbox. */
export function SignInScreen({ then, provider, problem }: Props) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: ({ status }) => {
      if (status === "signed_in") window.location.assign(then);
    },
  });

  if (attempt.data?.status === "second_factor") return <CodeForm then={then} onBack={attempt.reset} />;
  return (
    <DoorCard title="Sign in">
      {provider ? <ProviderButton provider={provider} then={then} problem={problem} /> : null}
      <DoorForm
        action="Sign in"
        busy={attempt.isPending || attempt.isSuccess}
        error={attempt.error?.message ?? null}
        onSubmit={() => attempt.mutate({ email, password })}
      >
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label="Password"
          name="password"
          hint="Forgotten? An administrator can make you a link."
          value={password}
          onChange={setPassword}
        />
      </DoorForm>
    </DoorCard>
  );
}
