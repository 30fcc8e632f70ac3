import { Forward, type LucideIcon, Mail, MessageSquare, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { testChannel, useAlertAction } from "#components/data/alert-actions.ts";
import { channelKindWords } from "#components/settings/alerts/alert-words.ts";
import { ChannelTest } from "#components/settings/alerts/channel-test.tsx";
import { Button } from "#components/ui/button.tsx";
import { MoreMenu } from "#components/ui/more-menu.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ChannelKind } from "#lib/alerts/send-state.ts";
import type { AlertChannel } from "#lib/api/alerts.ts";

type Props = { channel: AlertChannel; onEdit: () => void; onRemove: () => void };

const icons: Record<ChannelKind, LucideIcon> = { slack: MessageSquare, email: Mail, endpoint: Forward };

/** One channel, what keeps it from working, and what a test over it came to. */
export function ChannelRow({ channel, onEdit, onRemove }: Props) {
  const { id, kind, label, lastSentAt, problem } = channel;
  const test = useAlertAction(testChannel);
  const Icon = icons[kind];
  return (
    <li className="px-3.5 py-2.5 not-first:border-t not-first:border-line">
      <div className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-2.5">
        <Icon aria-hidden="true" className="size-4 text-faint" />
        <div className="min-w-0">
          <p className="truncate text-sm font-[540]" title={label}>
            <bdi>{label}</bdi>
          </p>
          <p className="truncate text-xs text-soft">
            {channelKindWords[kind]}
            <Place channel={channel} />
            {lastSentAt === null ? (
              <span className="text-faint">, nothing sent yet</span>
            ) : (
              <>
                , last message <Time iso={lastSentAt} />
              </>
            )}
          </p>
        </div>
        <div className="flex items-center gap-1.5">
          <Button aria-label={`Send a test to ${label}`} disabled={test.isPending} onClick={() => test.mutate(id)}>
            {test.isPending ? "Sending…" : "Send a test"}
          </Button>
          <MoreMenu
            label={`What to do with ${label}`}
            look="ghost"
            choices={[
              { words: "Edit", icon: Pencil, onChoose: onEdit },
              { words: "Remove", icon: Trash2, bad: true, onChoose: onRemove },
            ]}
          />
        </div>
      </div>
      {problem === null ? null : (
        <p className="mt-1.5 flex gap-1.5 text-xs text-warn">
          <TriangleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{problem}</span>
        </p>
      )}
      <div aria-live="polite">
        {test.data || test.error ? (
          <ChannelTest
            kind={kind}
            result={test.data ?? null}
            error={test.error?.message ?? null}
            onClose={test.reset}
          />
        ) : null}
      </div>
    </li>
  );
}

/** Where it leads, where its name does not tell. */
function Place({ channel: { name, host, addresses } }: { channel: AlertChannel }) {
  const place = host ?? addresses?.join(", ");
  if (name === "" || place === undefined) return null;
  return (
    <>
      {" "}
      to <bdi>{place}</bdi>
    </>
  );
}
