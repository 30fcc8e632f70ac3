import { type ComponentProps, useId } from "react";

type Props = Omit<ComponentProps<"select">, "id" | "className"> & { label: string };

/** A choice of few, with its label. */
export function SelectField({ label, children, ...select }: Props) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-[560] text-soft">
        {label}
      </label>
      <select
        {...select}
        id={id}
        className="h-9 min-w-0 rounded-md bg-panel px-2 text-base text-ink ring-1 ring-line-strong"
      >
        {children}
      </select>
    </div>
  );
}
