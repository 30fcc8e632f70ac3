import { Skeleton } from "#components/ui/skeleton.tsx";

const turns = ["w-72", "w-96", "w-64", "w-80", "w-56", "w-88"];

/** The page's own geometry, so that nothing jumps when the call comes. */
export function CallSkeleton() {
  return (
    <div role="status" aria-label="Loading the call" className="flex h-full flex-col bg-panel">
      <h1 className="sr-only">Call</h1>
      <div className="flex items-center gap-3.5 border-b border-line px-4 py-4 lg:px-6.5">
        <Skeleton className="size-10 rounded-full" />
        <div className="flex flex-col gap-2.5">
          <Skeleton className="h-4.5 w-40" />
          <Skeleton className="h-3 w-64" />
        </div>
      </div>
      <div className="flex flex-col gap-7 overflow-hidden px-4 py-5 lg:px-6.5">
        <div className="flex max-w-[66ch] flex-col gap-3">
          <Skeleton className="h-3.5 w-full" />
          <Skeleton className="h-3.5 w-3/4" />
        </div>
        <div className="flex flex-col gap-6">
          {turns.map((width) => (
            <div key={width} className="grid grid-cols-[3.25rem_1fr] gap-3">
              <Skeleton className="h-3 w-8" />
              <div className="flex flex-col gap-2">
                <Skeleton className="h-3 w-16" />
                <Skeleton className={`h-3 max-w-full ${width}`} />
              </div>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
