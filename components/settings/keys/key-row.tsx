import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Key } from "#lib/api/keys.ts";

/** One key, without what opens. */
export function KeyRow({ apiKey, onRevoke }: { apiKey: Key; onRevoke: () => void }) {
  const { name, scope, start, madeBy, createdAt, lastUsedAt, expiresAt } = apiKey;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-3.5 py-2.5 not-first:border-t not-first:border-line md:grid-cols-[minmax(0,1fr)_9rem_8rem_auto]">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-sm">
          <bdi title={name} className="truncate font-[540]">
            {name}
          </bdi>
          {scope === "administrator" ? <Chip tone="warn">Administrator</Chip> : <Chip>Read</Chip>}
        </p>
        <p className="truncate text-xs text-soft" title={`Made by ${madeBy}`}>
          <code>{start}…</code>, made <Time iso={createdAt} /> by <bdi>{madeBy}</bdi>
        </p>
      </div>
      <div className="flex flex-wrap gap-x-3 text-xs text-soft max-md:col-start-1 max-md:row-start-2 md:contents">
        <span>
          {lastUsedAt === null ? (
            <span className="text-faint">Never used</span>
          ) : (
            <>
              Used <Time iso={lastUsedAt} />
            </>
          )}
        </span>
        <span>
          {expiresAt === null ? (
            <span className="text-faint">No end</span>
          ) : (
            <>
              Until <Time iso={expiresAt} as="date" />
            </>
          )}
        </span>
      </div>
      <Button
        aria-label={`Revoke the key ${name}`}
        onClick={onRevoke}
        className="max-md:col-start-2 max-md:row-start-1"
      >
        Revoke
      </Button>
    </li>
  );
}
