"use client";

import { Braces, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { JsonNode, JsonPath } from "#lib/json/json-node.ts";
import { formatJsonPath } from "#lib/json/json-path.ts";
import { printJson } from "#lib/json/print-json.ts";

type Props = {
  path: JsonPath;
  /** The value that the path names; a row without one is a part of its parent. */
  node?: JsonNode;
  first: boolean;
  fold?: { open: boolean; toggle: () => void };
  /** Whether the children hold the control that the arrows visit; else it is the first copy button. */
  acts?: boolean;
  children: ReactNode;
};

/** One line of the tree: what folds it, its name, what it says, and the buttons that copy it. */
export function JsonRow({ path, node, first, fold, acts = false, children }: Props) {
  const step = path.at(-1);
  const name = node && step !== undefined ? <Name step={step} colon={!fold} /> : null;
  return (
    <div className="group flex min-h-6 items-start gap-2 rounded-sm pr-1 hover:bg-sunk focus-within:bg-sunk">
      {fold ? (
        <button
          type="button"
          data-row=""
          tabIndex={first ? 0 : -1}
          aria-expanded={fold.open}
          onClick={fold.toggle}
          className="flex min-h-6 min-w-0 flex-1 items-center gap-1.5 rounded-sm text-left -outline-offset-2"
        >
          <ChevronRight aria-hidden="true" className={`size-3 shrink-0 text-faint ${fold.open ? "rotate-90" : ""}`} />
          {name}
          {children}
        </button>
      ) : (
        <span className="flex min-h-6 min-w-0 flex-1 items-start gap-1.5 pl-[1.125rem] leading-6">
          {name}
          {children}
        </span>
      )}
      {node ? <CopyTools path={path} node={node} isRow={!fold && !acts} first={first} /> : null}
    </div>
  );
}

function Name({ step, colon }: { step: string | number; colon: boolean }) {
  return (
    <span className={`max-w-[45%] shrink-0 wrap-anywhere ${typeof step === "number" ? "text-faint" : "text-ink"}`}>
      <bdi>{step === "" ? '""' : step}</bdi>
      {colon ? ":" : ""}
    </span>
  );
}

type ToolsProps = { path: JsonPath; node: JsonNode; isRow: boolean; first: boolean };

function CopyTools({ path, node, isRow, first }: ToolsProps) {
  const name = formatJsonPath(path) || "the whole";
  const row = isRow ? { "data-row": "", tabIndex: first ? 0 : -1 } : { tabIndex: -1 };
  return (
    <span className="flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
      <CopyButton
        {...row}
        look="ghost"
        size="small"
        label={`Copy the value of ${name}`}
        text={() => (node.kind === "string" ? node.value : printJson(node))}
      />
      <CopyButton
        tabIndex={-1}
        look="ghost"
        size="small"
        label={`Copy the path ${name}`}
        text={() => name}
        icon={Braces}
      />
    </span>
  );
}
