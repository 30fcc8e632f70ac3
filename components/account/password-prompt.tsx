"use client";

import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ShortForm } from "#components/account/short-form.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";

type Props<Answer> = {
  action: string;
  /** Why it is asked for, or what will happen. */
  children: ReactNode;
  ask: (password: string) => Promise<Answer>;
  onAnswer: (answer: Answer) => void;
  onCancel: () => void;
};

/** Asks for the present password before something that a borrowed device must not do. */
export function PasswordPrompt<Answer>({ action, children, ask, onAnswer, onCancel }: Props<Answer>) {
  const [password, setPassword] = useState("");
  const attempt = useMutation({ mutationFn: ask, onSuccess: onAnswer });
  return (
    <ShortForm
      action={action}
      busy={attempt.isPending}
      error={attempt.error?.message ?? null}
      onSubmit={() => attempt.mutate(password)}
      onCancel={onCancel}
    >
      <p className="text-sm text-pretty text-soft">{children}</p>
      <PasswordField label="Password" name="password" autoFocus value={password} onChange={setPassword} />
    </ShortForm>
  );
}
