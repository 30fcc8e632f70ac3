"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { signInWithCode } from "#components/data/door.ts";
import { DoorCard } from "#components/door/door-card.tsx";
import { DoorForm } from "#components/door/door-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";

/** The second step of signing in, for those who set up a second factor. */
export function CodeForm({ then, onBack }: { then: string; onBack: () => void }) {
  const [code, setCode] = useState("");
  const [trustDevice, setTrustDevice] = useState(false);
  const attempt = useMutation({ mutationFn: signInWithCode, onSuccess: () => window.location.assign(then) });

  return (
    <DoorCard title="Second factor" intro="The six digits that your authenticator app shows now, or a recovery code.">
      <DoorForm
        action="Go on"
        busy={attempt.isPending || attempt.isSuccess}
        error={attempt.error?.message ?? null}
        onSubmit={() => attempt.mutate({ code, trustDevice })}
      >
        <TextField
          label="Code"
          name="code"
          autoComplete="one-time-code"
          required
          autoFocus
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <label className="flex items-center gap-2 text-sm text-soft">
          <input
            type="checkbox"
            checked={trustDevice}
            onChange={(event) => setTrustDevice(event.target.checked)}
            className="size-4 accent-accent"
          />
          Do not ask again on this device for 30 days
        </label>
      </DoorForm>
      <Button look="ghost" className="mt-3" onClick={onBack}>
        Back
      </Button>
    </DoorCard>
  );
}
