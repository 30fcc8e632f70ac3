"use client";

import { matchQuery, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { coalesce } from "#components/data/coalesce.ts";
import { connectLive } from "#components/data/live-connection.ts";
import { patchDelivery } from "#components/data/patch-delivery.ts";
import { sessionEnd } from "#components/data/session-end.ts";
import { statsQuery } from "#components/data/stats-query.ts";
import type { Call } from "#lib/api/call.ts";
import type { Delivery } from "#lib/api/delivery.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const CHANGES_CALLS = /^(?:call|contact|tag|summary)\./;

export type LiveStatus = "connecting" | "live" | "reconnecting";

/** Keeps every cache in step with the server for as long as the caller is mounted: once a page. */
export function useLive(): LiveStatus {
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>("connecting");

  useEffect(() => {
    const counts = coalesce(() => refreshCounts(client), 1000);
    const rejections = coalesce(() => void client.invalidateQueries({ queryKey: queryKeys.rejections.all }), 1000);
    const calls = coalesce(() => refreshCalls(client), 1000);
    const forwards = coalesce(() => void client.invalidateQueries({ queryKey: queryKeys.forwarding.all }), 1000);
    const missing = coalesce(() => void client.invalidateQueries({ queryKey: queryKeys.health.missing.all() }), 500);
    const failures = coalesce(() => void client.invalidateQueries({ queryKey: queryKeys.health.failures.all() }), 500);
    const charts = coalesce(() => void client.invalidateQueries({ queryKey: queryKeys.health.allSeries() }), 2000);
    const everything = coalesce(() => refreshEverything(client), 2000);

    const disconnect = connectLive({
      onUp(missed) {
        setStatus("live");
        if (missed) {
          everything.ask();
          return;
        }
        // Before the stream stood, what the page was made with may have changed.
        counts.ask();
        calls.ask();
        forwards.ask();
        missing.ask();
        failures.ask();
        charts.ask();
      },
      onDown() {
        setStatus("reconnecting");
        // The stream itself cannot say why it ended.
        void sessionEnd.check();
      },
      onDelivery(item) {
        client.setQueryData(statsQuery().queryKey, (stats) => stats && { ...stats, lastDeliveryAt: item.receivedAt });
        counts.ask();
        charts.ask();
        if (CHANGES_CALLS.test(item.topic)) calls.ask();
      },
      onAttempt(item) {
        patchDelivery(client, item);
        counts.ask();
        charts.ask();
      },
      onRejection() {
        rejections.ask();
        counts.ask();
      },
      onRecording(callId) {
        for (const [queryKey, call] of client.getQueriesData<Call>({ queryKey: queryKeys.calls.details() })) {
          if (call?.id === callId) void client.invalidateQueries({ queryKey });
        }
      },
      onBurst() {
        counts.ask();
        charts.ask();
        calls.ask();
      },
      onMissing: missing.ask,
      onFailures: failures.ask,
      onForwards() {
        forwards.ask();
        charts.ask();
      },
      onReset: everything.ask,
    });

    return () => {
      disconnect();
      for (const job of [counts, rejections, calls, forwards, missing, failures, charts, everything]) job.cancel();
    };
  }, [client]);

  return status;
}

function refreshCalls(client: QueryClient) {
  void client.invalidateQueries({ queryKey: queryKeys.calls.moving() });
  void client.invalidateQueries({ queryKey: queryKeys.calls.details() });
}

/** All but the conversations as they were loaded: what came is told above them, and what is in sight is asked for by page. */
function refreshEverything(client: QueryClient) {
  const loaded = { queryKey: queryKeys.conversations.loaded([]) };
  void client.invalidateQueries({ predicate: (query) => !matchQuery(loaded, query) });
}

function refreshCounts(client: QueryClient) {
  void client.invalidateQueries({ queryKey: queryKeys.health.sender() });
  void client.invalidateQueries({ queryKey: queryKeys.health.outages() });
  void client.invalidateQueries({ queryKey: queryKeys.stats.all });
  void client.invalidateQueries({ queryKey: queryKeys.health.contract() });
  void client.invalidateQueries({ queryKey: queryKeys.deliveries.newerLists() });
  void client.invalidateQueries({ queryKey: queryKeys.conversations.moving() });
  for (const [queryKey, delivery] of client.getQueriesData<Delivery>({ queryKey: queryKeys.deliveries.details() })) {
    if (delivery?.neighbours.newer === null) void client.invalidateQueries({ queryKey });
  }
}
