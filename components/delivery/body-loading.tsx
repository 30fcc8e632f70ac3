import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const widths = ["w-1/3", "w-2/3", "w-1/2", "w-3/5", "w-2/5", "w-1/2"];

/** In place of a body that is on its way or could not be had. */
export function BodyLoading({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (error) {
    return (
      <div role="alert" className="flex flex-col items-start gap-2">
        <Notice tone="bad" title="The body could not be loaded">
          {error.message}
        </Notice>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    );
  }
  return (
    <div
      role="status"
      aria-label="Loading the body"
      className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-4"
    >
      {widths.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity and never move
        <Skeleton key={index} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
