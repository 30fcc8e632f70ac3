"use client";

import { Search, SearchX, X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { ChoiceOption } from "#components/search/choice-option.tsx";
import { isFindKey } from "#components/search/is-find-key.ts";
import { isCutShort, type Section, sectionsOf } from "#components/search/sections.ts";
import { useActiveChoice } from "#components/search/use-active-choice.ts";
import { useCommands } from "#components/search/use-commands.ts";
import { useSearch } from "#components/search/use-search.ts";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

type Props = { onClose: () => void; onHelp: () => void };

/** One box that finds everything and goes everywhere. Mount it to open it; what was looked for is not kept. */
export function Palette({ onClose, onHelp }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const commands = useCommands(onHelp);
  const { answer, isOld, error } = useSearch(text);
  const sections = sectionsOf(text, commands, answer, isOld);
  const choices = sections.flatMap((section) => section.choices.map(({ key }) => ({ key, isOld: section.isOld })));
  const choice = useActiveChoice(choices, text, isOld);

  function leave() {
    dialog.current?.close();
    // The browser tells of it later only, and whoever asks for the palette until then would be closed with it.
    onClose();
  }

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onKeyDown={(event) => {
        if (!isFindKey(event)) return;
        event.preventDefault();
        leave();
      }}
      closedby="any"
      aria-label="Find anything"
      className="mx-auto mt-[max(0.5rem,10dvh)] mb-auto w-[min(42rem,calc(100vw-1rem))] max-w-none overflow-hidden rounded-lg bg-panel p-0 text-ink shadow-pop backdrop:bg-scrim max-md:mt-2"
    >
      <div className="flex max-h-[min(36rem,80dvh)] flex-col">
        <div className="flex items-center gap-2.5 border-b border-line px-3.5">
          <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
          <input
            type="text"
            role="combobox"
            inputMode="search"
            enterKeyHint="go"
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            maxLength={500}
            aria-label="Find anything"
            aria-autocomplete="list"
            aria-expanded={choices.length > 0}
            aria-controls={`${id}-choices`}
            aria-activedescendant={choice.active === null ? undefined : choice.idOf(choice.active)}
            placeholder="Names, numbers, words that were said, pages"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={choice.onKeyDown}
            className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-faint"
          />
          <Button look="ghost" size="icon" aria-label="Close" onClick={leave}>
            <X aria-hidden="true" className="size-4" />
          </Button>
        </div>
        <div
          id={`${id}-choices`}
          role="listbox"
          aria-label="What was found"
          aria-busy={isOld}
          hidden={choices.length === 0}
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5"
        >
          {sections.map((section) => (
            <ChoiceGroup key={section.label} section={section} choice={choice} onChoose={leave} />
          ))}
        </div>
        {error ? (
          <StatePanel tone="error" icon={<SearchX />} title="The search did not work">
            {error.message} Type on to try again.
          </StatePanel>
        ) : null}
        {isCutShort(answer) && !isOld ? (
          <p
            role="note"
            className={`px-4 py-2.5 text-xs text-soft ${choices.length > 0 ? "border-t border-line" : ""}`}
          >
            So many hold these words that not all were looked through for how they stand. Type one more word that stands
            with them to find what is older.
          </p>
        ) : null}
        {choices.length === 0 && !isOld && !error && !isCutShort(answer) ? (
          <StatePanel icon={<SearchX />} title="Nothing holds all of this">
            Try fewer words or the beginning of one. Numbers are found by their last digits too, and “quotes” hold words
            together.
          </StatePanel>
        ) : null}
        <p role="status" className="sr-only">
          {isOld || text.trim() === "" ? "" : `${choices.length} to choose from`}
        </p>
      </div>
    </dialog>
  );
}

type GroupProps = { section: Section; choice: ReturnType<typeof useActiveChoice>; onChoose: () => void };

function ChoiceGroup({ section: { label, choices, isOld }, choice, onChoose }: GroupProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list box may hold groups, and no field sets
    <div role="group" aria-labelledby={id} className={`transition-opacity ${isOld ? "opacity-55" : ""}`}>
      <div id={id} role="presentation" className="px-2.5 pt-2 pb-1 text-2xs font-[560] text-soft">
        {label}
      </div>
      {choices.map((one) => (
        <ChoiceOption
          key={one.key}
          choice={one}
          id={choice.idOf(one.key)}
          active={choice.active === one.key}
          onPoint={() => choice.pointAt(one.key)}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}
