"use client";

import { useTheme } from "next-themes";
import type { CSSProperties } from "react";
import { Toaster } from "sonner";

const look = {
  fontFamily: "inherit",
  "--normal-bg": "var(--panel)",
  "--normal-border": "var(--line)",
  "--normal-text": "var(--ink)",
} as CSSProperties;

/** Where short answers appear; loaded after the page stands. */
export function InboxToaster() {
  const { resolvedTheme } = useTheme();
  return <Toaster theme={resolvedTheme === "dark" ? "dark" : "light"} position="bottom-right" style={look} />;
}
