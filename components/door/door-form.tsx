import type { ReactNode } from "react";
import { Form, SubmitButton } from "#components/ui/form.tsx";

type Props = { action: string; busy: boolean; error: string | null; onSubmit: () => void; children: ReactNode };

/** A short form with one button, as wide as its card. */
export function DoorForm({ action, ...form }: Props) {
  return (
    <Form
      {...form}
      className="flex flex-col gap-4"
      end={<SubmitButton action={action} busy={form.busy} className="h-9 justify-center text-sm" />}
    />
  );
}
