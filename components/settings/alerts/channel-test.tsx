import { X } from "lucide-react";
import { TryFacts } from "#components/forwarding/try-facts.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ChannelKind } from "#lib/alerts/send-state.ts";
import type { AlertTest } from "#lib/api/alerts.ts";

type Props = { kind: ChannelKind; result: AlertTest | null; error: string | null; onClose: () => void };

/** What a test came to, at once; `error` where the inbox itself refused it. */
export function ChannelTest({ kind, result, error, onClose }: Props) {
  return (
    <div className="mt-2.5 mb-1 grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
      <div className="flex min-w-0 flex-col gap-2.5">
        <Notice tone={result?.ok ? "ok" : "bad"} title={result?.ok ? "The test was taken" : "The test was not taken"}>
          {error ?? (result?.ok ? taken[kind] : (result?.error ?? "What it answered below may tell why."))}
        </Notice>
        {result && result.errorClass !== "not_sent" ? <TryFacts tried={{ ...result, error: null }} /> : null}
      </div>
      <Button look="ghost" size="small" aria-label="Hide the test" title="Hide the test" onClick={onClose}>
        <X aria-hidden="true" className="size-3.5" />
      </Button>
    </div>
  );
}

const taken: Record<ChannelKind, string> = {
  slack: "It should stand in the channel by now.",
  email: "The mail server took it. If it does not come, look among the spam.",
  endpoint: "The endpoint accepted alert.test.",
};
