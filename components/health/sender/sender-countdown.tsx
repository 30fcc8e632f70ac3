"use client";

import { useQuery } from "@tanstack/react-query";
import { senderQuery } from "#components/data/sender-queries.ts";
import { Until } from "#components/forwarding/until.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Sender } from "#lib/api/sender.ts";

/** Warns while Allo meets nothing but failure, above all once it is about to turn the endpoint off; else nothing. */
export function SenderCountdown() {
  const { data } = useQuery(senderQuery());
  if (!data?.failing) return null;
  return (
    <div className="pt-5">
      <Failing failing={data.failing} />
    </div>
  );
}

function Failing({ failing }: { failing: NonNullable<Sender["failing"]> }) {
  const { failures, firstAt, turnsOffAt } = failing;
  const last =
    failures === 1
      ? "The last request that looks like Allo’s was turned away"
      : `The last ${failures.toLocaleString("en")} requests that look like Allo’s were turned away`;
  const cause = (
    <>
      Nothing got through since <Time iso={firstAt} as="date" /> <Time iso={firstAt} as="minute" />. <CauseLinks />
    </>
  );
  if (turnsOffAt === null) {
    return (
      <Notice tone="warn" title={last}>
        {cause}
      </Notice>
    );
  }
  return (
    <Notice
      tone="bad"
      title={
        <>
          Allo turns this endpoint off <Until iso={turnsOffAt} />, unless something gets through before
        </>
      }
    >
      {last}. {cause} After <Time iso={turnsOffAt} as="date" /> <Time iso={turnsOffAt} as="minute" /> it would have to
      be turned on again in Allo’s settings. Inferred from Allo’s rule of five days.
    </Notice>
  );
}

function CauseLinks() {
  return (
    <>
      The cause stands under{" "}
      <PageLink href="/health/outages" className="underline underline-offset-2">
        Outages
      </PageLink>{" "}
      and{" "}
      <PageLink href="/rejections" className="underline underline-offset-2">
        Rejections
      </PageLink>
      .
    </>
  );
}
