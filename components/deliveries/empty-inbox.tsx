"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { setupQuery } from "#components/data/setup-query.ts";
import { TestEvent } from "#components/deliveries/test-event.tsx";
import { CopyLine } from "#components/ui/copy-line.tsx";

const SECRET_LINE = "ALLO_WEBHOOK_SECRET=whsec_…";

/** Nothing has ever come: the three steps to the first delivery. */
export function EmptyInbox() {
  const { data: setup } = useQuery(setupQuery());
  const url = setup?.webhookUrl ?? "";

  return (
    <section aria-labelledby="first-delivery" className="mx-auto max-w-[56ch] px-5 py-8 sm:px-8">
      <p id="first-delivery" className="text-md font-[560]">
        Three steps to the first delivery
      </p>
      <p className="mt-1 text-sm text-soft">Or start with the third: it works before anything is set up at Allo.</p>
      <ol className="mt-6 flex flex-col gap-6">
        <Step number={1} title="Copy the webhook URL into Allo">
          <p>In Allo, open Settings, then Webhooks, add an endpoint with this address and choose its topics.</p>
          <CopyLine text={url} label="Copy the webhook URL" />
        </Step>
        <Step
          number={2}
          title={setup?.secretMissing === false ? "The signing secret is set" : "Set the signing secret"}
        >
          {setup?.secretMissing === false ? (
            <p>
              Known as <bdi className="font-mono">{setup.secretLabels.join(", ")}</bdi>. Nothing else to do here.
            </p>
          ) : (
            <>
              <p>
                Allo shows it beside the endpoint. Put this line, with the whole secret in place of the dots, into the
                environment of the inbox, then start it again.
              </p>
              <CopyLine text={SECRET_LINE} label="Copy the line for the secret" />
            </>
          )}
        </Step>
        <Step number={3} title="Send a test event">
          <p>Pick a topic. It is signed, posted over HTTP to the address above, and appears here within a second.</p>
          <div className="mt-2.5">
            <TestEvent look="primary" />
          </div>
        </Step>
      </ol>
    </section>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className="grid size-6 place-items-center rounded-full bg-accent-soft text-xs font-[600] text-accent"
      >
        {number}
      </span>
      <div className="text-sm text-soft">
        <h2 className="mb-0.5 pt-0.5 text-base text-ink">{title}</h2>
        {children}
      </div>
    </li>
  );
}
