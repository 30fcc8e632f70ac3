import { type ComponentProps, useId } from "react";
import { Select } from "#components/ui/select.tsx";

type Props = Omit<ComponentProps<typeof Select>, "id"> & { label: string };

/** A choice of few, with its label. */
export function SelectField({ label, children, ...select }: Props) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-[560] text-soft">
        {label}
      </label>
      <Select {...select} id={id}>
        {children}
      </Select>
    </div>
  );
}
