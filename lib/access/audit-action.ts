/** What the audit log is filtered by, in the order of the page. */
export const auditGroupIds = [
  "sign-in",
  "account",
  "people",
  "keys",
  "payloads",
  "recordings",
  "deliveries",
  "forwarding",
  "alerts",
  "callbacks",
  "audit",
] as const;

export type AuditGroup = (typeof auditGroupIds)[number];

export const auditGroups: Record<AuditGroup, string> = {
  "sign-in": "Signing in",
  account: "Own account",
  people: "People",
  keys: "Keys",
  payloads: "Payloads seen",
  recordings: "Recordings and transcripts",
  deliveries: "Deliveries",
  forwarding: "Forwarding",
  alerts: "Alerts",
  callbacks: "To call back",
  audit: "This log",
};

type Words = { group: AuditGroup; label: string; did: string };

/** What is written down: under what it is found, and how it reads behind the name of who did it. */
const words = {
  signed_in: { group: "sign-in", label: "Signed in", did: "signed in" },
  signed_out: { group: "sign-in", label: "Signed out", did: "signed out" },
  sign_in_failed: { group: "sign-in", label: "Failed to sign in", did: "failed to sign in as {target}" },
  "second_factor.failed": {
    group: "sign-in",
    label: "Failed the second factor",
    did: "gave a wrong code for the second factor of {target}",
  },
  "session.revoked": { group: "sign-in", label: "Ended a session", did: "ended the session on {detail}" },
  "session.revoked_others": { group: "sign-in", label: "Ended other sessions", did: "ended every other session" },
  "session.revoked_all": { group: "sign-in", label: "Signed out everywhere", did: "signed out everywhere" },
  "name.changed": { group: "account", label: "Changed a name", did: "changed the own name" },
  "password.changed": { group: "account", label: "Changed a password", did: "changed the own password" },
  "password.refused": { group: "account", label: "Gave a wrong password", did: "gave a wrong present password" },
  "second_factor.on": { group: "account", label: "Second factor on", did: "turned the second factor on" },
  "second_factor.off": { group: "account", label: "Second factor off", did: "turned the second factor off" },
  "second_factor.new_recovery_codes": {
    group: "account",
    label: "New recovery codes",
    did: "made new recovery codes",
  },
  "person.created": { group: "people", label: "Made a person", did: "made {target} the first administrator" },
  "link.used.set-up": {
    group: "people",
    label: "Used the set-up link",
    did: "used the set-up link and became {target}",
  },
  "link.used.invitation": { group: "people", label: "Joined by invitation", did: "joined by invitation as {target}" },
  "link.used.reset": {
    group: "people",
    label: "Used a reset link",
    did: "chose a new password by a reset link",
  },
  "invitation.made": { group: "people", label: "Invited", did: "invited {target} as {detail}" },
  "invitation.revoked": { group: "people", label: "Revoked an invitation", did: "revoked the invitation of {target}" },
  "role.changed": { group: "people", label: "Changed a role", did: "changed the role of {target} {detail}" },
  "person.removed": { group: "people", label: "Removed a person", did: "removed {target}" },
  "reset_link.made": { group: "people", label: "Made a reset link", did: "made a reset link for {target}" },
  "key.made": { group: "keys", label: "Made a key", did: "made the {detail} key {target}" },
  "key.revoked": { group: "keys", label: "Revoked a key", did: "revoked the key {target}" },
  "secret_key.rotated": { group: "keys", label: "Rotated SECRET_KEY", did: "rotated the key that encrypts secrets" },
  "delivery.opened": {
    group: "payloads",
    label: "Opened a payload",
    did: "opened delivery {target} with its payload",
  },
  "delivery.downloaded": {
    group: "payloads",
    label: "Downloaded a payload",
    did: "downloaded the payload of delivery {target}",
  },
  "rejection.opened": {
    group: "payloads",
    label: "Opened a rejection",
    did: "opened rejection {target} with its body",
  },
  "recording.played": {
    group: "recordings",
    label: "Played a recording",
    did: "listened to the recording of call {target}",
  },
  "recording.downloaded": {
    group: "recordings",
    label: "Downloaded a recording",
    did: "downloaded the recording of call {target}",
  },
  "transcript.exported": {
    group: "recordings",
    label: "Exported a transcript",
    did: "exported the transcript of call {target}, {detail}",
  },
  "rejection.promoted": { group: "deliveries", label: "Promoted one", did: "promoted rejection {target}" },
  "rejections.promoted": {
    group: "deliveries",
    label: "Promoted all",
    did: "promoted all rejections that verify, {detail}",
  },
  "test_event.sent": {
    group: "deliveries",
    label: "Sent a test event",
    did: "sent a test event, delivery {target}",
  },
  "finding.seen": {
    group: "deliveries",
    label: "Marked a finding as seen",
    did: "marked {target}, which is not documented, as seen",
  },
  "finding.unseen": {
    group: "deliveries",
    label: "Took back a seen finding",
    did: "took back that {target}, which is not documented, was seen",
  },
  "gap.dismissed": {
    group: "deliveries",
    label: "Dismissed a missing event",
    did: "said that nothing is missing in entry {target}",
  },
  "delivery.replayed": {
    group: "deliveries",
    label: "Replayed one",
    did: "replayed delivery {target} to {detail}",
  },
  "endpoint.made": { group: "forwarding", label: "Made an endpoint", did: "made the endpoint {target}" },
  "endpoint.changed": {
    group: "forwarding",
    label: "Changed an endpoint",
    did: "changed {detail} of the endpoint {target}",
  },
  "endpoint.removed": { group: "forwarding", label: "Removed an endpoint", did: "removed the endpoint {target}" },
  "endpoint.secret_rotated": {
    group: "forwarding",
    label: "Rotated a secret",
    did: "made a new secret for the endpoint {target}",
  },
  "endpoint.tested": {
    group: "forwarding",
    label: "Tested an endpoint",
    did: "sent {detail} to the endpoint {target} as a test",
  },
  "endpoint.failing": {
    group: "forwarding",
    label: "Found one failing",
    did: "found that the endpoint {target} has failed for {detail} of the five days after which it is turned off",
  },
  "endpoint.disabled": {
    group: "forwarding",
    label: "Turned one off",
    did: "turned the endpoint {target} off: {detail}",
  },
  "forward.retried": { group: "forwarding", label: "Retried one", did: "tried forward {target} again" },
  "forwards.recovered": {
    group: "forwarding",
    label: "Sent many again",
    did: "had {detail} sent again to the endpoint {target}",
  },
  "recovery.cancelled": { group: "forwarding", label: "Stopped sending again", did: "stopped recovery {target}" },
  "alert_channel.made": {
    group: "alerts",
    label: "Made a channel",
    did: "made alert channel {target}, {detail}",
  },
  "alert_channel.changed": {
    group: "alerts",
    label: "Changed a channel",
    did: "changed {detail} of alert channel {target}",
  },
  "alert_channel.removed": { group: "alerts", label: "Removed a channel", did: "removed alert channel {target}" },
  "alert_channel.tested": { group: "alerts", label: "Tested a channel", did: "sent a test to alert channel {target}" },
  "alert_rule.changed": { group: "alerts", label: "Changed an alert", did: "changed {detail} of the alert {target}" },
  "callback.done": { group: "callbacks", label: "Called back", did: "marked call-back {target} as done" },
  "callback.snoozed": { group: "callbacks", label: "Put off", did: "put call-back {target} off" },
  "callback.noted": { group: "callbacks", label: "Made a note", did: "made a note on call-back {target}" },
  "callback.unmarked": { group: "callbacks", label: "Took a mark back", did: "took back a mark on call-back {target}" },
  "audit.exported": { group: "audit", label: "Exported", did: "exported the audit log, {detail}" },
} as const satisfies Record<string, Words>;

export type AuditAction = keyof typeof words;

const known: Readonly<Record<string, Words>> = words;

/** The actions of a group, with the word for each. */
export function actionsOf(group: AuditGroup): { action: string; label: string }[] {
  return Object.entries(known)
    .filter(([, entry]) => entry.group === group)
    .map(([action, { label }]) => ({ action, label }));
}

/** The actions that a filter stands for: a whole group, or the one that it names. */
export function actionsOfFilter(what: string): string[] {
  return isGroup(what) ? actionsOf(what).map(({ action }) => action) : [what];
}

function isGroup(text: string): text is AuditGroup {
  return auditGroupIds.some((group) => group === text);
}

type Deed = { action: string; target: string | null; detail: string | null };

/** A piece of a sentence; with a slot where it is data, which may hold anything. */
type Piece = { text: string; slot: "target" | "detail" | null };

/** What was done, to stand behind the name of who did it. An entry of a later version is told by its bare words. */
export function deedPieces({ action, target, detail }: Deed): Piece[] {
  const template = find(action)?.did ?? `${action.replaceAll(/[._]/g, " ")} {target} {detail}`;
  return template
    .split(/(\{target\}|\{detail\})/)
    .map((text) => {
      if (text === "{target}") return { text: target ?? "", slot: "target" as const };
      return text === "{detail}" ? { text: detail ?? "", slot: "detail" as const } : { text, slot: null };
    })
    .filter(({ text }) => text !== "");
}

export function deedWords(deed: Deed): string {
  return deedPieces(deed)
    .map(({ text }) => text)
    .join("")
    .trim();
}

export function groupOf(action: string): AuditGroup | null {
  return find(action)?.group ?? null;
}

function find(action: string): Words | undefined {
  return Object.hasOwn(known, action) ? known[action] : undefined;
}

/** Who did it, in words. */
export function actorWords({ kind, name }: { kind: "person" | "key" | "nobody" | "server"; name: string }): string {
  if (kind === "nobody") return "Somebody";
  if (kind === "key") return `The key ${name}`;
  return kind === "server" ? `The server (${name})` : name;
}
