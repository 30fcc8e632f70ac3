import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { linkKinds } from "#lib/access/link-kind.ts";
import { roles } from "#lib/access/rights.ts";

// Who may look. The first seven tables have the columns that better-auth asks for; the names on the left are its names.

const time = () => integer({ mode: "timestamp_ms" });
const owner = () =>
  text()
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

export const user = sqliteTable("users", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer({ mode: "boolean" }).notNull().default(false),
  image: text(),
  role: text({ enum: roles }).notNull().default("viewer"),
  twoFactorEnabled: integer({ mode: "boolean" }).default(false),
  createdAt: time().notNull(),
  updatedAt: time().notNull(),
});

export const session = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: owner(),
    ipAddress: text(),
    userAgent: text(),
    expiresAt: time().notNull(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [index("sessions_user_id").on(table.userId)],
);

/** A way to sign in: a password's hash, or the subject at an OpenID provider. */
export const account = sqliteTable(
  "accounts",
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: owner(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: time(),
    refreshTokenExpiresAt: time(),
    scope: text(),
    password: text(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [
    index("accounts_user_id").on(table.userId),
    uniqueIndex("accounts_provider").on(table.providerId, table.accountId),
  ],
);

/** What is under way: a second factor that is awaited, the state of an OpenID sign-in. */
export const verification = sqliteTable(
  "verifications",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: time().notNull(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

/** The seed and the recovery codes are encrypted with SECRET_KEY. */
export const twoFactor = sqliteTable(
  "two_factors",
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: owner(),
    verified: integer({ mode: "boolean" }).default(true),
    failedVerificationCount: integer().default(0),
    lockedUntil: time(),
  },
  (table) => [uniqueIndex("two_factors_user_id").on(table.userId)],
);

/** `key` is a hash; `referenceId` is the person who made it. */
export const apikey = sqliteTable(
  "api_keys",
  {
    id: text().primaryKey(),
    configId: text().notNull().default("default"),
    name: text(),
    start: text(),
    prefix: text(),
    key: text().notNull().unique(),
    referenceId: owner(),
    refillInterval: integer(),
    refillAmount: integer(),
    lastRefillAt: time(),
    enabled: integer({ mode: "boolean" }).default(true),
    rateLimitEnabled: integer({ mode: "boolean" }).default(false),
    rateLimitTimeWindow: integer(),
    rateLimitMax: integer(),
    requestCount: integer().default(0),
    remaining: integer(),
    lastRequest: time(),
    expiresAt: time(),
    permissions: text(),
    metadata: text(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [index("api_keys_reference_id").on(table.referenceId)],
);

/** Tells which SECRET_KEY the secrets are encrypted with; one row. */
export const keyMarks = sqliteTable("key_marks", {
  id: integer().primaryKey(),
  mark: integer().notNull(),
});

/** Counts of requests to the sign-in routes per address; a restart does not forget them. */
export const rateLimit = sqliteTable("rate_limits", {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: integer().notNull(),
});

/** Tries to sign in per account, known or not, and per address; which one stands here only as a hash. */
export const signInTries = sqliteTable("sign_in_tries", {
  subjectHash: text().primaryKey(),
  tries: integer().notNull(),
  since: integer().notNull(),
});

/** Links that let somebody choose a password, once. Only the token's hash is kept. */
export const links = sqliteTable(
  "links",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: linkKinds }).notNull(),
    tokenHash: text().notNull().unique(),
    email: text(),
    role: text({ enum: roles }).notNull(),
    createdBy: text(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
    revokedAt: integer(),
  },
  (table) => [index("links_created_at").on(table.createdAt)],
);

/** Who did what, when and from where. Triggers refuse every change of a row. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    action: text().notNull(),
    actorKind: text({ enum: ["person", "key", "nobody", "server"] }).notNull(),
    actorId: text(),
    actorName: text().notNull(),
    target: text(),
    detail: text(),
    remoteAddress: text(),
  },
  (table) => [index("audit_action").on(table.action, table.id), index("audit_actor").on(table.actorName, table.id)],
);
