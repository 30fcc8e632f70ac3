import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  info: { box: "bg-accent-soft", icon: <Info className="size-4 text-accent" /> },
  ok: { box: "bg-ok-soft", icon: <CircleCheck className="size-4 text-ok" /> },
  warn: { box: "bg-warn-soft", icon: <TriangleAlert className="size-4 text-warn" /> },
  bad: { box: "bg-bad-soft", icon: <CircleAlert className="size-4 text-bad" /> },
};

/** Something to know about what is shown, and the cure where there is one. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: keyof typeof looks;
  title: ReactNode;
  children?: ReactNode;
}) {
  const look = looks[tone];
  return (
    <div className={`grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 rounded-lg px-3 py-2.5 text-sm ${look.box}`}>
      <span aria-hidden="true" className="pt-px">
        {look.icon}
      </span>
      <div className="min-w-0">
        <p className="font-[560] wrap-anywhere">{title}</p>
        {children ? <div className="mt-0.5 text-soft wrap-anywhere">{children}</div> : null}
      </div>
    </div>
  );
}
