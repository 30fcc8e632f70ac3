"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing, Plus } from "lucide-react";
import { useState } from "react";
import { alertChannelsQuery } from "#components/data/alert-queries.ts";
import { ChannelDialog } from "#components/settings/alerts/channel-dialog.tsx";
import { ChannelRow } from "#components/settings/alerts/channel-row.tsx";
import { RemoveChannelDialog } from "#components/settings/alerts/remove-channel-dialog.tsx";
import { ListState } from "#components/settings/list-state.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import type { AlertChannel } from "#lib/api/alerts.ts";

/** Where alerts go. */
export function ChannelsSection() {
  const { data, error, refetch } = useQuery(alertChannelsQuery());
  const [editing, setEditing] = useState<AlertChannel | "new" | null>(null);
  const [removing, setRemoving] = useState<AlertChannel | null>(null);
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden="true" className="size-3.5" />
      Add a channel
    </Button>
  );

  return (
    <SettingsSection
      title="Who is told"
      intro="When something begins to go wrong, and when it is over. Messages hold counts, spans of time and names of endpoints: no numbers, names or words of callers."
    >
      {data ? null : <ListState what="channels" error={error} onRetry={() => void refetch()} />}
      {data?.data.length === 0 ? (
        <div className="rounded-lg ring-1 ring-line">
          <StatePanel icon={<BellRing />} title="Nobody is told yet" action={add}>
            Add a Slack channel, e-mail addresses, or one of your endpoints. What is watched stands below, and is kept
            in the list at the end in any case.
          </StatePanel>
        </div>
      ) : null}
      {data && data.data.length > 0 ? (
        <>
          <ul aria-label="Channels" className="rounded-lg bg-panel ring-1 ring-line">
            {data.data.map((channel) => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                onEdit={() => setEditing(channel)}
                onRemove={() => setRemoving(channel)}
              />
            ))}
          </ul>
          <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            {add}
            {data.baseUrl === null ? (
              <p className="min-w-0 text-xs text-faint">
                Set <code>BASE_URL</code>, and each message has a link to the inbox.
              </p>
            ) : null}
          </div>
        </>
      ) : null}
      {editing === null ? null : (
        <ChannelDialog
          channel={editing === "new" ? null : editing}
          mailFrom={data?.mailFrom ?? null}
          onClose={() => setEditing(null)}
        />
      )}
      {removing ? <RemoveChannelDialog channel={removing} onClose={() => setRemoving(null)} /> : null}
    </SettingsSection>
  );
}
