import { PhoneIncoming, PhoneMissed, PhoneOutgoing } from "lucide-react";
import Link from "next/link";
import { callLength } from "#components/call/call-length.ts";
import { callWords } from "#components/conversation/call-words.ts";
import { UserName } from "#components/conversation/user-name.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CallEntry } from "#lib/api/exchange.ts";

/** A call between the messages: who called, what became of it and how long it was. */
export function CallLine({ call, via }: { call: CallEntry; via?: string | undefined }) {
  const { words, tone } = callWords(call);
  const length = callLength(call.durationSeconds);
  const ours = call.direction === "outbound";
  const Icon = ours ? PhoneOutgoing : tone === "bad" || tone === "warn" ? PhoneMissed : PhoneIncoming;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 self-center rounded-lg bg-sunk px-3 py-1.5 text-xs text-soft">
      <Icon aria-hidden="true" className="size-3.5 text-call" />
      <span>{ours ? "We called" : "They called"}</span>
      <Chip tone={tone}>{words}</Chip>
      {length === null ? null : <span className="tabular-nums">{length}</span>}
      <Link href={`/calls/${call.id}`} prefetch={false} className="text-faint hover:text-ink hover:underline">
        <Time iso={call.startedAt} as="minute" />
      </Link>
      {call.userEmail === null ? null : <UserName email={call.userEmail} />}
      {via === undefined ? null : <span className="text-faint">via {via}</span>}
    </li>
  );
}
