import { z } from "zod";
import { useStored } from "#components/ui/use-stored.ts";

const soundSchema = z.object({
  speed: z.number().min(0.5).max(3),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
});

export type Sound = z.infer<typeof soundSchema>;

const usual: Sound = { speed: 1, volume: 1, muted: false };

/** How fast and how loud this browser plays every call. */
export function useSound() {
  return useStored("allo-inbox:sound", soundSchema, usual);
}

// An hour either way: clocks that differ by more are broken.
const offsetSchema = z.number().int().min(-3_600_000).max(3_600_000);

/** How much later than their times the words of one call are heard, in milliseconds. */
export function useOffset(callId: number) {
  return useStored(`allo-inbox:offset:${callId}`, offsetSchema, 0);
}
