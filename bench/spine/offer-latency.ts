import { Client as Postgres } from 'pg';
import { type Figure, percentile } from '../figures';
import type { Rig } from '../rig';

const ROUNDS = 300;

/** From the moment an agent says Ready to the moment his offer arrives on the stream, beside a LISTEN/NOTIFY round trip. */
export async function offerLatency(rig: Rig): Promise<Figure[]> {
  for (let index = 0; index < rig.agents.length; index += 1) await rig.capture();
  await becomeReady(rig, rig.agents[0] ?? '');
  const offers: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    offers.push(await becomeReady(rig, rig.agents[round % rig.agents.length] ?? ''));
  const notifications = await roundTrips(rig.postgres);
  const [p50, p99] = [percentile(offers, 0.5), percentile(offers, 0.99)];
  const [n50, n99] = [percentile(notifications, 0.5), percentile(notifications, 0.99)];
  return [
    {
      name: `Ready to offer on the stream, ${rig.agents.length} agents, ${ROUNDS} rounds`,
      value: `median ${p50.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms (${(p50 / n50).toFixed(1)} and ${(p99 / n99).toFixed(1)} times)`,
      beside: `LISTEN/NOTIFY round trip median ${n50.toFixed(2)} ms, 99th percentile ${n99.toFixed(2)} ms`,
      asked: '99th percentile within 50 ms',
      holds: p99 <= 50,
    },
  ];
}

/** Milliseconds until the offer; then he goes offline, which withdraws it and leaves the item to the next. */
async function becomeReady(rig: Rig, agent: string): Promise<number> {
  const offered = rig.stream.until((told) => told.type === 'offered' && told.agent === agent);
  const startMs = performance.now();
  const [{ atMs }] = await Promise.all([offered, rig.call('PUT', `/agents/${agent}/presence`, { presence: 'ready' })]);
  await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'offline' });
  return atMs - startMs;
}

async function roundTrips(url: string): Promise<number[]> {
  const [listener, notifier] = [new Postgres(url), new Postgres(url)];
  await Promise.all([listener.connect(), notifier.connect()]);
  await listener.query('listen bench');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startMs = performance.now();
    const arrived = new Promise((resolve) => listener.once('notification', resolve));
    await notifier.query('notify bench');
    await arrived;
    times.push(performance.now() - startMs);
  }
  await Promise.all([listener.end(), notifier.end()]);
  return times;
}
