"use client";

import { CheckCheck, MessagesSquare } from "lucide-react";
import { useThreadFilter } from "#components/threads/use-thread-filter.ts";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** Nobody waits for an answer, or nobody has written at all. */
export function NoThreads() {
  const { unanswered, setUnanswered } = useThreadFilter();
  return unanswered ? (
    <StatePanel
      icon={<CheckCheck />}
      title="Everybody has an answer"
      action={<Button onClick={() => setUnanswered(false)}>Show all messages</Button>}
    >
      Whoever writes and gets neither a message nor a call back appears here.
    </StatePanel>
  ) : (
    <StatePanel icon={<MessagesSquare />} title="No messages yet">
      Text messages appear here the moment Allo reports one, ordered by whom they are with.
    </StatePanel>
  );
}
