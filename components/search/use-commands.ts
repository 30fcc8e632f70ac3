"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import {
  Bell,
  Keyboard,
  KeyRound,
  LogOut,
  Monitor,
  Moon,
  Plus,
  ScrollText,
  Send,
  Sun,
  UserRound,
  UsersRound,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useRights } from "#components/data/me-query.ts";
import { sendTestEvent } from "#components/data/send-test-event.ts";
import { setupQuery } from "#components/data/setup-query.ts";
import { tellTestEvent, tellTestEventFailed } from "#components/deliveries/tell-test-event.ts";
import type { Command } from "#components/search/commands.ts";
import { pages } from "#components/shell/pages.ts";
import { useSignOut } from "#components/shell/use-sign-out.ts";

const settings = [
  { href: "/settings/people", label: "People", icon: UsersRound, words: "settings members invite roles" },
  { href: "/settings/keys", label: "API keys", icon: KeyRound, words: "settings tokens" },
  { href: "/forwarding?new=true", label: "New endpoint", icon: Plus, words: "make add forward webhook destination" },
  { href: "/settings/alerts", label: "Alerts", icon: Bell, words: "settings notify mail slack warn" },
  { href: "/settings/audit", label: "Audit log", icon: ScrollText, words: "settings who did what" },
];

/** Everything that whoever is signed in may go to and do from anywhere. */
export function useCommands(showHelp: () => void): { pages: Command[]; actions: Command[] } {
  const may = useRights();
  const router = useRouter();
  const { setTheme } = useTheme();
  const { data: setup } = useQuery(setupQuery());
  const { mutate: leave } = useSignOut();
  const { mutate: send } = useMutation({
    mutationFn: sendTestEvent,
    onSuccess: (sent, topic) => tellTestEvent(sent, topic, (id) => router.push(`/deliveries/${id}`)),
    onError: tellTestEventFailed,
  });

  return {
    pages: [
      ...pages.filter(({ right }) => may(right)).map(({ href, label, icon }) => ({ href, label, icon })),
      ...(may("administer") ? settings : []),
      { href: "/account", label: "Account", icon: UserRound, words: "profile password second factor sessions" },
    ],
    actions: [
      { label: "Keyboard shortcuts", words: "help keys", icon: Keyboard, run: showHelp },
      { label: "Light theme", words: "colours day bright", icon: Sun, run: () => setTheme("light") },
      { label: "Dark theme", words: "colours night", icon: Moon, run: () => setTheme("dark") },
      { label: "Theme of the system", words: "colours", icon: Monitor, run: () => setTheme("system") },
      { label: "Sign out", words: "log out leave", icon: LogOut, run: () => leave() },
      ...(may("administer") ? (setup?.testTopics ?? []) : []).map((topic) => ({
        label: `Send a test event: ${topic}`,
        icon: Send,
        quiet: true as const,
        run: () => send(topic),
      })),
    ],
  };
}
