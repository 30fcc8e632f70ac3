import { X } from "lucide-react";

/** Ends a row of filters, where any is set. */
export function ClearFilters({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-6 items-center gap-1 rounded-md px-1.5 text-xs text-soft hover:text-ink"
    >
      <X aria-hidden="true" className="size-3.5" />
      Clear
    </button>
  );
}
