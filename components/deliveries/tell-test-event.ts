import { loadPart } from "#components/ui/load-part.ts";

/** Tells what the webhook address answered to a test event; `open` shows the delivery that it became. */
export async function tellTestEvent(
  { status, id }: { status: string; id: number },
  topic: string,
  open: (id: number) => void,
): Promise<void> {
  const { toast } = await loadPart(() => import("sonner"));
  toast.success(`Answered 200 “${status}”`, {
    description: `${topic} was signed, posted and kept as delivery ${id}.`,
    action: { label: "Open", onClick: () => open(id) },
  });
}

export async function tellTestEventFailed(error: Error): Promise<void> {
  const { toast } = await loadPart(() => import("sonner"));
  toast.error("The test event did not get through", { description: error.message });
}
