import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Checks } from '../health/readiness';
import type { Matcher } from './start-matcher';

/** An owner looks at least four times a second: one that has not for so long hangs. */
const ROUND_WITHIN_MS = 10_000;

/** What a matcher stands on: the database, that every shard is served, here or elsewhere, and that the owned ones make rounds. */
export function matcherChecks(matcher: Pick<Matcher, 'ping' | 'isServing' | 'shards'>): Checks {
  return {
    database: matcher.ping,
    shards: async () => {
      if (!matcher.isServing()) throw new Error('a shard is not served yet');
      const hung = matcher.shards().filter(({ sinceRoundMs }) => sinceRoundMs > ROUND_WITHIN_MS);
      if (hung.length > 0) throw new Error(`no rounds: ${hung.map(({ shard }) => shard).join(', ')}`);
    },
  };
}

/** Of the shards that this process owns; a count begins again with each term. */
export function matcherMetrics({ shards }: Pick<Matcher, 'shards'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['shard'] as const;
  const gauge = (name: string, help: string, of: (figures: ReturnType<Matcher['shards']>[number]) => number) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const figures of shards()) this.set({ shard: figures.shard }, of(figures));
      },
    });
  const counter = (name: string, help: string, of: (figures: ReturnType<Matcher['shards']>[number]) => number) =>
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const figures of shards()) this.inc({ shard: figures.shard }, of(figures));
      },
    });
  gauge('casewright_matcher_items', 'Items of the shard that wait or are offered', ({ items }) => items);
  gauge(
    'casewright_matcher_since_round_seconds',
    'Since the owner last looked at all that had changed',
    ({ sinceRoundMs }) => sinceRoundMs / 1_000,
  );
  counter('casewright_matcher_offers_total', 'Offers made', ({ offersMade }) => offersMade);
  counter(
    'casewright_matcher_offers_refused_total',
    'Offers that no longer fitted when they were to be written',
    ({ refusals }) => refusals,
  );
  return registry;
}
