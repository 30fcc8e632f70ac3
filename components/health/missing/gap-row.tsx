"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { toast } from "sonner";
import { dismissGap } from "#components/data/gap-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { GapReason } from "#components/health/missing/gap-reason.tsx";
import { kindWords, lateWords } from "#components/health/missing/gap-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Gap } from "#lib/api/missing.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** What should have come, why we think so and since when, with the evidence. */
export function GapRow({ gap }: { gap: Gap }) {
  const { kind, state, at } = gap;
  const { missing, label, tone } = kindWords[kind];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-3 not-first:border-t not-first:border-line">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className={`text-sm font-[560] ${state === "open" ? "text-ink" : "text-soft"}`}>{missing}</h3>
        <Chip tone={tone}>{label}</Chip>
        {state === "came" ? (
          <Chip tone="ok">
            <Check aria-hidden="true" className="size-3" />
            {lateWords(gap)}
          </Chip>
        ) : null}
      </div>
      <p className="text-xs text-faint">
        <Time iso={at} />
      </p>
      <p className="col-span-2 min-w-0 text-sm text-pretty text-soft wrap-anywhere">
        <GapReason gap={gap} />
      </p>
      <div className="col-span-2 flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <Evidence gap={gap} />
        {state === "dismissed" ? (
          <span className="text-soft">
            Dismissed by <bdi className="wrap-anywhere">{gap.dismissedBy}</bdi>
            {gap.dismissedAt === null ? null : (
              <>
                {" "}
                <Time iso={gap.dismissedAt} />
              </>
            )}
          </span>
        ) : null}
        {state === "open" ? <Dismiss gap={gap} /> : null}
      </div>
    </li>
  );
}

const link = "py-1 text-accent hover:underline";

function Evidence({ gap: { kind, callId, deliveryId, cameDeliveryId, us } }: { gap: Gap }) {
  return (
    <>
      {callId === null ? null : (
        <PageLink href={`/calls/${callId}`} className={link}>
          Call
        </PageLink>
      )}
      {deliveryId === null ? null : (
        <PageLink href={`/deliveries/${deliveryId}`} className={link}>
          Delivery {deliveryId}
        </PageLink>
      )}
      {kind === "silence" && us !== null ? (
        <PageLink href={`/deliveries?q=${encodeURIComponent(us.number)}`} className={link}>
          Its deliveries
        </PageLink>
      ) : null}
      {cameDeliveryId === null ? null : (
        <PageLink href={`/deliveries/${cameDeliveryId}`} className={link}>
          What came
        </PageLink>
      )}
    </>
  );
}

function Dismiss({ gap: { id, kind } }: { gap: Gap }) {
  const client = useQueryClient();
  const may = useRights();
  const dismiss = useMutation({
    mutationFn: () => dismissGap(id),
    onError: (error) => toast.error("Nothing was changed", { description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.health.missing.all() }),
  });
  if (!may("act")) return null;
  return (
    <Button
      className="ml-auto"
      disabled={dismiss.isPending}
      aria-label={`Not missing: ${kindWords[kind].missing.toLowerCase()}, entry ${id}`}
      onClick={() => dismiss.mutate()}
    >
      Not missing
    </Button>
  );
}
