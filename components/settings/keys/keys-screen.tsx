"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { keysQuery } from "#components/data/key-queries.ts";
import { KeyForm } from "#components/settings/keys/key-form.tsx";
import { KeyRow } from "#components/settings/keys/key-row.tsx";
import { RevokeKeyDialog } from "#components/settings/keys/revoke-key-dialog.tsx";
import { ListState } from "#components/settings/list-state.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import type { Key } from "#lib/api/keys.ts";

/** The keys of scripts: made here, shown once, revoked here. */
export function KeysScreen() {
  const { data: keys, error, refetch } = useQuery(keysQuery());
  const [revoking, setRevoking] = useState<Key | null>(null);
  return (
    <>
      <SettingsSection
        title="New key"
        intro="Lets a script use the API. It counts only in the Authorization header, and only while who made it is an administrator."
      >
        <KeyForm />
      </SettingsSection>
      <SettingsSection title="API keys">
        {keys ? null : <ListState what="keys" error={error} onRetry={() => void refetch()} />}
        {keys?.data.length === 0 ? (
          <div className="rounded-lg ring-1 ring-line">
            <StatePanel icon={<KeyRound />} title="No keys yet">
              Make one for each script, so that one can be revoked without the others. The API is described at{" "}
              <a href="/api/v1/openapi.json" className="underline underline-offset-2">
                /api/v1/openapi.json
              </a>
              .
            </StatePanel>
          </div>
        ) : null}
        {keys && keys.data.length > 0 ? (
          <ul aria-label="API keys" className="rounded-lg bg-panel ring-1 ring-line">
            {keys.data.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
            ))}
          </ul>
        ) : null}
      </SettingsSection>
      {revoking ? <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}
