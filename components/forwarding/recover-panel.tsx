"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { toast } from "sonner";
import { cancelRecovery, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { recoveriesQuery } from "#components/data/endpoint-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { kindWords, recoveryProgress } from "#components/forwarding/recovery-words.ts";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { Time } from "#components/ui/time.tsx";
import type { Endpoint, Recovery } from "#lib/api/endpoint.ts";

// Its fields show times in the reader's zone, which the server does not know well enough.
const RecoverForm = dynamic(
  () => loadPart(() => import("#components/forwarding/recover-form.tsx")).then((module) => module.RecoverForm),
  { ssr: false },
);

/** Sends many at once again, and shows how far that has come. */
export function RecoverPanel({ endpoint }: { endpoint: Endpoint }) {
  const may = useRights();
  const { view } = useForwardingAddress();
  const { data } = useQuery(recoveriesQuery(endpoint.id));
  return (
    <div className="flex flex-col gap-6">
      {may("act") ? (
        <RecoverForm key={`${view.kind} ${view.since?.getTime()}`} endpoint={endpoint} />
      ) : (
        <p className="text-sm text-soft">Members and administrators can send again what it missed.</p>
      )}
      {data && data.data.length > 0 ? (
        <section aria-labelledby="recoveries">
          <h2 id="recoveries" className="mb-2">
            Sent again before
          </h2>
          <ul className="rounded-lg bg-panel ring-1 ring-line">
            {data.data.map((recovery) => (
              <RecoveryRow key={recovery.id} endpointId={endpoint.id} recovery={recovery} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function RecoveryRow({ endpointId, recovery }: { endpointId: number; recovery: Recovery }) {
  const { id, kind, since, until, askedBy, askedAt } = recovery;
  const { label, tone, words, part, goesOn } = recoveryProgress(recovery);
  const cancel = useForwardingAction(cancelRecovery, {
    onSuccess: () => toast.success("Stopped. What was not sent yet stays unsent."),
    onError: (error) => toast.error(error.message),
  });
  const may = useRights();
  return (
    <li className="flex flex-col gap-1 px-3.5 py-2.5 text-xs text-soft not-first:border-t not-first:border-line">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm font-[540] text-ink">{kindWords[kind].name}</span>
        <Chip tone={tone}>{label}</Chip>
        <span className="tabular-nums">{words}</span>
        {goesOn && may("act") ? (
          <Button className="ml-auto" disabled={cancel.isPending} onClick={() => cancel.mutate({ endpointId, id })}>
            Stop
          </Button>
        ) : null}
      </div>
      {goesOn ? (
        <progress
          aria-label={words}
          value={part ?? undefined}
          className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-accent"
        />
      ) : null}
      <p className="text-pretty">
        Came <Time iso={since} as="date" /> <Time iso={since} as="minute" /> to <Time iso={until} as="date" />{" "}
        <Time iso={until} as="minute" />. Asked for <Time iso={askedAt} /> by <bdi>{askedBy}</bdi>.
      </p>
    </li>
  );
}
