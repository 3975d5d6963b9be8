import type { Pool } from 'pg';
import { waitUntil } from '../../cli/dev/wait-until';
import { createPool } from '../../db/pool';
import { askOwner } from '../../matcher/questions/ask-owner';
import { type RunningStack, startStack } from '../../test/support/start-stack';
import type { Figure } from '../figures';
import { httpCall } from '../http-call';
import { BENCH, fillAgents, fillItems } from './fill';
import { QUEUES } from './workload';

export const ITEMS = 1_000_000;
export const AGENTS = 10_000;

/** The real stack with a million items waiting, and agents who are Offline. */
export interface Million {
  stack: RunningStack;
  pool: Pool;
  /** A call of the API with the admin's token. Throws for an answer that is no success. */
  call: (method: string, path: string, body?: unknown) => Promise<unknown>;
}

type MillionMeasure = (million: Million) => Promise<Figure[]>;

/** One filling serves them all, one after another. */
export function onMillion(...measures: readonly MillionMeasure[]): () => Promise<Figure[]> {
  return async () => {
    const stack = await startStack({ noDemo: true });
    const pool = createPool(stack.ready.postgres, { name: 'bench' });
    try {
      const million = { stack, pool, call: caller(stack) };
      await fill(million);
      const figures: Figure[] = [];
      for (const measure of measures) figures.push(...(await measure(million)));
      return figures;
    } finally {
      await pool.end();
      await stack.stop();
    }
  };
}

function caller({ ready: { api, tokens } }: RunningStack): Million['call'] {
  const headers = { authorization: `Bearer ${tokens.admin}` };
  return async (method, path, body) => {
    const { status, text } = await httpCall(`${api}/v1${path}`, { method, headers, body });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text);
  };
}

const worktype = {
  kind: 'worktype',
  key: 'bench',
  referencePrefix: 'B',
  queue: 'queue-0',
  offer: { answer: 'manual', expiry: 'PT1H' },
};

async function fill({ stack, pool, call }: Million): Promise<void> {
  const queues = Array.from({ length: QUEUES }, (_, index) => `queue-${index}`);
  await call('POST', '/config/apply', {
    documents: [
      { kind: 'division', key: BENCH },
      { kind: 'source', key: 'bench', division: BENCH },
      ...queues.map((key) => ({ kind: 'queue', key, division: BENCH })),
      { ...worktype, division: BENCH },
    ],
  });
  await call('POST', '/workitems', { source: 'bench', externalId: 'first', worktype: 'bench', attributes: {} });
  await fillItems(stack.ready.postgres, ITEMS);
  await fillAgents(pool, AGENTS);
  const waiting = () => askOwner(pool, BENCH, 'waiting', { queues: queues.map((key) => `${BENCH}/${key}`) });
  const isLoaded = async () => (await waiting().catch(() => [])).reduce((sum, count) => sum + count, 0) >= ITEMS;
  if (!(await waitUntil(isLoaded, { withinMs: 120_000 }))) throw new Error('the owner does not load the items');
}
