import { Activity, Inbox, MessagesSquare, Phone, PhoneIncoming, Settings, ShieldAlert, UsersRound } from "lucide-react";

/** The pages of the navigation, in its order; `count` names what is counted beside the name, `brief` stands where there is little room. */
export const pages = [
  { href: "/calls", label: "Calls", icon: Phone, count: null, right: "read" },
  { href: "/threads", label: "Messages", icon: MessagesSquare, count: null, right: "read" },
  { href: "/contacts", label: "Contacts", icon: UsersRound, count: null, right: "read" },
  {
    href: "/callbacks",
    label: "To call back",
    brief: "Call back",
    icon: PhoneIncoming,
    count: "callbacks",
    right: "read",
  },
  { href: "/deliveries", label: "Deliveries", icon: Inbox, count: "deliveries", right: "read" },
  { href: "/rejections", label: "Rejected", icon: ShieldAlert, count: "rejections", right: "raw" },
  { href: "/overview", label: "Overview", icon: Activity, count: null, right: "read" },
  { href: "/settings", label: "Settings", icon: Settings, count: null, right: "administer" },
] as const;
