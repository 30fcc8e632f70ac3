"use client";

import { useQuery } from "@tanstack/react-query";
import { setupQuery } from "#components/data/setup-query.ts";
import { TopicDot } from "#components/deliveries/topic-dot.tsx";
import { useTestEvent } from "#components/deliveries/use-test-event.ts";
import { type ButtonLook, buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Popover } from "#components/ui/popover.tsx";

/** A button that asks for a topic and then sends a signed event of it to our own address. */
export function TestEvent({ look = "outline", shortcut }: { look?: ButtonLook["look"]; shortcut?: string }) {
  const setup = useQuery(setupQuery());
  const send = useTestEvent();

  return (
    <Popover
      label="Pick a topic for the test event"
      {...(shortcut && { shortcut })}
      button={{ className: buttonClass(look ? { look } : {}), disabled: send.isPending }}
      trigger={
        <>
          {send.isPending ? "Sending…" : "Send a test event"}
          {shortcut ? <Kbd>{shortcut.toUpperCase()}</Kbd> : null}
        </>
      }
    >
      {(close) => (
        <>
          <p className="px-2 pt-1 pb-1.5 text-xs text-soft">Signed and posted to this inbox:</p>
          {setup.data?.testTopics.map((topic) => (
            <button
              key={topic}
              type="button"
              onClick={() => {
                close();
                send.mutate(topic);
              }}
              className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunk"
            >
              <TopicDot topic={topic} />
              {topic}
            </button>
          ))}
        </>
      )}
    </Popover>
  );
}
