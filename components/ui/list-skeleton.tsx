import { Skeleton } from "#components/ui/skeleton.tsx";

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-2/3", "w-2/5", "w-3/5", "w-1/2", "w-1/3", "w-3/5", "w-2/5"];

/** The list's own geometry, so that nothing jumps when the rows come; `days`: its days have headings. */
export function ListSkeleton({ what, days }: { what: string; days: boolean }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden" role="status" aria-label={`Loading ${what}`}>
      {days ? (
        <div className="flex h-8 items-end px-4 pb-1.5">
          <Skeleton className="h-3 w-12" />
        </div>
      ) : null}
      {widths.map((width, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity and never move
          key={index}
          className={`flex flex-col justify-center gap-2 border-b border-line/55 pr-4 ${days ? "h-14 pl-8.5" : "h-16 pl-4"}`}
        >
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-2.5 w-3/4" />
        </div>
      ))}
    </div>
  );
}
