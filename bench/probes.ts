import { setTimeout as delay } from 'node:timers/promises';
import { Client as Postgres } from 'pg';

const PROBE_EVERY_MS = 50;

/** How long a notification took, ms: bare, and behind the commit of a row. */
export interface Probed {
  bare: number[];
  durable: number[];
}

/** Two connections of their own: one commits and notifies, the other listens. */
export async function startProbes(url: string): Promise<{ stop: () => Promise<Probed> }> {
  const [listener, notifier] = [new Postgres(url), new Postgres(url)];
  await Promise.all([listener.connect(), notifier.connect()]);
  await notifier.query('create table bench_probe (at timestamptz)');
  await listener.query('listen bench');
  const probed: Probed = { bare: [], durable: [] };
  let isOver = false;
  const probe = async (isDurable: boolean) => {
    const startMs = performance.now();
    const arrived = new Promise((resolve) => listener.once('notification', resolve));
    if (isDurable) await notifier.query('insert into bench_probe values (clock_timestamp())');
    await notifier.query('notify bench');
    await arrived;
    return performance.now() - startMs;
  };
  const run = async () => {
    while (!isOver) {
      await delay(PROBE_EVERY_MS);
      probed.bare.push(await probe(false));
      await delay(PROBE_EVERY_MS);
      probed.durable.push(await probe(true));
    }
  };
  const running = run();
  return {
    stop: async () => {
      isOver = true;
      await running;
      await notifier.query('drop table bench_probe');
      await Promise.all([listener.end(), notifier.end()]);
      return probed;
    },
  };
}
