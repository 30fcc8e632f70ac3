import { CopyButton } from "#components/ui/copy-button.tsx";

/** A line to be copied into something else. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="mt-2.5 flex items-center gap-2 rounded-md bg-sunk py-1 pr-1 pl-3 ring-1 ring-line">
      <code className="min-w-0 flex-1 truncate text-xs text-ink">{text}</code>
      <CopyButton look="ghost" label={label} text={() => text} />
    </div>
  );
}
