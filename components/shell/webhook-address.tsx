"use client";

import { useQuery } from "@tanstack/react-query";
import { setupQuery } from "#components/data/setup-query.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** Where Allo sends to. */
export function WebhookAddress() {
  const { data: setup } = useQuery(setupQuery());
  if (!setup) return null;
  return (
    <div className="flex items-center gap-1">
      <code title={setup.webhookUrl} className="min-w-0 flex-1 truncate text-2xs text-soft">
        {setup.webhookUrl.replace(/^https?:\/\//, "")}
      </code>
      <CopyButton look="ghost" label="Copy the webhook URL" text={() => setup.webhookUrl} />
    </div>
  );
}
