import { Monitor, Smartphone } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import { deviceWords, isMobile } from "#lib/access/device-words.ts";
import type { Session } from "#lib/api/account.ts";

type Props = { session: Session; busy: boolean; onRevoke: () => void };

/** One place where the person is signed in. */
export function SessionRow({ session, busy, onRevoke }: Props) {
  const { userAgent, remoteAddress, since, lastSeenAt, current } = session;
  const device = deviceWords(userAgent);
  const Icon = isMobile(userAgent) ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 px-3.5 py-2.5 not-first:border-t not-first:border-line">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span title={userAgent ?? undefined} className="font-[530]">
            {device}
          </span>
          {current ? <Chip tone="ok">This device</Chip> : null}
        </p>
        <p className="text-xs text-soft">
          {remoteAddress === null ? null : (
            <>
              <bdi className="font-mono break-all">{remoteAddress}</bdi>,{" "}
            </>
          )}
          signed in <Time iso={since} />
          {current ? null : (
            <>
              , last seen <Time iso={lastSeenAt} />
            </>
          )}
        </p>
      </div>
      {current ? null : (
        <Button
          disabled={busy}
          aria-label={`Sign out ${device}, ${remoteAddress ?? "address unknown"}`}
          onClick={onRevoke}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
