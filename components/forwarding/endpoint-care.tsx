"use client";

import type { ReactNode } from "react";
import { toast } from "sonner";
import { changeEndpoint, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { useRights } from "#components/data/me-query.ts";
import { countWords } from "#components/forwarding/endpoint-words.ts";
import { Until } from "#components/forwarding/until.tsx";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";

/** Why an endpoint takes nothing, and what to do about it; nothing while all is well. */
export function EndpointCare({ endpoint }: { endpoint: Endpoint }) {
  if (endpoint.status === "disabled") return <WhenOff endpoint={endpoint} />;
  if (endpoint.status === "paused") return <WhenPaused endpoint={endpoint} />;
  return endpoint.consecutiveFailures > 0 ? <WhenFailing endpoint={endpoint} /> : null;
}

function WhenOff({ endpoint: { id, disabledAt, disabledReason, failed } }: { endpoint: Endpoint }) {
  const { setView } = useForwardingAddress();
  const turnOn = useForwardingAction(changeEndpoint, {
    onSuccess: () => {
      toast.success("It is on again. Now send what it missed.");
      // What came meanwhile is owed to nobody until somebody asks for it, and here is the time to ask from.
      if (disabledAt !== null) void setView({ tab: "again", kind: "missing", since: new Date(disabledAt) });
    },
    onError: (error) => toast.error(error.message),
  });
  const may = useRights();

  return (
    <Care
      tone="bad"
      title={
        <>
          Off
          {disabledAt === null ? null : (
            <>
              {" "}
              for <Time iso={disabledAt} as="age" />
            </>
          )}
          {disabledReason === null ? null : <bdi>: {disabledReason}</bdi>}
        </>
      }
      action={
        may("administer") ? (
          <Button look="primary" disabled={turnOn.isPending} onClick={() => turnOn.mutate({ id, enabled: true })}>
            Turn on
          </Button>
        ) : null
      }
    >
      What comes while it is off is not sent. Mend what was wrong, turn it on, then send what was missed
      {failed > 0 ? ` and the ${countWords(failed)} that failed` : ""}.
    </Care>
  );
}

function WhenPaused({ endpoint: { id, pending, oldestPendingAt } }: { endpoint: Endpoint }) {
  const resume = useForwardingAction(changeEndpoint, { onError: (error) => toast.error(error.message) });
  const may = useRights();
  return (
    <Care
      tone="warn"
      title="Paused: deliveries queue up, and none is lost"
      action={
        may("administer") ? (
          <Button look="primary" disabled={resume.isPending} onClick={() => resume.mutate({ id, paused: false })}>
            Resume
          </Button>
        ) : null
      }
    >
      {pending === 0 || oldestPendingAt === null ? (
        "Nothing waits yet."
      ) : (
        <>
          {pending === 1 ? "1 waits" : `${countWords(pending)} wait`}, the oldest for{" "}
          <Time iso={oldestPendingAt} as="age" />.
        </>
      )}
    </Care>
  );
}

function WhenFailing({ endpoint: { consecutiveFailures, firstFailureAt, turnsOffAt } }: { endpoint: Endpoint }) {
  const { view, setView } = useForwardingAddress();
  const may = useRights();
  const tries = consecutiveFailures === 1 ? "1 try" : `${countWords(consecutiveFailures)} tries`;
  return (
    <Care
      tone={turnsOffAt === null ? "warn" : "bad"}
      title={
        <>
          Failing
          {firstFailureAt === null ? null : (
            <>
              {" "}
              for <Time iso={firstFailureAt} as="age" />
            </>
          )}
          : {tries} in a row
        </>
      }
      action={
        may("administer") && view.tab !== "test" ? (
          <Button onClick={() => void setView({ tab: "test" })}>Test it</Button>
        ) : null
      }
    >
      {turnsOffAt === null ? (
        "What it answered stands with each of its forwards. Each is tried again for more than a day; if nothing gets through for days, the endpoint is turned off."
      ) : (
        <>
          It is turned off <Until iso={turnsOffAt} /> (<Time iso={turnsOffAt} as="date" />{" "}
          <Time iso={turnsOffAt} as="minute" />
          ), unless it takes something before.
        </>
      )}
    </Care>
  );
}

type CareProps = { tone: "warn" | "bad"; title: ReactNode; action: ReactNode; children: ReactNode };

function Care({ tone, title, action, children }: CareProps) {
  return (
    <div className="mt-1.5">
      <Notice tone={tone} title={title}>
        {children}
        {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
      </Notice>
    </div>
  );
}
