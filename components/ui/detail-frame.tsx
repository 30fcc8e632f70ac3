import { ArrowLeft, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type Props = {
  /** What is shown, until it has a title of its own under `titleId`. */
  name: string;
  titleId?: string;
  /** The title, where it is to stay in sight while the rest scrolls. */
  title?: ReactNode;
  /** The name of the list that it came from. */
  back: string;
  /** What is shown is still the one before. */
  busy?: boolean;
  actions?: ReactNode;
  /** As high as its place: what is inside scrolls by itself and brings its own padding. */
  fill?: boolean;
  onClose?: (() => void) | undefined;
  children: ReactNode;
};

/** What stands around one thing beside its list: the way back and the actions stay in reach while it scrolls. */
export function DetailFrame({
  name,
  titleId,
  title,
  back,
  busy = false,
  actions,
  fill = false,
  onClose,
  children,
}: Props) {
  return (
    <article
      {...(titleId ? { "aria-labelledby": titleId } : { "aria-label": name })}
      aria-busy={busy}
      className={`flex flex-col ${fill ? "h-full min-h-0" : "min-h-full"}`}
    >
      <div className="sticky top-0 z-10 flex min-h-11 items-center gap-1.5 border-b border-line bg-bg px-4 py-1.5 lg:px-5.5">
        {onClose ? (
          <Button look="ghost" className="-ml-2.5 lg:hidden" onClick={onClose}>
            <ArrowLeft aria-hidden="true" className="size-4" />
            <span className={title === undefined ? "" : "sr-only"}>{back}</span>
          </Button>
        ) : null}
        {title === undefined ? null : (
          <h1 id={titleId} className="min-w-0 truncate text-md">
            {title}
          </h1>
        )}
        <div className="ml-auto flex items-center gap-1.5">
          {actions}
          {onClose ? (
            <Button
              look="ghost"
              size="icon"
              className="max-lg:hidden"
              aria-label="Close"
              aria-keyshortcuts="Escape"
              title="Close (Esc)"
              onClick={onClose}
            >
              <X aria-hidden="true" className="size-4" />
            </Button>
          ) : null}
        </div>
      </div>
      <div
        className={`flex flex-col transition-opacity ${fill ? "min-h-0 flex-1" : "gap-5 px-4 pt-4 pb-10 lg:px-5.5"} ${busy ? "opacity-50 delay-200" : ""}`}
      >
        {titleId ? null : <h1 className="sr-only">{name}</h1>}
        {children}
      </div>
    </article>
  );
}
