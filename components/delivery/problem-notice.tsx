import { Notice } from "#components/ui/notice.tsx";
import type { DeliveryItem } from "#lib/api/delivery.ts";

type Problem = NonNullable<DeliveryItem["problem"]>;

const readLater = new Set(["unknown_topic", "unknown_version", "unexpected_content", "reader_failed"]);

/** What could not be read, path by path. Nothing is lost by it: the bytes are kept. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const issues = problem.issues.filter((issue) => issue.message !== problem.message);
  return (
    <Notice tone="warn" title={problem.message}>
      {readLater.has(problem.kind) ? (
        <p>It is kept byte for byte, and will be read again by a version that knows more.</p>
      ) : null}
      {issues.length > 0 ? (
        <ul className="mt-1.5 flex flex-col gap-0.5">
          {issues.map((issue, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one path may have several issues, and the list never changes
            <li key={index} className="text-xs">
              <code className="text-ink">{issue.path === "" ? "whole body" : issue.path}</code>:{" "}
              <bdi>{issue.message}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
