"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import {
  countRecovery,
  type RecoverWish,
  startRecovery,
  useForwardingAction,
} from "#components/data/endpoint-actions.ts";
import { readLocalTime, showLocalTime } from "#components/filters/time-range.ts";
import { kindWords } from "#components/forwarding/recovery-words.ts";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { type RecoveryKind, recoveryKinds } from "#lib/forwarding/forward-state.ts";

const DAY = 24 * 3_600_000;

/** Which deliveries to send again: counted first, sent once that is confirmed. */
export function RecoverForm({ endpoint }: { endpoint: Endpoint }) {
  const { view } = useForwardingAddress();
  const [kind, setKind] = useState<RecoveryKind>(view.kind ?? (endpoint.failed > 0 ? "failed" : "missing"));
  const [since, setSince] = useState(() => showLocalTime(view.since ?? beganAt(endpoint)));
  const [until, setUntil] = useState("");
  const [asked, setAsked] = useState<{ wish: RecoverWish; count: number } | null>(null);
  const count = useMutation({ mutationFn: countRecovery });
  const start = useForwardingAction(startRecovery, {
    onSuccess: (begun) => toast.success(`${deliveriesWords(begun.count)} are on their way again`),
    onError: (error) => toast.error(error.message),
    onSettled: () => setAsked(null),
  });

  function ask() {
    const [from, to] = [readLocalTime(since), readLocalTime(until)];
    if (!from) return;
    const wish = { endpointId: endpoint.id, kind, since: from.toISOString(), ...(to && { until: to.toISOString() }) };
    count.mutate(wish, { onSuccess: (found) => setAsked({ wish, count: found }) });
  }

  return (
    <section aria-label="What to send again">
      <Form
        busy={count.isPending}
        error={count.error?.message ?? null}
        onSubmit={ask}
        className="flex flex-col gap-4"
        end={<SubmitButton action="Count them" busy={count.isPending} className="min-h-8 self-start px-3.5" />}
      >
        <fieldset className="flex flex-col gap-1.5">
          <legend className="sr-only">What to send again</legend>
          {recoveryKinds.map((one) => (
            <label key={one} className="flex cursor-pointer items-start gap-2.5 text-sm">
              <input
                type="radio"
                name="kind"
                checked={kind === one}
                onChange={() => setKind(one)}
                className="mt-0.5 size-3.5 shrink-0 accent-accent"
              />
              <span>
                <span className="font-[540]">{kindWords[one].name}</span>
                <span className="block text-xs text-pretty text-soft">{kindWords[one].hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="That came since"
            type="datetime-local"
            required
            value={since}
            onChange={({ target }) => setSince(target.value)}
          />
          <TextField
            label="Until"
            type="datetime-local"
            hint="Empty: now"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </div>
      </Form>
      <p aria-live="polite" className="text-sm text-soft empty:hidden">
        {asked?.count === 0 ? "None is to be sent." : null}
      </p>
      {asked && asked.count > 0 ? (
        <ConfirmDialog
          title={`Send ${deliveriesWords(asked.count)} again?`}
          action={`Send ${asked.count.toLocaleString("en")}`}
          busy={start.isPending}
          onConfirm={() => start.mutate(asked.wish)}
          onClose={() => setAsked(null)}
        >
          {kindWords[asked.wish.kind].hint} They go in the order in which they happened, beside what comes anew, and it
          can be stopped half-way.
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

/** Since when there is something to make good, as far as one can tell. */
function beganAt({ disabledAt, firstFailureAt }: Endpoint): Date {
  return new Date(disabledAt ?? firstFailureAt ?? Date.now() - DAY);
}

function deliveriesWords(count: number): string {
  return count === 1 ? "1 delivery" : `${count.toLocaleString("en")} deliveries`;
}
