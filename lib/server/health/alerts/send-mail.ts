import { createTransport, type Transporter } from "nodemailer";
import type { Mail } from "#lib/alerts/messages.ts";
import type { Outcome } from "#lib/forwarding/outcome.ts";
import type { MailSettings } from "#lib/server/mail-settings.ts";

const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;
/** However slowly the server goes on talking. */
const TOTAL_MS = 60_000;

/** Sends one mail to all of the addresses; `status` of the outcome is the server's own code, and never throws. */
export async function sendMail(
  settings: MailSettings,
  to: readonly string[],
  { subject, text }: Mail,
  messageId: string,
  now: () => number,
): Promise<Outcome> {
  const at = now();
  const begin = performance.now();
  const transport = transportOf(settings);
  const took = () => ({ at, durationMs: Math.round(performance.now() - begin), address: settings.host });
  const unsaid = { errorClass: null, error: null, responseBody: null, retryAfterMs: null };
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => deadline.reject(new Error("The mail server took over a minute.")), TOTAL_MS).unref();
  try {
    const sending = transport.sendMail({
      from: settings.from,
      // As objects: nothing in an address is taken for a list of them.
      to: to.map((address) => ({ name: "", address })),
      subject,
      text,
      messageId: `<${messageId}@${domainOf(settings.from.address)}>`,
    });
    const sent = await Promise.race([sending, deadline.promise]);
    return { ...took(), ...unsaid, status: codeOf(sent.response) ?? 250, responseBody: sent.response };
  } catch (error) {
    const { status, errorClass, message } = failureOf(error);
    return { ...took(), ...unsaid, status, errorClass, error: message };
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

function transportOf({ host, port, tls, login }: MailSettings): Transporter<{ response: string }> {
  return createTransport({
    host,
    port,
    secure: tls === "wrapped",
    requireTLS: tls === "required",
    ignoreTLS: tls === "none",
    ...(login === null ? {} : { auth: login }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

type Failure = { status: number | null; errorClass: string; message: string };

/** What the library says of a failure, in words that help. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { status: null, errorClass: "failed", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : "failed";
  const status = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const cure = cures[code];
  return {
    status,
    errorClass: code.toLowerCase(),
    message: cure ? `${error.message.replace(/\.?$/, ".")} ${cure}` : error.message,
  };
}

const cures: Readonly<Record<string, string>> = {
  EAUTH: "Check user and password in SMTP_URL.",
  ETLS: "The server offers no TLS. Use smtps://, another port, or ?tls=never if that is meant.",
  ECONNECTION: "Check host and port in SMTP_URL.",
  ESOCKET: "Check host and port in SMTP_URL, and its certificate.",
  EDNS: "Check the host in SMTP_URL.",
  ETIMEDOUT: "Nothing answered. Check host and port in SMTP_URL, and firewalls.",
  EENVELOPE: "Check ALERT_FROM and the addresses of the channel.",
};

function codeOf(response: string): number | null {
  const [code] = /^[2-5]\d\d/.exec(response) ?? [];
  return code === undefined ? null : Number(code);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
