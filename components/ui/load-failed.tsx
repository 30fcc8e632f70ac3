import { CloudAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** The list could not be had; the error's own words say the cure. */
export function LoadFailed({ what, error, onRetry }: { what: string; error: Error; onRetry: () => void }) {
  return (
    <StatePanel
      tone="error"
      icon={<CloudAlert />}
      title={`The ${what} could not be loaded`}
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {error.message}
    </StatePanel>
  );
}
