"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { testEndpoint, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { setupQuery } from "#components/data/setup-query.ts";
import { tryWords } from "#components/forwarding/forward-words.ts";
import { TryFacts } from "#components/forwarding/try-facts.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { Endpoint, EndpointTest } from "#lib/api/endpoint.ts";

/** Sends one event that nobody caused, and shows how it was answered. */
export function EndpointTestPanel({ endpoint }: { endpoint: Endpoint }) {
  const { data: setup } = useQuery(setupQuery());
  const offered = setup?.testTopics ?? [];
  const wanted = offered.find((topic) => endpoint.topics === null || endpoint.topics.includes(topic));
  const [chosen, choose] = useState<string | null>(null);
  const topic = chosen ?? wanted ?? offered[0] ?? "call.completed";
  const test = useForwardingAction(testEndpoint);

  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-[68ch] text-sm text-pretty text-soft">
        Sends a signed event that nobody caused, once and at once, also while the endpoint is off or paused. It is no
        delivery: nothing is kept of it here.
      </p>
      <Form
        busy={test.isPending}
        error={test.error?.message ?? null}
        onSubmit={() => test.mutate({ id: endpoint.id, topic })}
        className="flex flex-wrap items-end gap-3"
      >
        <SelectField label="Topic" value={topic} onChange={({ target }) => choose(target.value)}>
          {offered.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
        <SubmitButton action="Send the test" busy={test.isPending} className="h-9 px-3.5 text-sm" />
      </Form>
      <div aria-live="polite">{test.data ? <TestResult result={test.data} /> : null}</div>
    </div>
  );
}

function TestResult({ result }: { result: EndpointTest }) {
  return (
    <div className="flex flex-col gap-3">
      <Notice tone={result.ok ? "ok" : "bad"} title={`${result.ok ? "Taken" : "Not taken"}: ${tryWords(result)}`}>
        {result.ok
          ? `The endpoint accepted ${result.topic}.`
          : result.status === null
            ? "Nothing was answered. Check that the address is right and the receiver is up."
            : "Only an answer from 200 to 299 counts. What it says below may tell why."}
      </Notice>
      <TryFacts tried={result} />
    </div>
  );
}
