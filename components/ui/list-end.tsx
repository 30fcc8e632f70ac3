import { Button } from "#components/ui/button.tsx";

type Props = {
  /** What is listed, in the plural. */
  what: string;
  loading: boolean;
  failed: boolean;
  onRetry: () => void;
};

/** What stands under the last row: more on its way, or a way to try again. */
export function ListEnd({ what, loading, failed, onRetry }: Props) {
  if (loading) {
    return (
      <p role="status" className="py-4 text-center text-xs text-faint">
        Loading more {what}…
      </p>
    );
  }
  if (!failed) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center justify-center gap-3 py-4 text-xs text-soft">
      More {what} could not be loaded.
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
