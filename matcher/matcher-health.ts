import type { Registry } from 'prom-client';
import { metricsOf } from '../health/metrics-of';
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
  return metricsOf('shard', () => shards().map((figures) => [figures.shard, figures] as const), [
    {
      name: 'casewright_matcher_items',
      help: 'Items of the shard that wait or are offered',
      of: ({ items }) => items,
    },
    {
      name: 'casewright_matcher_since_round_seconds',
      help: 'Since the owner last looked at all that had changed',
      of: ({ sinceRoundMs }) => sinceRoundMs / 1_000,
    },
    {
      name: 'casewright_matcher_offers_total',
      help: 'Offers made',
      of: ({ offersMade }) => offersMade,
      isCount: true,
    },
    {
      name: 'casewright_matcher_offers_refused_total',
      help: 'Offers that no longer fitted when they were to be written',
      of: ({ refusals }) => refusals,
      isCount: true,
    },
  ]);
}
