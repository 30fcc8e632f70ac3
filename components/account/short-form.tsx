import { type ReactNode, type SubmitEvent, useId } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";

type Props = {
  action: string;
  busy: boolean;
  error: string | null;
  onSubmit: () => void;
  onCancel?: () => void;
  children: ReactNode;
};

/** A few fields and the button that sends them; says why it did not work. */
export function ShortForm({ action, busy, error, onSubmit, onCancel, children }: Props) {
  const id = useId();
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <form onSubmit={submit} aria-describedby={id} className="flex max-w-90 flex-col gap-4">
      {children}
      <p id={id} role="alert" className="text-sm text-bad empty:hidden">
        {error}
      </p>
      <div className="flex gap-2">
        <button
          type="submit"
          aria-disabled={busy}
          className={`${buttonClass({ look: "primary" })} min-h-8 aria-disabled:opacity-60`}
        >
          {busy ? "One moment…" : action}
        </button>
        {onCancel ? (
          <Button look="ghost" className="min-h-8" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}
