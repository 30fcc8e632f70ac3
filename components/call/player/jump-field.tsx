"use client";

import { useState } from "react";
import { useOpenCall, usePlayback } from "#components/call/call-context.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { formatPosition, parsePosition } from "#lib/transcript/position.ts";

/** Where the reader is; opens to a field for a typed time. */
export function JumpField() {
  return (
    <Popover
      label="Go to a time"
      shortcut="g"
      button={{
        title: "Go to a time (g)",
        className: `${buttonClass({ look: "ghost" })} tabular-nums`,
      }}
      trigger={<Position />}
    >
      {(close) => <JumpForm onDone={close} />}
    </Popover>
  );
}

function Position() {
  const { lengthMs } = useOpenCall();
  const second = usePlayback(({ atMs }) => Math.floor(atMs / 1000));
  return (
    <span className="text-ink">
      <span className="sr-only">Go to a time, now at </span>
      {formatPosition(second * 1000)}
      <span className="max-sm:hidden"> / {formatPosition(lengthMs)}</span>
    </span>
  );
}

function JumpForm({ onDone }: { onDone: () => void }) {
  const { playback } = useOpenCall();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);

  return (
    <form
      className="flex w-64 flex-col gap-2 p-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        const ms = parsePosition(typed);
        setWrong(ms === null);
        if (ms === null) return;
        playback.seek(ms);
        setTyped("");
        onDone();
      }}
    >
      <TextField
        label="Time"
        autoComplete="off"
        placeholder="1:02:03"
        hint="Such as 2:05, 95 (seconds) or 1h2m."
        error={wrong ? "Type a time such as 2:05, 95 (seconds) or 1h2m." : null}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
      />
      <Button type="submit" look="primary" className="justify-center">
        Go there
      </Button>
    </form>
  );
}
