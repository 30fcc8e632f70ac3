"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { makeKey } from "#components/data/key-queries.ts";
import { refreshPeople } from "#components/data/people-queries.ts";
import { setupQuery } from "#components/data/setup-query.ts";
import { OnceShown } from "#components/settings/once-shown.tsx";
import { SettingsForm } from "#components/settings/settings-form.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { KeyScope } from "#lib/api/keys.ts";

const lives = [
  { days: "", label: "Until it is revoked" },
  { days: "30", label: "30 days" },
  { days: "90", label: "90 days" },
  { days: "365", label: "A year" },
];

/** Makes a key and shows it, once, with a line to try it. */
export function KeyForm() {
  const client = useQueryClient();
  const { data: setup } = useQuery(setupQuery());
  const [name, setName] = useState("");
  const [scope, setScope] = useState<KeyScope>("read");
  const [days, setDays] = useState("");
  const make = useMutation({
    mutationFn: makeKey,
    onSuccess: () => setName(""),
    onSettled: () => refreshPeople(client),
  });
  const base = setup?.webhookUrl.replace(/\/api\/allo$/, "") ?? "";
  const curl = `curl -H "Authorization: Bearer ${make.data?.key}" ${base}/api/v1/deliveries`;

  return (
    <>
      <SettingsForm
        action="Make a key"
        busy={make.isPending}
        error={make.error?.message ?? null}
        onSubmit={() => make.mutate({ name, scope, days: days === "" ? null : Number(days) })}
      >
        <div className="min-w-0 sm:w-64">
          <TextField
            label="What it is for"
            name="name"
            autoComplete="off"
            required
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <SelectField
          label="May"
          value={scope}
          onChange={({ target }) => setScope(target.value === "administrator" ? "administrator" : "read")}
        >
          <option value="read">read everything</option>
          <option value="administrator">do everything</option>
        </SelectField>
        <SelectField label="Works" value={days} onChange={({ target }) => setDays(target.value)}>
          {lives.map((life) => (
            <option key={life.days} value={life.days}>
              {life.label}
            </option>
          ))}
        </SelectField>
      </SettingsForm>
      {make.data ? (
        <OnceShown
          key={make.data.id}
          title={`The key ${make.data.name}`}
          value={make.data.key}
          copyLabel="Copy the key"
          onClose={make.reset}
        >
          It is shown only now: the inbox keeps nothing but its hash. Try it:
          <div className="mt-1.5 flex flex-wrap items-center gap-2">
            <code className="min-w-0 flex-1 basis-60 wrap-anywhere text-ink select-all">{curl}</code>
            <CopyButton label="Copy the curl command" text={() => curl}>
              Copy
            </CopyButton>
          </div>
        </OnceShown>
      ) : null}
    </>
  );
}
