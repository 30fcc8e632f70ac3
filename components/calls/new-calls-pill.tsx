import { ArrowUp } from "lucide-react";
import { CALL_PAGE_SIZE } from "#components/data/call-queries.ts";

/** Says how many calls have come since the list was loaded, and shows them when asked. */
export function NewCallsPill({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto flex min-h-6 items-center gap-1 rounded-full bg-accent px-3 text-xs font-[560] text-panel shadow-pop tabular-nums hover:brightness-110"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" />
          {count >= CALL_PAGE_SIZE ? `${CALL_PAGE_SIZE - 1}+` : count} new
        </button>
      ) : null}
    </div>
  );
}
