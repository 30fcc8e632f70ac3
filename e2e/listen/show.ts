import { styleText } from "node:util";
import type { Answer } from "#e2e/listen/post-signed.ts";
import { oneLine } from "#lib/allo/one-line.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";

/** How many of those that were not taken are listed at the end. */
const MOST_LISTED = 20;

type Screen = { write(text: string): unknown };

type Tally = { taken: number; failed: Map<number, string>; gone: number };

/** What a listener says while it runs. Colour is for terminals, and not with NO_COLOR. */
export function createShow(screen: Screen, now: () => Date) {
  const tally: Tally = { taken: 0, failed: new Map(), gone: 0 };
  let isDown = false;

  function line(text: string): void {
    screen.write(`${styleText("dim", clock(now()))}  ${text}\n`);
  }

  return {
    tally,
    note: line,
    /** One try; `triesLeft` says how often it will be tried again. */
    answer(item: DeliveryItem, { ok, status, reason, milliseconds }: Answer, triesLeft: number): void {
      const came = status === null ? oneLine(reason, 60) : String(status);
      const again = ok || triesLeft === 0 ? "" : "  tries again";
      line(`${name(item)}  ${styleText(ok ? "green" : "red", came)}  ${milliseconds} ms${again}`);
    },
    taken({ id }: DeliveryItem): void {
      tally.taken += 1;
      tally.failed.delete(id);
    },
    failed(item: DeliveryItem): void {
      tally.failed.set(item.id, name(item));
    },
    gone(item: DeliveryItem): void {
      tally.gone += 1;
      line(`${name(item)}  ${styleText("yellow", "not sent: its body is not kept any more")}`);
    },
    down(reason: string): void {
      if (!isDown) line(styleText("yellow", `The inbox is out of reach (${oneLine(reason, 200)}). Trying again …`));
      isDown = true;
    },
    up(): void {
      if (isDown) line("The inbox is back.");
      isDown = false;
    },
    summary(): void {
      screen.write(summaryOf(tally));
    },
  };
}

export type Show = ReturnType<typeof createShow>;

function summaryOf({ taken, failed, gone }: Tally): string {
  const rest = gone > 0 ? `, ${gone} not sent because the body is not kept any more` : "";
  const listed = [...failed].slice(0, MOST_LISTED).map(([id, text]) => `  ${id}  ${text.trimEnd()}\n`);
  const more = failed.size > MOST_LISTED ? `  and ${failed.size - MOST_LISTED} more\n` : "";
  const cure = failed.size > 0 ? "Not taken; the next start tries these again:\n" : "";
  return `\n${taken} taken, ${failed.size} not taken${rest}.\n${cure}${listed.join("")}${more}`;
}

/** Topics and titles are what somebody sent, and steer no terminal. */
function name({ topic, title }: DeliveryItem): string {
  return `${oneLine(topic, 40).padEnd(16)}  ${oneLine(title, 48).padEnd(48)}`;
}

function clock(time: Date): string {
  return time.toTimeString().slice(0, 8);
}
