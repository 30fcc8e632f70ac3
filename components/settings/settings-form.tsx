import type { ReactNode } from "react";
import { Form, SubmitButton } from "#components/ui/form.tsx";

type Props = { action: string; busy: boolean; error: string | null; onSubmit: () => void; children: ReactNode };

/** A few fields in a row and the button that sends them. */
export function SettingsForm({ action, children, ...form }: Props) {
  return (
    <Form {...form} className="flex flex-col gap-2">
      <div className="grid items-end gap-3 sm:flex sm:flex-wrap">
        {children}
        <SubmitButton action={action} busy={form.busy} className="h-9 justify-center px-3.5 text-sm" />
      </div>
    </Form>
  );
}
