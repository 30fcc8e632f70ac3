import { Ellipsis, type LucideIcon } from "lucide-react";
import { buttonClass } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

/** `bad` is for what takes something away. */
type Choice = { words: string; icon: LucideIcon; bad?: boolean; onChoose: () => void };

type Props = { label: string; look?: "outline" | "ghost"; tabbable?: boolean; className?: string; choices: Choice[] };

/** What else can be done, under three dots. */
export function MoreMenu({ label, look = "outline", tabbable = true, className = "", choices }: Props) {
  return (
    <Popover
      label={label}
      button={{
        "aria-label": label,
        tabIndex: tabbable ? undefined : -1,
        className: `${buttonClass({ look, size: "icon" })} ${className}`,
      }}
      trigger={<Ellipsis aria-hidden="true" className="size-4" />}
    >
      {(close) => (
        <div className="min-w-40">
          {choices.map(({ words, icon: Icon, bad = false, onChoose }) => (
            <button
              key={words}
              type="button"
              className={`flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunk max-md:min-h-10 ${bad ? "text-bad" : ""}`}
              onClick={() => {
                close();
                onChoose();
              }}
            >
              <Icon aria-hidden="true" className={`size-3.5 ${bad ? "" : "text-faint"}`} />
              {words}
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}
