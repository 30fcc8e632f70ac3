"use client";

import { type ReactNode, useState } from "react";
import { JsonLeaf } from "#components/ui/json-leaf.tsx";
import { JsonRow } from "#components/ui/json-row.tsx";
import { chunkRanges } from "#lib/json/chunk-ranges.ts";
import type { JsonNode, JsonPath } from "#lib/json/json-node.ts";
import { countJson, previewJson } from "#lib/json/preview-json.ts";

const CHUNK = 100;
const OPEN_TO_DEPTH = 2;

type Child = { step: string | number; node: JsonNode };

/** One value and, where it holds others and is unfolded, those. `first` marks the row that Tab reaches at the start. */
export function JsonBranch({ node, path, first = false }: { node: JsonNode; path: JsonPath; first?: boolean }) {
  const children = childrenOf(node);
  if (children.length === 0) return <JsonLeaf node={node} path={path} first={first} />;
  // The root has no name of its own to fold it by.
  if (path.length === 0) return <Children path={path}>{children}</Children>;
  return (
    <Foldable
      node={node}
      path={path}
      first={first}
      note={countJson(node)}
      preview={previewJson(node)}
      openAtFirst={path.length < OPEN_TO_DEPTH}
    >
      {() => (
        <ul className="pl-3.5">
          <Children path={path}>{children}</Children>
        </ul>
      )}
    </Foldable>
  );
}

function childrenOf(node: JsonNode): Child[] {
  if (node.kind === "object") return node.members.map((member) => ({ step: member.key, node: member.value }));
  if (node.kind === "array") return node.items.map((item, index) => ({ step: index, node: item }));
  return [];
}

function Children({ path, children }: { path: JsonPath; children: Child[] }) {
  const atTop = path.length === 0;
  if (children.length <= CHUNK) return <Run path={path}>{children}</Run>;
  return chunkRanges(children.length, CHUNK).map(({ start, end }) => (
    <Foldable
      key={start}
      path={path}
      first={atTop && start === 0}
      note={`${start} to ${end - 1}`}
      openAtFirst={start === 0}
    >
      {() => (
        <ul className="pl-3.5">
          <Run path={path}>{children.slice(start, end)}</Run>
        </ul>
      )}
    </Foldable>
  ));
}

function Run({ path, children }: { path: JsonPath; children: Child[] }) {
  return children.map(({ step, node }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: keys may repeat in what came, and the list never changes
    <JsonBranch key={index} node={node} path={[...path, step]} first={path.length === 0 && index === 0} />
  ));
}

type FoldableProps = {
  node?: JsonNode;
  path: JsonPath;
  first: boolean;
  note: string;
  preview?: string;
  openAtFirst: boolean;
  children: () => ReactNode;
};

function Foldable({ node, path, first, note, preview = "", openAtFirst, children }: FoldableProps) {
  const [open, setOpen] = useState(openAtFirst);
  const fold = { open, toggle: () => setOpen(!open) };
  return (
    <li>
      <JsonRow path={path} first={first} fold={fold} {...(node && { node })}>
        <span className="shrink-0 text-faint">{note}</span>
        {open || preview === "" ? null : <bdi className="truncate text-faint">{preview}</bdi>}
      </JsonRow>
      {open ? children() : null}
    </li>
  );
}
