export type LiveEvent = { event: string; data: unknown };

/** Server-sent events out of the bytes of a stream, as they come. */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of stream) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const [event, data] = [field(block, "event"), field(block, "data")];
      if (event !== null && data !== null) yield { event, data: JSON.parse(data) };
    }
  }
}

function field(block: string, name: string): string | null {
  const line = block.split("\n").find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trimStart() ?? null;
}
