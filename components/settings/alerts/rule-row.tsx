import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { toast } from "sonner";
import { changeRule, useAlertAction } from "#components/data/alert-actions.ts";
import { ruleWords } from "#components/settings/alerts/alert-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { alertRules } from "#lib/alerts/alert-rule.ts";
import type { AlertChannel, AlertRuleView } from "#lib/api/alerts.ts";

type Props = { rule: AlertRuleView; channels: readonly AlertChannel[]; onEdit: () => void };

/** One thing that is watched: on or off, from where on, and what of it is not over. */
export function RuleRow({ rule, channels, onEdit }: Props) {
  const id = useId();
  const { title, explanation } = alertRules[rule.rule];
  const turn = useAlertAction(changeRule, { onError: (error) => toast.error(error.message) });
  // What was wished, also when the page hears of the change before the answer comes.
  const enabled = (turn.isPending ? turn.variables.enabled : undefined) ?? rule.enabled;
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-2.5 px-3.5 py-2.5 not-first:border-t not-first:border-line">
      <input
        type="checkbox"
        id={id}
        checked={enabled}
        onChange={() => turn.isPending || turn.mutate({ rule: rule.rule, enabled: !rule.enabled })}
        className="mt-0.5 size-4 cursor-pointer accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer text-sm font-[540]">
          {title}
        </label>
        <p className="text-xs text-pretty text-faint">{explanation}</p>
        <p className={`mt-0.5 text-xs wrap-anywhere ${enabled ? "text-soft" : "text-faint"}`}>
          {enabled ? ruleWords(rule, channels) : "Off"}
        </p>
      </div>
      <Button aria-label={`Edit: ${title}`} onClick={onEdit} className="self-start">
        Edit
      </Button>
      {rule.open.length === 0 ? null : (
        <ul aria-label={`Not over: ${title}`} className="col-start-2 col-end-4 mt-1.5 flex flex-col gap-1.5">
          {rule.open.map(({ subject, text, openedAt }) => (
            <li key={subject ?? ""} className="flex gap-2 rounded-md bg-bad-soft px-2.5 py-1.5 text-xs">
              <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0 text-bad" />
              <span className="min-w-0 flex-1 wrap-anywhere">
                <bdi>{text}</bdi>
              </span>
              <span className="shrink-0 text-soft">
                <Time iso={openedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
