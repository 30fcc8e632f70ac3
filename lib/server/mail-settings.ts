import { z } from "zod";

/** `tls`: from the first byte, by STARTTLS or not at all, or none, on this very machine or where the URL says so. */
export type MailSettings = {
  host: string;
  port: number;
  tls: "wrapped" | "required" | "none";
  login: { user: string; pass: string } | null;
  from: { name: string; address: string };
};

export type MailResult = { settings: MailSettings | null; problems: string[] };

const FORM = "write it like smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start";
const address = z.email();

/** Reads SMTP_URL and ALERT_FROM, which belong together. A problem never repeats the password. */
export function readMail({ SMTP_URL: url, ALERT_FROM: sender }: Record<string, string | undefined>): MailResult {
  if (url === undefined && sender === undefined) return { settings: null, problems: [] };
  const server = url === undefined ? "is missing beside ALERT_FROM" : readServer(url);
  const from = sender === undefined ? "is missing beside SMTP_URL" : readSender(sender);
  const problems = [
    ...(typeof server === "string" ? [`SMTP_URL ${server}`] : []),
    ...(typeof from === "string" ? [`ALERT_FROM ${from}`] : []),
  ];
  if (typeof server === "string" || typeof from === "string") return { settings: null, problems };
  return { settings: { ...server, from }, problems };
}

/** The server, or what is wrong with how it is written. */
function readServer(text: string): Omit<MailSettings, "from"> | string {
  if (!URL.canParse(text)) return `is not a web address; ${FORM}`;
  const { protocol, hostname, port, pathname, search, hash, username, password } = new URL(text);
  if (protocol !== "smtp:" && protocol !== "smtps:") return `does not begin with smtp:// or smtps://; ${FORM}`;
  if (hostname === "" || !["", "/"].includes(pathname) || hash !== "") return `is not the address of a server; ${FORM}`;
  if (search !== "" && search !== "?tls=never") return "has something behind the ? other than tls=never";
  if (search !== "" && protocol === "smtps:")
    return "asks for TLS with smtps:// and for none with ?tls=never; choose one";
  if ((username === "") !== (password === "")) return "has a user without a password, or a password without a user";
  const login = readLogin(username, password);
  if (login === undefined) return "has a % in user or password that is no %-code; write % as %25";
  const host = hostname.replace(/^\[|\]$/g, "");
  const wrapped = protocol === "smtps:";
  const plain = search !== "" || ["127.0.0.1", "::1", "localhost"].includes(host);
  return {
    host,
    port: port === "" ? (wrapped ? 465 : 587) : Number(port),
    tls: wrapped ? "wrapped" : plain ? "none" : "required",
    login,
  };
}

/** Undefined where they cannot be decoded. */
function readLogin(username: string, password: string): MailSettings["login"] | undefined {
  try {
    return username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

/** `alerts@example.com` or `Allo Inbox <alerts@example.com>` */
function readSender(text: string): MailSettings["from"] | string {
  const [, name = "", bracketed] = /^([^<>\p{Cc}]{0,100})<([^<>\s]+)>$/u.exec(text.trim()) ?? [];
  const given = bracketed ?? text.trim();
  if (!address.safeParse(given).success) {
    return "is not an e-mail address; write it like alerts@example.com or Allo Inbox <alerts@example.com>";
  }
  return { name: name.trim().replace(/^"(.*)"$/, "$1") || "Allo Inbox", address: given };
}
