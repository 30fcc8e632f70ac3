import { type ComponentProps, useId } from "react";

type Props = Omit<ComponentProps<"input">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string | null;
};

/** An input with its label, and what to know or what is wrong under it. */
export function TextField({ label, hint, error = null, ...input }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs font-[560] text-soft">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        className="h-9 min-w-0 rounded-md bg-panel px-3 text-base text-ink ring-1 ring-line-strong placeholder:text-faint aria-invalid:ring-bad"
      />
      {note === undefined ? null : (
        <p id={`${id}-note`} className={`text-xs ${error === null ? "text-faint" : "text-bad"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
