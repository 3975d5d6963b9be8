import { pino } from 'pino';
import { waitUntil } from '../../cli/dev/wait-until';
import { createWake } from '../../db/wake';
import { setPresence } from '../../matcher/ledger/set-presence';
import { startMatcher } from '../../matcher/start-matcher';
import type { Figure } from '../figures';
import { processorMs } from '../processor-time';
import { AGENTS, ITEMS, type Million } from './million';

const AGENT = 'agent-0';

/** A second matcher loads the shard and follows it; then its owner is killed and somebody becomes Ready. */
export async function takeOver({ stack, pool }: Million): Promise<Figure[]> {
  const wake = createWake(pool);
  const becomes = async (presence: 'ready' | 'offline') => {
    await setPresence(pool, { agent: AGENT, presence, actor: { kind: 'agent', id: AGENT } });
    wake();
  };
  await becomes('offline');
  const pids = { database: stack.pidOf('postgres') ?? 0 };
  const before = { ...processorMs(pids), own: process.cpuUsage() };
  const startMs = performance.now();
  const matcher = await startMatcher({ url: stack.ready.postgres, log: pino({ level: 'silent' }) });
  await matcher.ready;
  const loadMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(before.own);
  const databaseMs = processorMs(pids).database - before.database;
  try {
    const places = async () =>
      (
        await pool.query<{ epoch: number; isOffered: boolean }>(
          `select sum(epoch)::int as epoch, exists (select 1 from offer where agent = $1 and outcome is null) as "isOffered" from shard`,
          [AGENT],
        )
      ).rows[0] ?? { epoch: 0, isOffered: false };
    const { epoch } = await places();
    const killedMs = performance.now();
    process.kill(stack.pidOf('matcher') ?? 0, 'SIGKILL');
    await becomes('ready');
    let takenOverMs = 0;
    const isOffered = async () => {
      const now = await places();
      if (takenOverMs === 0 && now.epoch > epoch) takenOverMs = performance.now();
      return now.isOffered;
    };
    if (!(await waitUntil(isOffered, { withinMs: 60_000, everyMs: 2 }))) throw new Error('no offer after a take-over');
    const offeredMs = performance.now();
    return [
      {
        name: `${ITEMS} waiting and ${AGENTS} agents loaded from PostgreSQL by a matcher that starts`,
        value: `${seconds(loadMs)} (processor: matcher ${seconds((user + system) / 1_000)}, database ${seconds(databaseMs)})`,
        beside: '',
        asked: 'within 15 s',
        holds: loadMs <= 15_000,
      },
      {
        name: `owner killed, ${ITEMS} waiting, another matcher follows: next offer`,
        value: `${seconds(offeredMs - killedMs)} after the kill, ${seconds(offeredMs - takenOverMs)} after the take-over`,
        beside: '',
        asked: 'within 5 s of the take-over',
        holds: offeredMs - takenOverMs <= 5_000,
      },
    ];
  } finally {
    await matcher.close();
    await wake.settled();
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
