import { z } from "zod";
import { alertRuleIds } from "#lib/alerts/alert-rule.ts";
import { alertKinds } from "#lib/alerts/alert-state.ts";
import { channelKinds, sendStates } from "#lib/alerts/send-state.ts";
import { endpointTestSchema } from "#lib/api/endpoint.ts";
import { pageSchema } from "#lib/api/page.ts";

const isoTime = z.iso.datetime({ precision: 3 });

/** A way that alerts go. The address of a Slack webhook is a secret and never comes back: only its host does. */
export const alertChannelSchema = z.object({
  id: z.int(),
  kind: z.enum(channelKinds),
  /** What it was named; may be empty. `label` is what it is called anyhow. */
  name: z.string(),
  label: z.string(),
  endpointId: z.int().nullable(),
  host: z.string().nullable(),
  addresses: z.array(z.string()).nullable(),
  createdAt: isoTime,
  lastSentAt: isoTime.nullable(),
  /** Why nothing can go over it now, with the cure. */
  problem: z.string().nullable(),
});

/** `mailFrom` is null where the server has no settings for e-mail, `baseUrl` where messages can have no links. */
export const alertChannelsSchema = z.object({
  data: z.array(alertChannelSchema),
  mailFrom: z.string().nullable(),
  baseUrl: z.string().nullable(),
});

const alertRuleSchema = z.object({
  rule: z.enum(alertRuleIds),
  enabled: z.boolean(),
  /** Null where it has none. */
  threshold: z.int().nullable(),
  /** The ids of the channels that are told; null for all. */
  channels: z.array(z.int()).nullable(),
  /** Said again each day while it lasts. */
  remind: z.boolean(),
  /** What is not over yet. */
  open: z.array(z.object({ subject: z.string().nullable(), text: z.string(), openedAt: isoTime })),
});

export const alertRulesSchema = z.object({ data: z.array(alertRuleSchema) });

const alertSendSchema = z.object({
  channelId: z.int(),
  channel: z.string(),
  state: z.enum(sendStates),
  tries: z.int(),
  nextTryAt: isoTime.nullable(),
  settledAt: isoTime.nullable(),
  /** Why the last try failed. */
  error: z.string().nullable(),
});

const alertSchema = z.object({
  id: z.int(),
  kind: z.enum(alertKinds),
  rule: z.enum(alertRuleIds),
  /** Which endpoint it is about; null where there is no more than one of its kind. */
  subject: z.string().nullable(),
  text: z.string(),
  at: isoTime,
  openedAt: isoTime,
  /** To whom it was said, and what became of that; empty where there was no channel. */
  sends: z.array(alertSendSchema),
});

export const alertPageSchema = pageSchema(alertSchema);

/** What a test came to; the status of a mail server is its own code. */
export const alertTestSchema = endpointTestSchema.omit({ topic: true });

export type AlertChannel = z.infer<typeof alertChannelSchema>;
export type AlertChannelList = z.infer<typeof alertChannelsSchema>;
export type AlertRuleView = z.infer<typeof alertRuleSchema>;
export type AlertView = z.infer<typeof alertSchema>;
export type AlertTest = z.infer<typeof alertTestSchema>;
