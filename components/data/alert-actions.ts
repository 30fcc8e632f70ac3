"use client";

import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { type Following, useAction } from "#components/data/use-action.ts";
import type { AlertRule, AlertRuleId } from "#lib/alerts/alert-rule.ts";
import type { ChannelKind } from "#lib/alerts/send-state.ts";
import { alertChannelSchema, alertRulesSchema, alertTestSchema } from "#lib/api/alerts.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** What a person says of a channel: its name, and where it leads. */
export type ChannelFields = { name: string; endpointId?: number; url?: string; addresses?: string[] };

/** Something that changes alerts. */
export function useAlertAction<Input, Output>(act: (input: Input) => Promise<Output>, following?: Following<Output>) {
  return useAction(queryKeys.health.alerts.all, act, following);
}

export function makeChannel(body: { kind: ChannelKind } & ChannelFields) {
  return callApi("/api/v1/alerts/channels", alertChannelSchema, { method: "POST", body });
}

export function changeChannel({ id, ...body }: { id: number } & Partial<ChannelFields>) {
  return callApi(`/api/v1/alerts/channels/${id}`, alertChannelSchema, { method: "PATCH", body });
}

export function removeChannel(id: number) {
  return callApi(`/api/v1/alerts/channels/${id}`, z.object({}), { method: "DELETE" });
}

export function testChannel(id: number) {
  return callApi(`/api/v1/alerts/channels/${id}/test`, alertTestSchema, { method: "POST" });
}

export function changeRule({ rule, ...change }: { rule: AlertRuleId } & Partial<Omit<AlertRule, "rule">>) {
  return callApi("/api/v1/alerts/rules", alertRulesSchema, { method: "PATCH", body: { [rule]: change } });
}
