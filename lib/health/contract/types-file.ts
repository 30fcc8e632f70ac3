import { maxNameLength } from "#lib/allo/problem-limits.ts";
import { isKnownTopic } from "#lib/allo/topics.ts";
import type { Place, Shape } from "#lib/health/contract/shape.ts";
import { typeText } from "#lib/health/contract/type-text.ts";

export type TopicShape = { topic: string; shape: Shape };

const header = `// What Allo's webhooks really brought, as Allo Inbox saw it: a type for each topic, in today's format.
// A field is optional where at least one delivery went without it. No texts of deliveries stand here, but the values that
// the documents list.
`;

/** A TypeScript file with a type for each topic, and one of all of them. */
export function typesFile(shapes: readonly TopicShape[]): string {
  const sorted = shapes.toSorted((a, b) => (a.topic < b.topic ? -1 : 1));
  const names = typeNames(sorted.map(({ topic }) => topic));
  const types = sorted.map(({ topic, shape }, index) => typeOf(names[index] ?? "", topic, shape));
  const all =
    names.length > 1 ? [`export type AnyDelivery =\n${names.map((name) => `  | ${name}`).join("\n")};\n`] : [];
  return [header, ...types, ...all].join("\n");
}

function typeOf(name: string, topic: string, { root }: Shape): string {
  const comment = isKnownTopic(topic) ? "" : " This topic is not documented.";
  // A topic comes from outside: within a comment it must not end it.
  const shown = JSON.stringify(topic).replaceAll("*/", "*\\/");
  return `/** ${shown}.${comment} */\nexport type ${name} = ${typeText(withTopic(root, topic), { indent: 0 })};\n`;
}

/** Told by its topic, which each type has for itself. */
function withTopic(root: Place, topic: string): Place {
  const place = root.fields.get("topic");
  if (!place || topic.length >= maxNameLength) return root;
  return { ...root, fields: new Map(root.fields).set("topic", { ...place, types: 0, values: new Set([topic]) }) };
}

/** `CallCompleted` for `call.completed`; what would be the same is numbered. */
function typeNames(topics: readonly string[]): string[] {
  const taken = new Set(["AnyDelivery"]);
  return topics.map((topic) => {
    const words = topic.match(/[A-Za-z0-9]+/g) ?? [];
    const name = words
      .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
      .join("")
      .slice(0, 80);
    const start = /^[A-Z]/.test(name) ? name : `Topic${name}`;
    let unique = start;
    for (let number = 2; taken.has(unique); number += 1) unique = `${start}${number}`;
    taken.add(unique);
    return unique;
  });
}
