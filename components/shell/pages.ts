import {
  Activity,
  Forward,
  HeartPulse,
  Inbox,
  type LucideIcon,
  MessagesSquare,
  Phone,
  PhoneIncoming,
  Settings,
  ShieldAlert,
  UsersRound,
} from "lucide-react";
import type { Right } from "#lib/access/rights.ts";

/** What is counted beside the name of a page. */
export type Counted = "callbacks" | "deliveries" | "rejections";

export type NavPage = {
  href: string;
  label: string;
  /** Stands where there is little room. */
  brief?: string;
  icon: LucideIcon;
  count: Counted | null;
  right: Right;
  /** Gone to every day, so that a phone has it at the thumb. */
  often: boolean;
};

/** The pages of the navigation, in its order. */
export const pages: readonly NavPage[] = [
  { href: "/calls", label: "Calls", icon: Phone, count: null, right: "read", often: true },
  { href: "/threads", label: "Messages", icon: MessagesSquare, count: null, right: "read", often: true },
  { href: "/contacts", label: "Contacts", icon: UsersRound, count: null, right: "read", often: false },
  {
    href: "/callbacks",
    label: "To call back",
    brief: "Call back",
    icon: PhoneIncoming,
    count: "callbacks",
    right: "read",
    often: true,
  },
  { href: "/deliveries", label: "Deliveries", icon: Inbox, count: "deliveries", right: "read", often: true },
  { href: "/rejections", label: "Rejected", icon: ShieldAlert, count: "rejections", right: "raw", often: false },
  { href: "/forwarding", label: "Forwarding", icon: Forward, count: null, right: "raw", often: false },
  { href: "/health", label: "Health", icon: HeartPulse, count: null, right: "raw", often: false },
  { href: "/overview", label: "Overview", icon: Activity, count: null, right: "read", often: false },
  { href: "/settings", label: "Settings", icon: Settings, count: null, right: "administer", often: false },
];
