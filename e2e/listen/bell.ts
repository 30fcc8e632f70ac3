/** Wakes whoever waits; rung while nobody waits, the next one does not wait. */
export type Bell = { ring(): void; rung(): Promise<void> };

export function createBell(): Bell {
  let next = Promise.withResolvers<void>();
  return {
    ring: () => next.resolve(),
    async rung() {
      await next.promise;
      next = Promise.withResolvers<void>();
    },
  };
}
