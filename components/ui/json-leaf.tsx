"use client";

import { use, useState } from "react";
import { JsonRow } from "#components/ui/json-row.tsx";
import { JsonTreeContext } from "#components/ui/json-tree-context.ts";
import type { JsonNode, JsonPath } from "#lib/json/json-node.ts";
import { printJson } from "#lib/json/print-json.ts";

const LONGEST_LINE = 240;
const LONGEST_PICK = 120;

type Props = { node: JsonNode; path: JsonPath; first: boolean };

/** A plain value; a long text starts folded. */
export function JsonLeaf({ node, path, first }: Props) {
  const { onPick, pickLabel } = use(JsonTreeContext);
  if (node.kind === "string" && node.value.length > LONGEST_LINE) {
    return <LongText text={node.value} node={node} path={path} first={first} />;
  }
  const value = pickableText(node);
  const shown = node.kind === "string" ? `"${node.value}"` : printJson(node);
  const look = `min-w-0 whitespace-pre-wrap wrap-anywhere ${hue(node)}`;
  return (
    <li>
      {onPick && value !== null ? (
        <JsonRow path={path} node={node} first={first} acts>
          <button
            type="button"
            data-row=""
            tabIndex={first ? 0 : -1}
            title={pickLabel}
            onClick={() => onPick(value)}
            className={`rounded-sm text-left decoration-dotted underline-offset-3 hover:underline ${look}`}
          >
            <bdi>{shown}</bdi>
          </button>
        </JsonRow>
      ) : (
        <JsonRow path={path} node={node} first={first}>
          <bdi className={look}>{shown}</bdi>
        </JsonRow>
      )}
    </li>
  );
}

/** The value as it can be looked for, or null where looking for it makes no sense. */
function pickableText(node: JsonNode): string | null {
  if (node.kind === "number") return node.text;
  if (node.kind !== "string" || node.value.trim() === "" || node.value.length > LONGEST_PICK) return null;
  return node.value;
}

function hue(node: JsonNode): string {
  if (node.kind === "string") return "text-message";
  if (node.kind === "number") return "text-call";
  return node.kind === "boolean" ? "text-tag" : "text-faint";
}

function LongText({ text, node, path, first }: Props & { text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <JsonRow path={path} node={node} first={first} fold={{ open, toggle: () => setOpen(!open) }}>
        <span className="shrink-0 text-faint">{text.length.toLocaleString("en")} characters</span>
        {open ? null : <bdi className="truncate text-message">{text.slice(0, LONGEST_LINE).toWellFormed()}</bdi>}
      </JsonRow>
      {open ? (
        <p
          dir="auto"
          className="mr-2 mb-1 ml-4.5 border-l-2 border-line pl-2 whitespace-pre-wrap wrap-anywhere text-message"
        >
          {text}
        </p>
      ) : null}
    </li>
  );
}
