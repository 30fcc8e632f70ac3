import type { ComponentProps } from "react";

const looks = {
  outline: "bg-panel text-ink ring-1 ring-line-strong hover:bg-sunk aria-expanded:bg-sunk",
  primary: "bg-accent text-panel hover:brightness-110",
  ghost: "text-soft hover:bg-sunk hover:text-ink aria-expanded:bg-sunk",
};

const sizes = {
  normal: "min-h-7 gap-1.5 px-2.5 py-1",
  icon: "size-7 justify-center",
  small: "size-6 justify-center",
};

export type ButtonLook = { look?: keyof typeof looks; size?: keyof typeof sizes };

/** The classes of a button, for links that should look like one. */
export function buttonClass({ look = "outline", size = "normal" }: ButtonLook = {}): string {
  return `inline-flex shrink-0 items-center rounded-md text-xs font-[530] whitespace-nowrap select-none transition-[background-color,filter] duration-100 disabled:opacity-55 disabled:pointer-events-none ${looks[look]} ${sizes[size]}`;
}

export function Button({ look, size, className, ...rest }: ComponentProps<"button"> & ButtonLook) {
  const chosen = { ...(look && { look }), ...(size && { size }) };
  return <button type="button" {...rest} className={`${buttonClass(chosen)} ${className ?? ""}`} />;
}
