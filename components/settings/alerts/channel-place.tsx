"use client";

import { useQuery } from "@tanstack/react-query";
import { endpointsQuery } from "#components/data/endpoint-queries.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ChannelKind } from "#lib/alerts/send-state.ts";
import type { AlertChannel } from "#lib/api/alerts.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

type Place = { url: string; addresses: string; endpointId: number | null };

type Props = {
  kind: ChannelKind;
  channel: AlertChannel | null;
  mailFrom: string | null;
  place: Place;
  onChange: (place: Place) => void;
};

/** The field that says where a channel of this kind leads, and what has to be there for it to work. */
export function ChannelPlace({ kind, channel, mailFrom, place, onChange }: Props) {
  if (kind === "slack") {
    return (
      <TextField
        label="Address of the webhook"
        type="url"
        name="url"
        placeholder="https://hooks.slack.com/services/…"
        autoComplete="off"
        spellCheck={false}
        required={channel === null}
        value={place.url}
        onChange={({ target }) => onChange({ ...place, url: target.value })}
        hint={
          channel
            ? `It leads to ${channel.host}. The address itself is shown to nobody; give another to change it.`
            : "An incoming webhook of Slack, Mattermost, Rocket.Chat, or of Discord with /slack at its end. It is kept encrypted."
        }
      />
    );
  }
  if (kind === "endpoint") return <EndpointField place={place} onChange={onChange} />;
  return (
    <>
      <TextField
        label="Addresses"
        name="addresses"
        placeholder="ops@example.com, boss@example.com"
        autoComplete="off"
        spellCheck={false}
        required
        value={place.addresses}
        onChange={({ target }) => onChange({ ...place, addresses: target.value })}
        hint={mailFrom === null ? "Up to twenty." : `Up to twenty. The mails come from ${mailFrom}.`}
      />
      {mailFrom === null ? (
        <Notice tone="warn" title="No mail server is set">
          Set <code>SMTP_URL</code>, for example <code>smtp://user:password@mail.example.com:587</code>, and{" "}
          <code>ALERT_FROM</code>, the address that mails come from. Then start the inbox again.
        </Notice>
      ) : null}
    </>
  );
}

function EndpointField({ place, onChange }: Pick<Props, "place" | "onChange">) {
  const { data, error } = useQuery(endpointsQuery());
  if (data?.data.length === 0) {
    return (
      <Notice tone="info" title="There is no endpoint yet">
        <PageLink href="/forwarding?new=true" className="underline underline-offset-2">
          Make one
        </PageLink>{" "}
        first.
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <SelectField
        label="Endpoint"
        required
        value={place.endpointId ?? ""}
        onChange={({ target }) => onChange({ ...place, endpointId: target.value === "" ? null : Number(target.value) })}
      >
        <option value="">{error ? "The endpoints could not be loaded" : data ? "Choose one" : "Loading…"}</option>
        {data?.data.map((endpoint) => (
          <option key={endpoint.id} value={endpoint.id}>
            {endpointName(endpoint)}
          </option>
        ))}
      </SelectField>
      <p className="text-xs text-faint">
        Gets each alert as JSON, signed with the endpoint’s own secret, also while it is paused.
      </p>
    </div>
  );
}
