"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { replayDelivery, startRecovery, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { endpointsQuery, replayCountQuery } from "#components/data/endpoint-queries.ts";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { FormDialog } from "#components/ui/form-dialog.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { Delivery } from "#lib/api/delivery.ts";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

export type Reach = "one" | "onward";

type Props = {
  delivery: Pick<Delivery, "id" | "topic" | "receivedAt">;
  /** What is chosen at first: the endpoint, and how much. */
  to?: number;
  reach?: Reach;
  onClose: () => void;
};

/** Sends a delivery to an endpoint once more, alone or with all that came after it. */
export function ReplayDialog({ delivery, to: firstTo, reach: firstReach = "one", onClose }: Props) {
  const { data } = useQuery(endpointsQuery());
  const endpoints = data?.data ?? [];
  const [chosen, choose] = useState(firstTo);
  const [reach, setReach] = useState(firstReach);
  const endpoint =
    endpoints.find(({ id }) => id === chosen) ?? endpoints.find(({ status }) => status === "active") ?? endpoints[0];
  const counting = useQuery({
    ...replayCountQuery(delivery, endpoint?.id ?? 0),
    enabled: reach === "onward" && endpoint !== undefined,
  });
  const send = useForwardingAction(
    async (to: Endpoint) => {
      if (reach === "onward") await startRecovery({ endpointId: to.id, kind: "all", since: delivery.receivedAt });
      else await replayDelivery({ deliveryId: delivery.id, endpointId: to.id });
      return to;
    },
    {
      onSuccess: (to) => {
        toast.success(`On its way to ${endpointName(to)}`);
        onClose();
      },
    },
  );
  const count = counting.data;

  if (data && endpoints.length === 0) {
    return (
      <FormDialog title="Replay" onClose={onClose}>
        <p className="text-sm text-pretty text-soft">
          There is no endpoint to send it to. An administrator can make one under{" "}
          <PageLink href="/forwarding" className="text-accent underline underline-offset-2">
            Forwarding
          </PageLink>
          .
        </p>
      </FormDialog>
    );
  }
  return (
    <FormDialog title="Replay" onClose={onClose}>
      <Form
        busy={send.isPending || (reach === "onward" && count === undefined)}
        error={send.error?.message ?? counting.error?.message ?? null}
        onSubmit={() => endpoint && send.mutate(endpoint)}
        className="flex flex-col gap-4"
        end={
          <SubmitButton
            action={reach === "onward" && count !== undefined ? `Replay ${count.toLocaleString("en")}` : "Replay"}
            busy={send.isPending}
            className="min-h-8 self-start px-3.5"
          />
        }
      >
        <SelectField label="To" value={endpoint?.id ?? ""} onChange={({ target }) => choose(Number(target.value))}>
          {endpoints.map((one) => (
            <option key={one.id} value={one.id}>
              {endpointName(one)}
            </option>
          ))}
        </SelectField>
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-xs font-[560] text-soft">What</legend>
          <Choice checked={reach === "one"} onChoose={() => setReach("one")} name="Only this delivery">
            Also if the endpoint did not ask for {delivery.topic === "" ? "its topic" : delivery.topic}.
          </Choice>
          <Choice checked={reach === "onward"} onChoose={() => setReach("onward")} name="From here onward">
            This one and all that came after it, of the topics that the endpoint wants
            {count === undefined ? "" : `: ${count.toLocaleString("en")} in all`}.
          </Choice>
        </fieldset>
        <p className="text-xs text-pretty text-soft">
          It keeps its webhook-id and is marked as a replay, so that a receiver which drops repeats can tell.
          {endpoint?.status === "active" || endpoint === undefined
            ? ""
            : ` The endpoint is ${endpoint.status === "paused" ? "paused: it goes out when that ends" : "off: it goes out once it is turned on"}.`}
        </p>
      </Form>
    </FormDialog>
  );
}

type ChoiceProps = { checked: boolean; onChoose: () => void; name: string; children: ReactNode };

function Choice({ checked, onChoose, name, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 text-sm">
      <input
        type="radio"
        name="reach"
        checked={checked}
        onChange={onChoose}
        className="mt-0.5 size-3.5 shrink-0 accent-accent"
      />
      <span>
        <span className="font-[540]">{name}</span>
        <span className="block text-xs text-pretty text-soft">{children}</span>
      </span>
    </label>
  );
}
