"use client";

import { useState } from "react";
import { changeEndpoint, makeEndpoint, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { HeaderFields, type HeaderRow, headerPairs, headerRows } from "#components/forwarding/header-fields.tsx";
import { TopicFields } from "#components/forwarding/topic-fields.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { FormDialog } from "#components/ui/form-dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

type Props = {
  /** Null for a new one. */
  endpoint: Endpoint | null;
  onClose: () => void;
  onSaved: (endpoint: Endpoint) => void;
};

/** What a person says of an endpoint: where it is, what it wants, and what goes along. */
export function EndpointDialog({ endpoint, onClose, onSaved }: Props) {
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [description, setDescription] = useState(endpoint?.description ?? "");
  const [topics, setTopics] = useState<readonly string[] | null>(endpoint?.topics ?? null);
  const [headers, setHeaders] = useState<HeaderRow[]>(() => headerRows(endpoint?.headers ?? []));
  const save = useForwardingAction(
    () => {
      const choice = { url, description, topics: topics && [...topics], headers: headerPairs(headers) };
      return endpoint ? changeEndpoint({ id: endpoint.id, ...choice }) : makeEndpoint(choice);
    },
    {
      onSuccess: (saved) => {
        onClose();
        onSaved(saved);
      },
    },
  );
  const [chosenNone, setChosenNone] = useState(false);
  const refused = chosenNone ? "Choose at least one topic, or all of them." : (save.error?.message ?? null);
  const urlRefused = refused?.startsWith("url: ") ? refused.slice("url: ".length) : null;

  function submit() {
    setChosenNone(topics?.length === 0);
    if (topics?.length !== 0) save.mutate(undefined);
  }

  return (
    <FormDialog title={endpoint ? `Edit ${endpointName(endpoint)}` : "New endpoint"} onClose={onClose}>
      <Form
        busy={save.isPending}
        error={urlRefused === null ? refused : null}
        onSubmit={submit}
        className="flex flex-col gap-4"
        end={
          <SubmitButton
            action={endpoint ? "Save" : "Make the endpoint"}
            busy={save.isPending}
            className="min-h-8 self-start px-3.5"
          />
        }
      >
        <TextField
          label="Address"
          type="url"
          name="url"
          placeholder="https://crm.example.com/hooks/allo"
          autoComplete="off"
          spellCheck={false}
          required
          value={url}
          onChange={({ target }) => setUrl(target.value)}
          error={urlRefused}
          hint="Gets each delivery as a POST, and has 20 seconds to answer with a 2xx."
        />
        <TextField
          label="Name"
          name="description"
          placeholder="What it is, for people"
          autoComplete="off"
          maxLength={200}
          value={description}
          onChange={({ target }) => setDescription(target.value)}
        />
        <TopicFields topics={topics} onChange={setTopics} />
        <HeaderFields rows={headers} onChange={setHeaders} />
      </Form>
    </FormDialog>
  );
}
