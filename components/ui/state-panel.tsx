import type { ReactNode } from "react";

type Props = {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tone?: "calm" | "error";
  /** Where the panel is the whole page, its title is the page's. */
  heading?: "p" | "h1";
};

/** What stands in place of content: nothing yet, nothing matches, or it failed. Says what to do next. */
export function StatePanel({ icon, title, children, action, tone = "calm", heading: Heading = "p" }: Props) {
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className="mx-auto flex max-w-[46ch] flex-col items-center gap-2 px-6 py-14 text-center"
    >
      {icon ? (
        <span aria-hidden="true" className={`mb-1 [&>svg]:size-6 ${tone === "error" ? "text-bad" : "text-faint"}`}>
          {icon}
        </span>
      ) : null}
      <Heading className="text-md font-[560]">{title}</Heading>
      {children ? <div className="text-pretty text-sm text-soft">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
