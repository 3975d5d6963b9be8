import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, percentile } from '../figures';
import { processorMs } from '../processor-time';
import { type Probed, startProbes } from '../probes';
import type { Rig } from '../rig';

const OFFERS_A_SECOND = 100;
const WARM_UP_SECONDS = 10;
const SECONDS = 30;
/** More than ever wait for an answer at once. */
const ITEMS = 60;

/**
 * From the moment an agent says Ready to the moment his offer arrives on the stream, at a steady rate that does not wait
 * for the answers. Beside it, in the same seconds: how long a notification takes, bare and behind a commit.
 */
export async function offerLatencyAtRate(rig: Rig): Promise<Figure[]> {
  for (let index = 0; index < ITEMS; index += 1) await rig.capture();
  await offersFor(rig, WARM_UP_SECONDS);
  const probes = await startProbes(rig.postgres);
  const pids = {
    API: rig.pidOf('api'),
    matcher: rig.pidOf('matcher'),
    database: rig.pidOf('postgres'),
    'this caller': process.pid,
  };
  const before = processorMs(pids);
  const offers = await offersFor(rig, SECONDS);
  const after = processorMs(pids);
  const parts = (Object.keys(pids) as (keyof typeof pids)[]).map(
    (part) => `${part} ${((after[part] - before[part]) / offers.length).toFixed(1)} ms`,
  );
  return figures(rig, offers, await probes.stop(), `processor an offer: ${parts.join(', ')}`);
}

function figures({ agents }: Rig, offers: readonly number[], { bare, durable }: Probed, processor: string): Figure[] {
  const [p50, p99] = [percentile(offers, 0.5), percentile(offers, 0.99)];
  const multiple = (probes: readonly number[]) => {
    const [b50, b99] = [percentile(probes, 0.5), percentile(probes, 0.99)];
    return {
      value: `${(p50 / b50).toFixed(1)} times (99th percentiles: ${(p99 / b99).toFixed(1)})`,
      beside: `median ${b50.toFixed(2)} ms, 99th percentile ${b99.toFixed(2)} ms`,
      holds: p50 <= 3 * b50,
    };
  };
  const [notify, commit] = [multiple(bare), multiple(durable)];
  return [
    {
      name: `Ready to offer on the stream, ${agents.length} agents, ${OFFERS_A_SECOND} a second, ${offers.length} offers`,
      value: `median ${p50.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms`,
      beside: processor,
      asked: 'median within 5 ms, 99th percentile within 25 ms',
      holds: p50 <= 5 && p99 <= 25,
    },
    {
      ...notify,
      name: 'the same, as a multiple',
      beside: `LISTEN/NOTIFY round trip: ${notify.beside}`,
      asked: 'at most 3 times',
    },
    {
      ...commit,
      name: 'the same beside what writes to the disk once',
      beside: `commit of one row, then the same round trip: ${commit.beside}`,
      asked: '',
      isAside: true,
    },
  ];
}

/** Agents become Ready at random instants, as many a second as asked; each goes away again once he has his offer. */
async function offersFor(rig: Rig, seconds: number): Promise<number[]> {
  const waiting = new Map<string, (atMs: number) => void>();
  const stop = rig.stream.onItem(({ type, agent = '', atMs }) => {
    if (type === 'offered') waiting.get(agent)?.(atMs);
  });
  const times: number[] = [];
  const turns: Promise<void>[] = [];
  const away = [...rig.agents];
  const turn = async (agent: string) => {
    const offered = new Promise<number>((resolve) => waiting.set(agent, resolve));
    const startMs = performance.now();
    const [atMs] = await Promise.all([
      offered,
      rig.call('PUT', `/agents/${agent}/presence`, { presence: 'ready' }, agent),
    ]);
    times.push(atMs - startMs);
    waiting.delete(agent);
    await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'not-ready' }, agent);
  };
  const startMs = performance.now();
  let dueMs = startMs;
  while (dueMs < startMs + seconds * 1_000) {
    dueMs += (-Math.log(1 - Math.random()) * 1_000) / OFFERS_A_SECOND;
    const restMs = dueMs - performance.now();
    if (restMs > 0) await delay(restMs);
    const agent = away.shift();
    if (agent === undefined) throw new Error('every agent waits for an offer: this machine does not bear the rate');
    turns.push(turn(agent).then(() => void away.push(agent)));
  }
  await Promise.all(turns);
  stop();
  return times;
}
