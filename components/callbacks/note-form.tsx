"use client";

import { StickyNote } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

/** A note for whoever calls back. */
export function NoteForm({ who, onNote }: { who: string; onNote: (note: string) => void }) {
  return (
    <Popover
      label={`Note on ${who}`}
      button={{ className: buttonClass(), "aria-label": `Note on ${who}` }}
      trigger={
        <>
          <StickyNote aria-hidden="true" className="size-3.5" />
          Note
        </>
      }
    >
      {(close) => (
        <NoteFields
          onNote={(note) => {
            close();
            onNote(note);
          }}
        />
      )}
    </Popover>
  );
}

function NoteFields({ onNote }: { onNote: (note: string) => void }) {
  const id = useId();
  const [note, setNote] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (note.trim() === "") return;
    onNote(note.trim());
    setNote("");
  }

  return (
    <form onSubmit={submit} className="flex w-72 flex-col gap-2 p-1.5">
      <label htmlFor={id} className="text-xs font-[560] text-soft">
        What should whoever calls back know?
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={2000}
        value={note}
        dir="auto"
        onChange={(event) => setNote(event.target.value)}
        className="rounded-md bg-panel px-2.5 py-1.5 text-base text-ink ring-1 ring-line-strong"
      />
      <Button type="submit" look="primary" className="self-end" disabled={note.trim() === ""}>
        Keep the note
      </Button>
    </form>
  );
}
