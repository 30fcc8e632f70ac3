"use client";

import type { KeyboardEvent, SyntheticEvent } from "react";
import { JsonBranch } from "#components/ui/json-branch.tsx";
import { JsonTreeContext } from "#components/ui/json-tree-context.ts";
import { moveInTree, moveTabStop } from "#components/ui/json-tree-keys.ts";
import type { JsonNode } from "#lib/json/json-node.ts";

type Props = {
  root: JsonNode;
  label: string;
  /** What a click on a plain value does; without it, values are only text. */
  onPick?: (value: string) => void;
  pickLabel?: string;
};

/** A JSON value to unfold, in the order of its bytes. One stop of the Tab key; arrows move and fold within. */
export function JsonTree({ root, label, onPick, pickLabel = "" }: Props) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey || !moveInTree(event.currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function stayHere(event: SyntheticEvent<HTMLElement>) {
    if (event.target instanceof Element) moveTabStop(event.currentTarget, event.target);
  }

  return (
    <JsonTreeContext value={{ onPick: onPick ?? null, pickLabel }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        onFocus={stayHere}
        onClick={stayHere}
        className="rounded-lg border border-line bg-panel p-2 font-mono text-xs leading-[1.6]"
      >
        <ul>
          <JsonBranch node={root} path={[]} first />
        </ul>
      </div>
    </JsonTreeContext>
  );
}
