import { Download } from "lucide-react";
import { useId } from "react";
import { contractTypesHref } from "#components/data/contract-query.ts";
import { buttonClass } from "#components/ui/button.tsx";
import type { Contract } from "#lib/api/contract.ts";

/** The TypeScript types of what came, of all topics in one file or of one. */
export function TypeDownloads({ topics }: { topics: Contract["topics"] }) {
  const heading = useId();
  if (topics.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-2 border-t border-line pt-5">
      <h2 id={heading} className="text-base text-ink">
        Types of what came
      </h2>
      <p className="max-w-[68ch] text-sm text-pretty text-soft">
        A TypeScript file made of all deliveries so far: a field is optional where at least one went without it, and
        what is not documented says so. No names, numbers or texts of anybody stand in it.
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {topics.map(({ topic }) => (
          <li key={topic} className="min-w-0">
            <a
              href={contractTypesHref(topic)}
              download
              aria-label={`Download the types of ${topic}`}
              className={`${buttonClass()} max-w-64`}
            >
              <Download aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
              <bdi className="truncate font-mono font-normal">{topic}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
