import { type ReactNode, type SubmitEvent, useId } from "react";
import { buttonClass } from "#components/ui/button.tsx";

type Props = { action: string; busy: boolean; error: string | null; onSubmit: () => void; children: ReactNode };

/** A short form with one button, which says why it did not work. */
export function DoorForm({ action, busy, error, onSubmit, children }: Props) {
  const id = useId();
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <form onSubmit={submit} aria-describedby={id} className="flex flex-col gap-4">
      {children}
      <p id={id} role="alert" className="text-sm text-bad empty:hidden">
        {error}
      </p>
      <button
        type="submit"
        aria-disabled={busy}
        className={`${buttonClass({ look: "primary" })} h-9 justify-center text-sm aria-disabled:opacity-60`}
      >
        {busy ? "One moment…" : action}
      </button>
    </form>
  );
}
