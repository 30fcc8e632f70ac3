"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { acceptLink, type OpenLink } from "#components/data/door.ts";
import { DoorCard } from "#components/door/door-card.tsx";
import { DoorForm } from "#components/door/door-form.tsx";
import { NewPasswordField } from "#components/ui/password-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";

const words = {
  "set-up": { title: "Set up the inbox", intro: "You become its first administrator.", action: "Set up" },
  invitation: { title: "Welcome", intro: "Choose a password, and you are in.", action: "Join" },
  reset: {
    title: "Choose a new password",
    intro: "It ends every session and turns the second factor off, so that only you are in.",
    action: "Save and sign in",
  },
};

/** Asks for what the link leaves open: who it is, and a password. */
export function WelcomeForm({ token, link }: { token: string; link: OpenLink }) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState(link.email ?? "");
  const [password, setPassword] = useState("");
  const accept = useMutation({ mutationFn: acceptLink, onSuccess: () => window.location.assign("/") });
  const { title, intro, action } = words[link.kind];

  return (
    <DoorCard title={title} intro={intro}>
      <DoorForm
        action={action}
        busy={accept.isPending || accept.isSuccess}
        error={accept.error?.message ?? null}
        onSubmit={() => accept.mutate({ token, name, email, password })}
      >
        {link.kind === "reset" ? null : (
          <TextField
            label="Name"
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          readOnly={link.email !== null}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <NewPasswordField label="Password" name="password" value={password} onChange={setPassword} />
      </DoorForm>
    </DoorCard>
  );
}
