import { createElement, Fragment, type ReactNode, useMemo } from "react";
import type { Inline } from "#lib/markdown/inline.ts";
import { type Block, readMarkdown } from "#lib/markdown/read-markdown.ts";

/** A text from outside as formatted text. It is made of elements, never of HTML, so nothing in it can run. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => readMarkdown(source), [source]);
  return <div className="flex flex-col gap-2.5 wrap-anywhere">{each(blocks, showBlock)}</div>;
}

/** As children of their own, not as one list: pieces of a text have no identity to be kept by. */
function each<T>(pieces: readonly T[], show: (piece: T) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...pieces.map(show));
}

function showBlock(block: Block): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <p dir="auto">{each(block.children, showInline)}</p>;
    case "heading":
      // Whatever its level: the page around it has its own order of headings.
      return (
        <h3 dir="auto" className="font-[600] not-first:mt-1">
          {each(block.children, showInline)}
        </h3>
      );
    case "list":
      return block.ordered ? (
        <ol start={block.start} className="list-decimal pl-5.5">
          {each(block.items, showItem)}
        </ol>
      ) : (
        <ul className="list-disc pl-5.5">{each(block.items, showItem)}</ul>
      );
    case "quote":
      return (
        <blockquote className="flex flex-col gap-2.5 border-l-2 border-line-strong pl-3 text-soft">
          {each(block.children, showBlock)}
        </blockquote>
      );
    case "code":
      return <pre className="rounded-md bg-sunk px-3 py-2 text-xs whitespace-pre-wrap">{block.text}</pre>;
    case "rule":
      return <hr className="border-line" />;
  }
}

function showItem(blocks: Block[]): ReactNode {
  return <li className="pl-1">{each(blocks, showBlock)}</li>;
}

function showInline(piece: Inline): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code className="rounded-sm bg-sunk px-1 text-[0.9em]">{piece.text}</code>;
    case "strong":
      return <strong className="font-[600]">{each(piece.children, showInline)}</strong>;
    case "emphasis":
      return <em>{each(piece.children, showInline)}</em>;
    case "strike":
      return <s>{each(piece.children, showInline)}</s>;
    case "link":
      return (
        <a
          href={piece.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent underline underline-offset-2"
        >
          {each(piece.children, showInline)}
        </a>
      );
    case "break":
      return <br />;
  }
}
