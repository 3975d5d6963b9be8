import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  captured: Counter<'result'>;
  streams: Gauge;
}

/** What all processes have done together. While it cannot be read, what was read last is told. */
interface Totals {
  readRepairs: () => Promise<ReadonlyMap<string, number>>;
  readArchivedTotal: () => Promise<number>;
}

/** A registry of its own for each application: tests start several in one process. */
export function createMetrics({ readRepairs, readArchivedTotal }: Totals): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(repairs(readRepairs));
  registry.registerMetric(archived(readArchivedTotal));
  return {
    registry,
    requests: new Histogram({
      name: 'casewright_http_request_seconds',
      help: 'Time from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
      registers: [registry],
    }),
    captured: new Counter({
      name: 'casewright_items_captured_total',
      help: 'Items asked for by capture, single or in batches',
      labelNames: ['result'],
      registers: [registry],
    }),
    streams: new Gauge({ name: 'casewright_streams_open', help: 'Open event streams', registers: [registry] }),
  };
}

function repairs(read: () => Promise<ReadonlyMap<string, number>>): Counter<'kind'> {
  return new Counter({
    name: 'casewright_repairs_total',
    help: 'What the installation had to mend of itself: each is a defect, or follows from a crash',
    labelNames: ['kind'],
    registers: [],
    async collect() {
      const counts = await read().catch(() => new Map<string, number>());
      if (counts.size > 0) this.reset();
      for (const [kind, count] of counts) this.inc({ kind }, count);
    },
  });
}

function archived(read: () => Promise<number>): Counter {
  return new Counter({
    name: 'casewright_items_archived_total',
    help: 'Closed items moved into the archive since the installation began',
    registers: [],
    async collect() {
      const total = await read().catch(() => undefined);
      if (total === undefined) return;
      this.reset();
      this.inc(total);
    },
  });
}
