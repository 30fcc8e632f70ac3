"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { inFours } from "#components/account/in-fours.ts";
import { QrCode } from "#components/account/qr-code.tsx";
import { ShortForm } from "#components/account/short-form.tsx";
import { confirmSecondFactor } from "#components/data/account-queries.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Authenticator } from "#lib/api/account.ts";

type Props = {
  authenticator: Authenticator;
  onConfirmed: (answer: { recoveryCodes: string[] }) => void;
  onCancel: () => void;
};

/** Hands the secret to an app, and asks for a code to see that it arrived. */
export function AuthenticatorSetUp({ authenticator: { uri, secret }, onConfirmed, onCancel }: Props) {
  const [code, setCode] = useState("");
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: onConfirmed });
  return (
    <div className="flex flex-col gap-5 sm:flex-row sm:gap-6">
      <div className="flex shrink-0 flex-col gap-2">
        <QrCode text={uri} label="QR code for an authenticator app" />
        <a href={uri} className="text-xs text-accent underline underline-offset-2 sm:hidden">
          Open in an app on this phone
        </a>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="text-sm text-pretty text-soft">
          <p>Scan it with an authenticator app, or type this secret into one:</p>
          <div className="mt-1.5 flex items-start gap-1">
            <code className="min-w-0 text-xs leading-6 text-ink">{inFours(secret)}</code>
            <CopyButton look="ghost" size="small" label="Copy the secret" text={() => secret} />
          </div>
        </div>
        <ShortForm
          action="Turn on"
          busy={confirm.isPending}
          error={confirm.error?.message ?? null}
          onSubmit={() => confirm.mutate(code)}
          onCancel={onCancel}
        >
          <TextField
            label="Code that the app shows now"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </ShortForm>
      </div>
    </div>
  );
}
