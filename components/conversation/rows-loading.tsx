import { Skeleton } from "#components/ui/skeleton.tsx";

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-2/3", "w-2/5", "w-3/5"];

/** The shape of rows on their way. */
export function RowsLoading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="min-h-0 flex-1 overflow-hidden">
      {widths.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity and never move
        <div key={index} className="flex h-16 flex-col justify-center gap-2 border-b border-line/55 px-4">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-2.5 w-3/4" />
        </div>
      ))}
    </div>
  );
}
