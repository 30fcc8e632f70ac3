import type { z } from "zod";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { isJsonObject } from "#lib/allo/json-object.ts";
import { oneLine } from "#lib/allo/one-line.ts";
import type { Problem, ProblemIssue, ProblemKind } from "#lib/allo/problem.ts";
import { maxIssues } from "#lib/allo/problem-limits.ts";
import { parseTime } from "#lib/allo/times.ts";
import { isKnownTopic, topicSchemas } from "#lib/allo/topics.ts";

type Finding = { kind: ProblemKind; message: string; issues: ProblemIssue[] };

/** What does not fit in an event that could be read; the gravest kind names the problem, the issues are of all kinds. */
export function findProblem(event: AlloEvent, came: { format: "signed" | "token"; isUtf8: boolean }): Problem | null {
  const found = [came.isUtf8 ? null : notUtf8, unknownTopic(event), unknownVersion(event, came.format), misfits(event)];
  const findings = found.filter((finding) => finding !== null);
  const [first] = findings;
  return first ? { ...first, issues: findings.flatMap(({ issues }) => issues).slice(0, maxIssues) } : null;
}

export const notUtf8: Finding = {
  kind: "not_utf8",
  message: "The body is not valid UTF-8. It is kept byte for byte; unreadable characters are shown as �.",
  issues: [{ path: "", message: "not valid UTF-8" }],
};

function unknownTopic({ topic }: AlloEvent): Finding | null {
  if (isKnownTopic(topic)) return null;
  return {
    kind: "unknown_topic",
    message: `This version does not know the topic “${oneLine(topic, 80)}”.`,
    issues: [{ path: "topic", message: "unknown topic" }],
  };
}

function unknownVersion({ shape, version }: AlloEvent, format: "signed" | "token"): Finding | null {
  if (version === "2.0" || (version === null && shape !== "v2" && format === "token")) return null;
  const name = version === null ? "no version" : `version “${oneLine(version, 40)}”`;
  return {
    kind: "unknown_version",
    message: `The event has ${name} where “2.0” was expected. It was read as far as it fits.`,
    issues: [{ path: "version", message: version === null ? "missing" : "unknown version" }],
  };
}

function misfits(event: AlloEvent): Finding | null {
  const issues = [...timestampIssues(event.timestamp), ...dataIssues(event)].slice(0, maxIssues);
  if (issues.length === 0) return null;
  const places =
    issues.length === 1 ? "one place" : `${issues.length === maxIssues ? "at least " : ""}${issues.length} places`;
  return { kind: "unexpected_content", message: `The content is not what this topic has, in ${places}.`, issues };
}

function timestampIssues(timestamp: unknown): ProblemIssue[] {
  if (timestamp === undefined || timestamp === null) return [];
  if (typeof timestamp === "string" && parseTime(timestamp) !== null) return [];
  return [{ path: "timestamp", message: "not an ISO 8601 time" }];
}

function dataIssues({ topic, data, content, origins }: AlloEvent): ProblemIssue[] {
  if (!isKnownTopic(topic)) return [];
  if (!isJsonObject(content)) {
    if (topic === "ping" && (content === undefined || content === null)) return [];
    return [{ path: "data", message: content === undefined ? "missing" : "expected an object" }];
  }
  const result = topicSchemas[topic].safeParse(data);
  return result.success ? [] : result.error.issues.map((issue) => issueOf(issue, origins));
}

function issueOf({ path, message }: z.core.$ZodIssue, origins: ReadonlyMap<string, string>): ProblemIssue {
  const [head, ...rest] = path;
  const start = origins.get(String(head)) ?? `data${step(head ?? "")}`;
  const plain = message.replace(/^Invalid input: /, "");
  return { path: start + rest.map(step).join(""), message: plain.endsWith("received undefined") ? "missing" : plain };
}

function step(key: PropertyKey): string {
  if (typeof key === "number") return `[${key}]`;
  const name = String(key);
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
