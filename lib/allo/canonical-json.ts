import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import { isJsonObject } from "#lib/allo/json-object.ts";

type Frame = { values: readonly unknown[]; keys: string[] | null; next: number };

const chunkLength = 65_536;

/**
 * Writes JSON with sorted keys, no blanks and one spelling of Allo's ids, in chunks. It keeps its own stack, so that
 * no depth of nesting overflows.
 */
export function writeCanonicalJson(root: unknown, write: (chunk: string) => void): void {
  const frames: Frame[] = [];
  let chunk = "";
  function put(value: unknown, key: string | null): void {
    const frame = frameOf(value);
    if (frame) frames.push(frame);
    chunk += frame ? (frame.keys ? "{" : "[") : leaf(value, key);
  }
  put(root, null);
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (chunk.length > chunkLength) {
      write(chunk);
      chunk = "";
    }
    const { values, keys, next } = frame;
    frame.next += 1;
    if (next === values.length) {
      chunk += keys ? "}" : "]";
      frames.pop();
      continue;
    }
    if (next > 0) chunk += ",";
    const key = keys?.[next] ?? null;
    if (key !== null) chunk += `${JSON.stringify(key)}:`;
    put(values[next], key);
  }
  write(chunk);
}

function frameOf(value: unknown): Frame | null {
  if (Array.isArray(value)) return { values: value, keys: null, next: 0 };
  if (!isJsonObject(value)) return null;
  const keys = Object.keys(value).sort();
  return { values: keys.map((key) => value[key]), keys, next: 0 };
}

function leaf(value: unknown, key: string | null): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "null";
  return JSON.stringify(key !== null && (key === "id" || key.endsWith("_id")) ? normaliseAlloId(value) : value);
}
