"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { PasswordPrompt } from "#components/account/password-prompt.tsx";
import { RecoveryCodes } from "#components/account/recovery-codes.tsx";
import { SecondFactorState } from "#components/account/second-factor-state.tsx";
import { Section } from "#components/account/section.tsx";
import { dropSecondFactor, prepareSecondFactor, renewRecoveryCodes } from "#components/data/account-queries.ts";
import { loadPart } from "#components/ui/load-part.ts";
import type { Account, Authenticator } from "#lib/api/account.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const AuthenticatorSetUp = dynamic(() =>
  loadPart(() => import("#components/account/authenticator-set-up.tsx")).then((module) => module.AuthenticatorSetUp),
);

type Step =
  | { at: "rest" | "turning-on" | "renewing" | "turning-off" }
  | { at: "scanning"; authenticator: Authenticator }
  | { at: "codes"; codes: string[] };

const intro = "A code of an app on your phone besides the password, so that the password alone opens nothing.";

/** Turns the second factor on and off, step by step. */
export function SecondFactorSection({ account }: { account: Account }) {
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "rest" });
  const rest = () => setStep({ at: "rest" });

  function refresh() {
    void client.invalidateQueries({ queryKey: queryKeys.account.all });
  }
  function showCodes({ recoveryCodes }: { recoveryCodes: string[] }) {
    setStep({ at: "codes", codes: recoveryCodes });
    refresh();
  }

  return (
    <Section title="Second factor" intro={intro}>
      {step.at === "rest" ? (
        <SecondFactorState
          account={account}
          onTurnOn={() => setStep({ at: "turning-on" })}
          onRenew={() => setStep({ at: "renewing" })}
          onTurnOff={() => setStep({ at: "turning-off" })}
        />
      ) : null}
      {step.at === "turning-on" ? (
        <PasswordPrompt
          action="Go on"
          ask={prepareSecondFactor}
          onAnswer={(authenticator) => setStep({ at: "scanning", authenticator })}
          onCancel={rest}
        >
          Your password, so that nobody else at this device can do it.
        </PasswordPrompt>
      ) : null}
      {step.at === "scanning" ? (
        <AuthenticatorSetUp authenticator={step.authenticator} onConfirmed={showCodes} onCancel={rest} />
      ) : null}
      {step.at === "codes" ? <RecoveryCodes codes={step.codes} onDone={rest} /> : null}
      {step.at === "renewing" ? (
        <PasswordPrompt action="Make new codes" ask={renewRecoveryCodes} onAnswer={showCodes} onCancel={rest}>
          The recovery codes that you have stop to work.
        </PasswordPrompt>
      ) : null}
      {step.at === "turning-off" ? (
        <PasswordPrompt
          action="Turn off"
          ask={dropSecondFactor}
          onAnswer={() => {
            rest();
            refresh();
          }}
          onCancel={rest}
        >
          The password alone opens your account then.
        </PasswordPrompt>
      ) : null}
    </Section>
  );
}
