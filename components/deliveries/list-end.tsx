import { Button } from "#components/ui/button.tsx";

/** What stands under the last row: more on its way, or a way to try again. */
export function ListEnd({ loading, failed, onRetry }: { loading: boolean; failed: boolean; onRetry: () => void }) {
  if (loading) {
    return (
      <p role="status" className="py-4 text-center text-xs text-faint">
        Loading older deliveries…
      </p>
    );
  }
  if (!failed) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center justify-center gap-3 py-4 text-xs text-soft">
      Older deliveries could not be loaded.
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
