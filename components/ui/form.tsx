import { type ReactNode, type SubmitEvent, useId } from "react";
import { buttonClass } from "#components/ui/button.tsx";

type Props = {
  busy: boolean;
  error: string | null;
  onSubmit: () => void;
  className: string;
  children: ReactNode;
  /** Stands behind the error. */
  end?: ReactNode;
};

/** A form that is sent once at a time, and says why it did not work. */
export function Form({ busy, error, onSubmit, className, children, end }: Props) {
  const id = useId();
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <form onSubmit={submit} aria-describedby={id} className={className}>
      {children}
      <p id={id} role="alert" className="text-sm text-bad empty:hidden">
        {error}
      </p>
      {end}
    </form>
  );
}

/** Sends the form that it stands in. */
export function SubmitButton({ action, busy, className }: { action: string; busy: boolean; className: string }) {
  return (
    <button
      type="submit"
      aria-disabled={busy}
      className={`${buttonClass({ look: "primary" })} ${className} aria-disabled:opacity-60`}
    >
      {busy ? "One moment…" : action}
    </button>
  );
}
