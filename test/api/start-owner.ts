import pino from 'pino';
import { waitUntil } from '../../cli/dev/wait-until';
import { askOwner } from '../../matcher/questions/ask-owner';
import { type Matcher, startMatcher } from '../../matcher/start-matcher';
import type { TestApi } from './test-api';

/** A matcher that owns the shard of division `claims` and answers questions about it. */
export async function startOwner(api: TestApi): Promise<Matcher> {
  const matcher = await startMatcher({ url: api.databaseUrl, log: pino({ level: 'fatal' }) });
  const answers = () => askOwner(api.pool, 'claims', 'waiting', { queues: [] });
  await waitUntil(async () => (await answers().catch(() => null)) !== null && matcher.owned().includes('claims'), {
    withinMs: 10_000,
  });
  return matcher;
}
