import { CloudAlert, SearchX } from "lucide-react";
import Link from "next/link";
import { ApiError } from "#components/data/api-error.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

type Props = { id: number; error: Error; onRetry: () => void };

export function CallFailed({ id, error, onRetry }: Props) {
  if (error instanceof ApiError && error.status === 404) {
    return (
      <StatePanel
        icon={<SearchX />}
        title={`There is no call ${id}`}
        heading="h1"
        action={
          <Link href="/calls" className={buttonClass()}>
            Show all calls
          </Link>
        }
      >
        The link may be of another inbox, or the number was mistyped.
      </StatePanel>
    );
  }
  return (
    <StatePanel
      tone="error"
      icon={<CloudAlert />}
      title="The call could not be loaded"
      heading="h1"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {error.message}
    </StatePanel>
  );
}
