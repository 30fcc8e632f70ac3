"use client";

import { useState } from "react";
import { type ChannelFields, changeChannel, makeChannel, useAlertAction } from "#components/data/alert-actions.ts";
import { channelKindWords } from "#components/settings/alerts/alert-words.ts";
import { ChannelPlace } from "#components/settings/alerts/channel-place.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { FormDialog } from "#components/ui/form-dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type ChannelKind, channelKinds } from "#lib/alerts/send-state.ts";
import type { AlertChannel } from "#lib/api/alerts.ts";

type Props = {
  /** Null for a new one. */
  channel: AlertChannel | null;
  mailFrom: string | null;
  onClose: () => void;
};

/** Where a channel leads, and what it is called. */
export function ChannelDialog({ channel, mailFrom, onClose }: Props) {
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? "slack");
  const [name, setName] = useState(channel?.name ?? "");
  const [place, setPlace] = useState(() => ({
    url: "",
    addresses: channel?.addresses?.join(", ") ?? "",
    endpointId: channel?.endpointId ?? null,
  }));
  const save = useAlertAction(
    () => {
      const fields: ChannelFields = { name, ...placeFields(kind, place, channel !== null) };
      return channel ? changeChannel({ id: channel.id, ...fields }) : makeChannel({ kind, ...fields });
    },
    { onSuccess: onClose },
  );

  return (
    <FormDialog title={channel ? `Edit ${channel.label}` : "New channel"} onClose={onClose}>
      <Form
        busy={save.isPending}
        error={save.error?.message ?? null}
        onSubmit={() => save.mutate(undefined)}
        className="flex flex-col gap-4"
        end={
          <SubmitButton
            action={channel ? "Save" : "Add the channel"}
            busy={save.isPending}
            className="min-h-8 self-start px-3.5"
          />
        }
      >
        {channel ? null : (
          <fieldset className="min-w-0">
            <legend className="mb-1 text-xs font-[560] text-soft">Where to</legend>
            <div className="flex flex-wrap gap-x-5">
              {channelKinds.toReversed().map((one) => (
                <label key={one} className="flex min-h-7 cursor-pointer items-center gap-2 text-sm">
                  <input
                    type="radio"
                    name="kind"
                    checked={kind === one}
                    onChange={() => setKind(one)}
                    className="size-3.5 accent-accent"
                  />
                  {channelKindWords[one]}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <ChannelPlace kind={kind} channel={channel} mailFrom={mailFrom} place={place} onChange={setPlace} />
        <TextField
          label="Name"
          name="name"
          placeholder="What it is, for people"
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Form>
    </FormDialog>
  );
}

type Place = { url: string; addresses: string; endpointId: number | null };

/** Of the fields, those of its kind. The address of a webhook is shown to nobody, and left as it is where none is given. */
function placeFields(kind: ChannelKind, { url, addresses, endpointId }: Place, isKnown: boolean) {
  if (kind === "endpoint") return endpointId === null ? {} : { endpointId };
  if (kind === "slack") return isKnown && url.trim() === "" ? {} : { url };
  return { addresses: addresses.split(/[\s,;]+/).filter((address) => address !== "") };
}
