import { resolve } from "node:path";
import { z } from "zod";
import { passwordCure } from "#lib/access/password-policy.ts";
import { parseSecret } from "#lib/allo/secret.ts";
import type { Secret } from "#lib/allo/signature.ts";
import { type AllowEntry, parseAllowEntry } from "#lib/outbound/allow-list.ts";
import { type RecordingMode, recordingModes } from "#lib/recordings/recording-mode.ts";
import { checkPassword } from "#lib/server/auth/common-passwords.ts";
import { type OidcSettings, readOidc } from "#lib/server/auth/oidc-settings.ts";
import { type MailSettings, readMail } from "#lib/server/mail-settings.ts";

export type Env = {
  port: number;
  host: string;
  dataDir: string;
  secrets: Secret[];
  legacyToken: string | null;
  maxBodyBytes: number;
  baseUrl: string | null;
  apiKey: string | null;
  /** The first administrator, made at start where there is nobody yet. */
  admin: { email: string; password: string } | null;
  secretKey: string | null;
  oidc: OidcSettings | null;
  trustedProxies: number;
  outboundAllow: AllowEntry[];
  recordings: RecordingMode;
  /** How e-mail goes out; null where it is not set. */
  mail: MailSettings | null;
  production: boolean;
};

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

const secretKey = z.string().min(32, "must have at least 32 characters; make one with: openssl rand -hex 32");

const settings = z.object({
  PORT: integer(0, 65_535, "a port number, for example PORT=3000").default(3000),
  HOST: z.string().trim().min(1, "is empty; use 127.0.0.1, or 0.0.0.0 for every interface").default("127.0.0.1"),
  DATA_DIR: z.string().trim().min(1, "is empty; name a directory, for example DATA_DIR=./data").default("./data"),
  ALLO_WEBHOOK_SECRET: z.string().default("").transform(readSecrets),
  ALLO_LEGACY_TOKEN: z
    .string()
    .regex(/^[\w.~-]{24,200}$/, "must be 24 to 200 letters, digits, - . _ or ~; make one with: openssl rand -hex 24")
    .optional(),
  MAX_BODY_BYTES: integer(1024, 1024 ** 3, "a number of bytes from 1024 to 1073741824, for example 8388608").default(
    8 * 1024 * 1024,
  ),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: "is not a web address; write it like https://inbox.example.com" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  API_KEY: z.string().min(32, "must have at least 32 characters; make one with: openssl rand -hex 32").optional(),
  ADMIN_EMAIL: z
    .email("is not an e-mail address")
    .transform((email) => email.toLowerCase())
    .optional(),
  ADMIN_PASSWORD: z.string().optional(),
  SECRET_KEY: secretKey.optional(),
  TRUST_PROXY: z
    .string()
    .transform((text) => (text === "off" ? "0" : text))
    .pipe(integer(0, 10, "off, or the number of proxies in front, for example TRUST_PROXY=1"))
    .default(0),
  OUTBOUND_ALLOW: z.string().default("").transform(readAllowList),
  RECORDINGS: z
    .enum(recordingModes, "must be archive (keep a copy of each), proxy (stream from Allo's link) or off")
    .default("archive"),
  NODE_ENV: z.string().default("production"),
});

/** Reads the settings. A result that is not ok names every problem and its cure, and never a secret's value. */
export function readEnv(source: Record<string, string | undefined> = process.env): EnvResult {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = settings.safeParse(given);
  const issues = result.error?.issues ?? [];
  const openId = readOidc(given);
  const mail = readMail(given);
  const problems = [
    ...issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
    ...adminProblems(given),
    ...openId.problems,
    ...mail.problems,
  ];
  if (!result.success || problems.length > 0) return { ok: false, problems };
  const { data } = result;
  return {
    ok: true,
    env: {
      port: data.PORT,
      host: data.HOST,
      dataDir: resolve(data.DATA_DIR),
      secrets: data.ALLO_WEBHOOK_SECRET,
      legacyToken: data.ALLO_LEGACY_TOKEN ?? null,
      maxBodyBytes: data.MAX_BODY_BYTES,
      baseUrl: data.BASE_URL ?? null,
      apiKey: data.API_KEY ?? null,
      admin:
        data.ADMIN_EMAIL !== undefined && data.ADMIN_PASSWORD !== undefined
          ? { email: data.ADMIN_EMAIL, password: data.ADMIN_PASSWORD }
          : null,
      secretKey: data.SECRET_KEY ?? null,
      oidc: openId.oidc,
      trustedProxies: data.TRUST_PROXY,
      outboundAllow: data.OUTBOUND_ALLOW,
      recordings: data.RECORDINGS,
      mail: mail.settings,
      production: data.NODE_ENV === "production",
    },
  };
}

/** What `npm run admin -- rotate-key` puts in SECRET_KEY's place; null where it is not set. */
export function readNewSecretKey(
  source: Record<string, string | undefined> = process.env,
): { ok: true; key: string | null } | { ok: false; problem: string } {
  const { NEW_SECRET_KEY: key } = source;
  if (key === undefined || key === "") return { ok: true, key: null };
  const result = secretKey.safeParse(key);
  return result.success
    ? { ok: true, key: result.data }
    : { ok: false, problem: `NEW_SECRET_KEY ${result.error.issues[0]?.message ?? "is not valid"}` };
}

/** The two belong together, and the password is held to what every password is. */
function adminProblems({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password }: Record<string, string | undefined>): string[] {
  if (email === undefined && password === undefined) return [];
  if (password === undefined) return ["ADMIN_PASSWORD is missing beside ADMIN_EMAIL"];
  const problem = checkPassword(password, email === undefined ? [] : [email]);
  return [
    ...(email === undefined ? ["ADMIN_EMAIL is missing beside ADMIN_PASSWORD"] : []),
    ...(problem ? [`ADMIN_PASSWORD ${passwordCure(problem)}`] : []),
  ];
}

function integer(min: number, max: number, cure: string) {
  const error = `must be ${cure}`;
  return z
    .string()
    .regex(/^[0-9]{1,12}$/, error)
    .transform(Number)
    .pipe(z.int().min(min, error).max(max, error));
}

function readSecrets(text: string, context: z.RefinementCtx): Secret[] {
  const secrets: Secret[] = [];
  text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .forEach((part, index) => {
      const result = parseSecret(part);
      if (result.ok) secrets.push(result.secret);
      else context.addIssue({ code: "custom", message: `number ${index + 1} ${result.problem}` });
    });
  const labels = secrets.map((secret) => secret.label);
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  if (repeated !== undefined) {
    context.addIssue({ code: "custom", message: `has two secrets named ${repeated}; give each a name of its own` });
  }
  return secrets;
}

function readAllowList(text: string, context: z.RefinementCtx): AllowEntry[] {
  const entries: AllowEntry[] = [];
  text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .forEach((part, index) => {
      const result = parseAllowEntry(part);
      if (result.ok) entries.push(result.entry);
      else context.addIssue({ code: "custom", message: `number ${index + 1} ${result.problem}` });
    });
  return entries;
}
