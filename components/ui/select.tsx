import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"select">, "className" | "size"> & {
  size?: "normal" | "small";
};

const sizes = { normal: "h-9 pl-2.5 text-base", small: "h-7 pl-2 text-xs" };

/** A choice of few that looks alike in every browser. */
export function Select({ size = "normal", children, ...select }: Props) {
  return (
    <span className="relative grid min-w-0 items-center">
      <select
        {...select}
        className={`min-w-0 appearance-none truncate rounded-md bg-panel pr-7 text-ink ring-1 ring-line-strong hover:bg-sunk disabled:opacity-55 ${sizes[size]}`}
      >
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-2 size-3.5 text-faint" />
    </span>
  );
}
