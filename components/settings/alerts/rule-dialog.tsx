"use client";

import { useState } from "react";
import { changeRule, useAlertAction } from "#components/data/alert-actions.ts";
import { channelKindWords } from "#components/settings/alerts/alert-words.ts";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { FormDialog } from "#components/ui/form-dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { alertRules } from "#lib/alerts/alert-rule.ts";
import type { AlertChannel, AlertRuleView } from "#lib/api/alerts.ts";

type Props = { rule: AlertRuleView; channels: readonly AlertChannel[]; onClose: () => void };

const choice = "flex min-h-7 min-w-0 cursor-pointer items-center gap-2 text-sm";
const box = "size-3.5 shrink-0 accent-accent";

/** From where on something is said, to whom, and how often. */
export function RuleDialog({ rule: { rule, ...chosen }, channels, onClose }: Props) {
  const { title, explanation, threshold: bounds } = alertRules[rule];
  const [threshold, setThreshold] = useState(String(chosen.threshold ?? ""));
  const [told, setTold] = useState(chosen.channels);
  const [remind, setRemind] = useState(chosen.remind);
  const save = useAlertAction(
    () => changeRule({ rule, channels: told, remind, ...(bounds ? { threshold: Number(threshold) } : {}) }),
    { onSuccess: onClose },
  );

  function toggle(id: number) {
    if (told === null) return;
    setTold(told.includes(id) ? told.filter((one) => one !== id) : [...told, id]);
  }

  return (
    <FormDialog title={title} onClose={onClose}>
      <Form
        busy={save.isPending}
        error={save.error?.message ?? null}
        onSubmit={() => save.mutate(undefined)}
        className="flex flex-col gap-4"
        end={<SubmitButton action="Save" busy={save.isPending} className="min-h-8 self-start px-3.5" />}
      >
        <p className="text-sm text-pretty text-soft">{explanation}</p>
        {bounds ? (
          <TextField
            label={`From how many (${bounds.unit})`}
            type="number"
            name="threshold"
            inputMode="numeric"
            required
            min={bounds.min}
            max={bounds.max}
            step={1}
            value={threshold}
            onChange={({ target }) => setThreshold(target.value)}
            hint={`From ${bounds.min} to ${bounds.max}; usually ${bounds.usual}.`}
          />
        ) : null}
        <fieldset className="min-w-0">
          <legend className="mb-1 text-xs font-[560] text-soft">Who is told</legend>
          <div className="flex flex-wrap gap-x-5">
            <label className={choice}>
              <input type="radio" name="told" checked={told === null} onChange={() => setTold(null)} className={box} />
              All channels, also those to come
            </label>
            <label className={choice}>
              <input
                type="radio"
                name="told"
                checked={told !== null}
                onChange={() => setTold(told ?? [])}
                className={box}
              />
              Only these
            </label>
          </div>
          {told === null ? null : (
            <div className="mt-1 flex flex-col rounded-md p-1.5 ring-1 ring-line">
              {channels.length === 0 ? <p className="px-1.5 text-xs text-faint">There is no channel yet.</p> : null}
              {channels.map(({ id, kind, label }) => (
                <label key={id} className={`${choice} px-1.5`}>
                  <input type="checkbox" checked={told.includes(id)} onChange={() => toggle(id)} className={box} />
                  <bdi className="truncate" title={label}>
                    {label}
                  </bdi>
                  <span className="shrink-0 text-xs text-faint">{channelKindWords[kind]}</span>
                </label>
              ))}
            </div>
          )}
        </fieldset>
        <label className={choice}>
          <input type="checkbox" checked={remind} onChange={() => setRemind(!remind)} className={box} />
          Say it again each day while it lasts
        </label>
      </Form>
    </FormDialog>
  );
}
