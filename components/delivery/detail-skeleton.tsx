import { Skeleton } from "#components/ui/skeleton.tsx";

const facts = ["w-44", "w-56", "w-64", "w-10", "w-14", "w-8"];

/** The detail's own geometry, so that nothing jumps when it comes. */
export function DetailSkeleton() {
  return (
    <div role="status" aria-label="Loading the delivery" className="flex flex-col gap-5">
      <div>
        <div className="mb-3 flex gap-1.5">
          <Skeleton className="h-4.5 w-24" />
          <Skeleton className="h-4.5 w-36" />
        </div>
        <Skeleton className="mb-3 h-5 w-3/4" />
        <Skeleton className="h-3.5 w-full" />
      </div>
      <div className="flex flex-col gap-2.5">
        {facts.map((width) => (
          <div key={width} className="grid grid-cols-[6.5rem_1fr] gap-3">
            <Skeleton className="h-3 w-14" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        ))}
      </div>
      <Skeleton className="h-40 w-full rounded-lg" />
    </div>
  );
}
