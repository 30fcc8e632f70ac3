"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

type ServerClock = { now: number; timeZone: string };

const ServerClockContext = createContext<ServerClock>({ now: 0, timeZone: "UTC" });

/** Tells hydration which moment and zone the server wrote with, so that both sides start from the same text. */
export function ClockProvider({ now, timeZone, children }: ServerClock & { children: ReactNode }) {
  return <ServerClockContext value={{ now, timeZone }}>{children}</ServerClockContext>;
}

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function tickWhenShown() {
  if (!document.hidden) tick();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tickWhenShown, 1000);
    document.addEventListener("visibilitychange", tickWhenShown);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", tickWhenShown);
  };
}

function readNow() {
  if (timer === undefined) now = Math.max(now, Math.floor(Date.now() / 1000) * 1000);
  return now;
}

/** Something worked out from the present moment; the component draws again only when it changes. */
export function useFromNow<T extends string | number>(work: (now: number) => T): T {
  const server = useContext(ServerClockContext);
  return useSyncExternalStore(
    subscribe,
    () => work(readNow()),
    () => work(server.now),
  );
}

function subscribeToNothing() {
  return () => {};
}

function readTimeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The reader's time zone. */
export function useTimeZone(): string {
  const server = useContext(ServerClockContext);
  return useSyncExternalStore(subscribeToNothing, readTimeZone, () => server.timeZone);
}
