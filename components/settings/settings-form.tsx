import { type ReactNode, type SubmitEvent, useId } from "react";
import { buttonClass } from "#components/ui/button.tsx";

type Props = { action: string; busy: boolean; error: string | null; onSubmit: () => void; children: ReactNode };

/** A few fields in a row and the button that sends them; says why it did not work. */
export function SettingsForm({ action, busy, error, onSubmit, children }: Props) {
  const id = useId();
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <form onSubmit={submit} aria-describedby={id}>
      <div className="grid items-end gap-3 sm:flex sm:flex-wrap">
        {children}
        <button
          type="submit"
          aria-disabled={busy}
          className={`${buttonClass({ look: "primary" })} h-9 justify-center px-3.5 text-sm aria-disabled:opacity-60`}
        >
          {busy ? "One moment…" : action}
        </button>
      </div>
      <p id={id} role="alert" className="mt-2 text-sm text-bad empty:hidden">
        {error}
      </p>
    </form>
  );
}
