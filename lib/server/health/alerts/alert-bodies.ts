import { z } from "zod";
import { type AlertRuleId, type alertRuleIds, thresholdProblem } from "#lib/alerts/alert-rule.ts";
import { channelKinds } from "#lib/alerts/send-state.ts";

const addresses = "must be a list of 1 to 20 e-mail addresses";

const name = z
  .string("must be a text of at most 100 characters")
  .trim()
  .max(100, "must have at most 100 characters")
  .transform((text) => text.toWellFormed());
const endpointId = z.int("must be the id of an endpoint").min(1, "must be the id of an endpoint");
const url = z
  .string("must be a web address such as https://hooks.slack.com/services/…")
  .trim()
  // The URL parser would pass over line breaks.
  .regex(/^[^\s\p{C}]*$/u, "must be a web address without spaces and hidden characters")
  .max(2000, "must have at most 2000 characters");
const addressList = z
  .array(z.string(addresses).trim().pipe(z.email("must hold e-mail addresses only").max(254)), addresses)
  .min(1, addresses)
  .max(20, addresses)
  .transform((list) => [...new Set(list)]);

const kindError = `must be ${channelKinds.join(", ")}`;

/** What somebody says of a new channel. */
export const newChannelBody = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("endpoint"), name: name.default(""), endpointId }),
    z.strictObject({ kind: z.literal("slack"), name: name.default(""), url }),
    z.strictObject({ kind: z.literal("email"), name: name.default(""), addresses: addressList }),
  ],
  kindError,
);

/** What may be changed of a channel of each kind. */
export const channelChangeBodies = {
  endpoint: z.strictObject({ name: name.exactOptional(), endpointId: endpointId.exactOptional() }),
  slack: z.strictObject({ name: name.exactOptional(), url: url.exactOptional() }),
  email: z.strictObject({ name: name.exactOptional(), addresses: addressList.exactOptional() }),
};

const flag = z.boolean("must be true or false");
const channelIds = z
  .array(z.int("must hold ids of channels"), "must be a list of ids of channels, or null for all")
  .max(20, "must have at most 20 ids")
  .transform((ids) => [...new Set(ids)])
  .nullable();

function ruleBody(rule: AlertRuleId) {
  return z
    .strictObject({
      enabled: flag.exactOptional(),
      threshold: z
        .number("must be a number")
        .superRefine((threshold, context) => {
          const message = thresholdProblem(rule, threshold);
          if (message !== null) context.addIssue({ code: "custom", message });
        })
        .exactOptional(),
      channels: channelIds.exactOptional(),
      remind: flag.exactOptional(),
    })
    .exactOptional();
}

/** What is to be changed of the rules, by their ids. */
export const ruleChangesBody = z.strictObject({
  late: ruleBody("late"),
  silence: ruleBody("silence"),
  forwards: ruleBody("forwards"),
  disabling: ruleBody("disabling"),
  callbacks: ruleBody("callbacks"),
  disk: ruleBody("disk"),
} satisfies Record<(typeof alertRuleIds)[number], unknown>);
