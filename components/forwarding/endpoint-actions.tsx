"use client";

import { Pause, Pencil, Play, Power, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { toast } from "sonner";
import { changeEndpoint, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { useRights } from "#components/data/me-query.ts";
import { Button } from "#components/ui/button.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { MoreMenu } from "#components/ui/more-menu.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";

const EndpointDialog = dynamic(() =>
  loadPart(() => import("#components/forwarding/endpoint-dialog.tsx")).then((module) => module.EndpointDialog),
);
const RemoveEndpointDialog = dynamic(() =>
  loadPart(() => import("#components/forwarding/remove-endpoint-dialog.tsx")).then(
    (module) => module.RemoveEndpointDialog,
  ),
);

/** Change, pause, turn off and remove, for those who may. */
export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const { id, status } = endpoint;
  const [asking, setAsking] = useState<"change" | "remove" | null>(null);
  const change = useForwardingAction(changeEndpoint);
  const may = useRights();
  if (!may("administer")) return null;

  function set(changes: { paused: boolean } | { enabled: boolean }, done: string) {
    change.mutate(
      { id, ...changes },
      { onSuccess: () => toast.success(done), onError: (error) => toast.error(error.message) },
    );
  }

  const turnOff = {
    words: "Turn off",
    icon: Power,
    onChoose: () => set({ enabled: false }, "Turned off. What comes is not sent until it is on again."),
  };

  return (
    <>
      <Button onClick={() => setAsking("change")}>
        <Pencil aria-hidden="true" className="size-3.5" />
        Edit
      </Button>
      {status === "active" ? (
        <Button
          disabled={change.isPending}
          onClick={() => set({ paused: true }, "Paused. What comes queues up until it is resumed.")}
        >
          <Pause aria-hidden="true" className="size-3.5" />
          Pause
        </Button>
      ) : null}
      {status === "paused" ? (
        <Button disabled={change.isPending} onClick={() => set({ paused: false }, "Resumed. What waits is sent now.")}>
          <Play aria-hidden="true" className="size-3.5" />
          Resume
        </Button>
      ) : null}
      <MoreMenu
        label="More actions"
        choices={[
          ...(status === "disabled" ? [] : [turnOff]),
          { words: "Remove…", icon: Trash2, bad: true, onChoose: () => setAsking("remove") },
        ]}
      />
      {asking === "change" ? (
        <EndpointDialog endpoint={endpoint} onClose={() => setAsking(null)} onSaved={() => toast.success("Saved")} />
      ) : null}
      {asking === "remove" ? <RemoveEndpointDialog endpoint={endpoint} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
