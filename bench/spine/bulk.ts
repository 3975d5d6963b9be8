import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { BulkJobView } from '../../api/contract/bulk';
import type { Figure } from '../figures';
import type { Rig } from '../rig';

const ITEMS = 1_000;
const SINGLE_ITEMS = 200;
const AT_ONCE = 8;
const SECONDS = 120;
const LOOK_MS = 100;
const ACTION = { priority: 500 };

/** A job over many items whose workflows run, beside the same action on single items, as many at once as a turn of a job does. */
export async function bulkJob(rig: Rig): Promise<Figure[]> {
  const [bulk, single] = [await captured(rig, ITEMS, 'bulk'), await captured(rig, SINGLE_ITEMS, 'single')];
  await started(rig);
  let job: BulkJobView | undefined;
  const bulkSeconds = await seconds(async () => {
    const filter = { externalTag: 'bulk' };
    job = (await rig.call('POST', '/bulk', { action: 'reprioritize', body: ACTION, filter })) as BulkJobView;
    for (; job.endedAt === null; await delay(LOOK_MS)) job = (await rig.call('GET', `/bulk/${job.id}`)) as BulkJobView;
  });
  const singleSeconds = await seconds(() =>
    eachOf(single, (id) => rig.call('POST', `/workitems/${id}/actions/reprioritize`, ACTION)),
  );
  const done = job?.done ?? 0;
  return [
    {
      name: `a bulk job over ${bulk.length} items`,
      value: `${bulkSeconds.toFixed(1)} s, ${(done / bulkSeconds).toFixed(0)} a second, ${job?.failed} failed`,
      beside: `single actions, ${AT_ONCE} at once: ${(single.length / singleSeconds).toFixed(0)} a second`,
      asked: `all within ${SECONDS} s`,
      holds: done === ITEMS && bulkSeconds <= SECONDS,
    },
  ];
}

/** The relay has started the workflows of all of them: neither way competes with it. */
async function started({ postgres }: Rig): Promise<void> {
  const client = new Client({ connectionString: postgres });
  await client.connect();
  while ((await client.query('select 1 from start_request limit 1')).rows.length > 0) await delay(LOOK_MS);
  await client.end();
}

async function captured(rig: Rig, count: number, externalTag: string): Promise<string[]> {
  const ids: string[] = [];
  await eachOf(
    Array.from({ length: count }, (_, index) => index),
    async () => ids.push((await rig.capture('bench', { externalTag })).id),
  );
  return ids;
}

async function eachOf<T>(all: readonly T[], work: (each: T) => Promise<unknown>): Promise<void> {
  const queue = all.values();
  const lane = async () => {
    for (const each of queue) await work(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return (performance.now() - startMs) / 1000;
}
