import { callLength } from "#components/call/call-length.ts";
import { outcomeTone } from "#components/call/outcome-tone.ts";
import { outcomeWords } from "#components/call/outcome-words.ts";
import { CallIcon } from "#components/calls/call-icon.tsx";
import { UserName } from "#components/conversation/user-name.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CallEntry } from "#lib/api/exchange.ts";

/** A call between the messages: who called, what became of it and how long it was. */
export function CallLine({ call, via }: { call: CallEntry; via?: string | undefined }) {
  const outcome = outcomeWords(call);
  const length = callLength(call.durationSeconds);
  const ours = call.direction === "outbound";
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 self-center rounded-lg bg-sunk px-3 py-1.5 text-xs text-soft">
      <span className="text-call">
        <CallIcon call={call} />
      </span>
      <span>{ours ? "We called" : "They called"}</span>
      <Chip tone={outcomeTone(call)} title={outcome.why ?? undefined}>
        <bdi>{outcome.short}</bdi>
      </Chip>
      {length === null ? null : <span className="tabular-nums">{length}</span>}
      <PageLink href={`/calls/${call.id}`} className="text-faint hover:text-ink hover:underline">
        <Time iso={call.startedAt} as="minute" />
      </PageLink>
      {call.userEmail === null ? null : <UserName email={call.userEmail} />}
      {via === undefined ? null : <span className="text-faint">via {via}</span>}
    </div>
  );
}
