import { LoadFailed } from "#components/ui/load-failed.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

type Props = { what: string; error: Error | null; onRetry: () => void };

const rows = ["w-2/5", "w-1/3", "w-1/2"];

/** In place of a list that is on its way, or that could not be had. */
export function ListState({ what, error, onRetry }: Props) {
  if (error) return <LoadFailed what={what} error={error} onRetry={onRetry} />;
  return (
    <div role="status" aria-label={`Loading the ${what}`} className="rounded-lg ring-1 ring-line">
      {rows.map((width) => (
        <div key={width} className="flex h-15 flex-col justify-center gap-2 px-3.5 not-first:border-t">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-2.5 w-1/4" />
        </div>
      ))}
    </div>
  );
}
