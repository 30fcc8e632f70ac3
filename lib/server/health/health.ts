import { uptime } from "node:os";
import type { Db } from "#db/open.ts";
import { type Alerts, type AlertsSource, createAlerts } from "#lib/server/health/alerts/alerts.ts";
import { type ContractWatch, createContractWatch } from "#lib/server/health/contract.ts";
import { createFailureSignals, type FailureSignals } from "#lib/server/health/failure-signals.ts";
import { createFailures, type Failures } from "#lib/server/health/failures.ts";
import { createMissingEvents, type MissingEvents } from "#lib/server/health/missing.ts";
import { type OutageDesk, startOutageDesk } from "#lib/server/health/outage-desk.ts";
import { createSenderClock, type SenderClock } from "#lib/server/health/sender-clock.ts";
import { createSeries, type SeriesDesk } from "#lib/server/health/series.ts";
import type { LiveBus } from "#lib/server/live-bus.ts";
import { logged } from "#lib/server/log.ts";

type Source = {
  db: Db;
  projections: Db;
  live: LiveBus;
  secretMissing: boolean;
  /** Reads what has just come. */
  catchUp(): void;
  alerts: AlertsSource;
};

/** How the delivery side does, one field a question. */
export type Health = {
  alerts: Alerts;
  failures: Failures;
  /** What the rest of the inbox tells of its work. */
  signals: FailureSignals;
  contract: ContractWatch;
  missing: MissingEvents;
  outages: OutageDesk;
  senderClock: SenderClock;
  series: SeriesDesk;
  stop(): Promise<void>;
};

export function createHealth({ db, projections, secretMissing, live, catchUp, alerts: source }: Source): Health {
  const alerts = createAlerts(source);
  const failures = createFailures({
    projections,
    secretMissing,
    now: Date.now,
    onChange: () => live.emit("failures"),
    onError: logged("keeping what failed did not work"),
  });
  const missing = createMissingEvents({
    db,
    projections,
    now: Date.now,
    onChange: () => live.emit("missing"),
    onError: logged("looking for missing events failed"),
  });
  live.on("changes", missing.wake);
  const outages = startOutageDesk({
    db: projections,
    secretMissing,
    now: Date.now,
    uptime: () => uptime() * 1000,
    onVerified: failures.verified,
    onError: logged("watching for outages failed"),
  });
  live.once("close", outages.stopping);
  const series = createSeries({
    db: projections,
    catchUp,
    now: Date.now,
    onError: logged("keeping measurements failed"),
  });
  const readSoFar = () => {
    outages.catchUp();
    catchUp();
  };
  return {
    alerts,
    failures,
    signals: createFailureSignals(failures, projections),
    contract: createContractWatch(db, catchUp, Date.now),
    missing,
    outages,
    senderClock: createSenderClock(db, readSoFar, Date.now),
    series,
    async stop() {
      failures.stop();
      series.stop();
      outages.stop();
      live.off("changes", missing.wake);
      await missing.stop();
      await alerts.stop();
    },
  };
}
