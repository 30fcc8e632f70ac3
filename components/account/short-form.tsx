import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";

type Props = {
  action: string;
  busy: boolean;
  error: string | null;
  onSubmit: () => void;
  onCancel?: () => void;
  children: ReactNode;
};

/** A few fields and the button that sends them. */
export function ShortForm({ action, onCancel, ...form }: Props) {
  return (
    <Form
      {...form}
      className="flex max-w-90 flex-col gap-4"
      end={
        <div className="flex gap-2">
          <SubmitButton action={action} busy={form.busy} className="min-h-8" />
          {onCancel ? (
            <Button look="ghost" className="min-h-8" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
        </div>
      }
    />
  );
}
