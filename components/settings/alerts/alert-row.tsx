import { Until } from "#components/forwarding/until.tsx";
import { alertKindWords, sendWords } from "#components/settings/alerts/alert-words.ts";
import { Chip } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import { alertRules } from "#lib/alerts/alert-rule.ts";
import type { AlertView } from "#lib/api/alerts.ts";

/** One alert, its repetition or its end, and what became of each message. */
export function AlertRow({ alert: { kind, rule, text, at, sends } }: { alert: AlertView }) {
  const { label, tone } = alertKindWords[kind];
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)_auto] gap-x-2.5 px-3.5 py-2 text-sm not-first:border-t not-first:border-line">
      <span>
        <Chip tone={tone}>{label}</Chip>
      </span>
      <div className="min-w-0">
        <p className="font-[540]">{alertRules[rule].title}</p>
        <p className="text-xs wrap-anywhere text-soft">
          <bdi>{text}</bdi>
        </p>
        {sends.length === 0 ? (
          <p className="mt-0.5 text-xs text-faint">Said to nobody: there was no channel for it.</p>
        ) : (
          <ul aria-label="Messages" className="mt-1 flex flex-col gap-0.5">
            {sends.map((send) => (
              <Send key={send.channelId} send={send} />
            ))}
          </ul>
        )}
      </div>
      <span className="text-xs text-faint">
        <Time iso={at} />
      </span>
    </li>
  );
}

function Send({ send }: { send: AlertView["sends"][number] }) {
  const { channel, state, error, nextTryAt } = send;
  const { label, tone } = sendWords(send);
  return (
    <li className="text-xs wrap-anywhere text-soft">
      <Chip tone={tone}>{label}</Chip> <bdi>{channel}</bdi>
      {error === null ? null : <span className="text-faint">: {error}</span>}
      {state === "pending" && nextTryAt !== null ? (
        <span className="text-faint">
          {" "}
          Next try <Until iso={nextTryAt} />.
        </span>
      ) : null}
    </li>
  );
}
