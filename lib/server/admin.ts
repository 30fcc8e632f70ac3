import { existsSync } from "node:fs";
import { join } from "node:path";
import { createAudit } from "#db/audit.ts";
import { createLinks } from "#db/links.ts";
import { DatabaseRefused, type Db, openConnection, openDatabase } from "#db/open.ts";
import { createPeople } from "#db/people.ts";
import { rotateKey } from "#lib/server/auth/rotate-key.ts";
import { DataDirectoryRefused, takeDataDirectory } from "#lib/server/data-directory.ts";
import { type Env, readEnv, readNewSecretKey } from "#lib/server/env.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { addressUrl, linkUrl, sayMigrating } from "#lib/server/welcome.ts";

const usage = `Looks after an inbox on the machine that it runs on, with the same settings as the server.

  npm run admin -- list            who may come in, with role and second factor
  npm run admin -- reset EMAIL     prints a link that lets this person choose a new password, once, within a day;
                                   using it ends their sessions and turns their second factor off
  npm run admin -- rotate-key      encrypts every secret in the database with a new key. Stop the server first.
                                   Where SECRET_KEY is set, the new one is taken from NEW_SECRET_KEY.
  npm run admin -- --help          this text
`;

const ACTOR = { actorKind: "server", actorName: "npm run admin" } as const;

process.exitCode = await main(process.argv.slice(2));

async function main([command, ...args]: string[]): Promise<number> {
  if (command === undefined || command === "--help") return say(usage);
  const settings = readEnv();
  if (!settings.ok) {
    return complain(`These settings are wrong:\n${settings.problems.map((line) => `  - ${line}`).join("\n")}`);
  }
  const { env } = settings;
  const [first] = args;
  try {
    if (command === "list" && args.length === 0) return withDatabase(env, list);
    if (command === "reset" && args.length === 1 && first !== undefined) {
      return withDatabase(env, (db) => reset(db, env, first.toLowerCase()));
    }
    if (command === "rotate-key" && args.length === 0) return await rotate(env);
  } catch (cause) {
    if (cause instanceof DatabaseRefused || cause instanceof DataDirectoryRefused) return complain(cause.message);
    return complain(`This did not work (${codeOf(cause)}). Nothing is lost; try again once the cause is gone.`);
  }
  return complain(`This is not a command: ${[command, ...args].join(" ")}\n\n${usage}`);
}

/** Beside a server that runs, so nothing is migrated here. */
function withDatabase(env: Env, work: (db: Db) => number): number {
  const file = join(env.dataDir, "inbox.db");
  if (!existsSync(file)) return complain(`There is no inbox in DATA_DIR ${env.dataDir}. Start the server once.`);
  const db = openConnection(file, "FULL");
  try {
    const known = db.$client.prepare("select 1 from sqlite_schema where name = 'links'").get();
    if (!known) return complain(`The inbox in ${env.dataDir} is of an older version. Start the server once.`);
    return work(db);
  } finally {
    db.$client.close();
  }
}

function list(db: Db): number {
  const people = createPeople(db).list();
  if (people.length === 0) return say("Nobody yet. The server prints a set-up link when it starts.\n");
  const width = Math.max(...people.map(({ email }) => email.length));
  return say(
    people
      .map(({ email, role, twoFactor, lastSeenAt }) => {
        const seen = lastSeenAt === 0 ? "never here" : `last seen ${new Date(lastSeenAt).toISOString()}`;
        return `${email.padEnd(width)}  ${role.padEnd(13)}  ${twoFactor ? "second factor" : "password only"}  ${seen}\n`;
      })
      .join(""),
  );
}

function reset(db: Db, env: Env, email: string): number {
  const person = createPeople(db).findByEmail(email);
  if (!person) return complain(`Nobody here has the e-mail ${email}. npm run admin -- list shows who is here.`);
  const links = createLinks(db, Date.now);
  const { token } = links.make({ kind: "reset", email, role: person.role, createdBy: null, days: 1 });
  createAudit(db, Date.now).write({ ...ACTOR, action: "reset_link.made", target: email });
  const base = env.baseUrl ?? addressUrl(env.host, env.port);
  return say(`For ${email}, once, within a day:\n${linkUrl(base, token)}\n`);
}

async function rotate(env: Env): Promise<number> {
  const next = readNewSecretKey();
  if (!next.ok) return complain(next.problem);
  const directory = takeDataDirectory(env.dataDir);
  const db = openDatabase(directory.database, sayMigrating);
  try {
    const keys = { dataDir: env.dataDir, fromSettings: env.secretKey, nextFromSettings: next.key };
    const result = await rotateKey(db, keys);
    if (!result.ok) return complain(result.problem);
    createAudit(db, Date.now).write({ ...ACTOR, action: "secret_key.rotated" });
    const last = env.secretKey === null ? "" : "Now put the value of NEW_SECRET_KEY into SECRET_KEY.\n";
    return say(
      `Rotated. Second factors, endpoints and channels moved: ${result.secrets}. Everybody has to sign in again.\n${last}`,
    );
  } finally {
    db.$client.close();
    directory.release();
  }
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
