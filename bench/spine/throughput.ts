import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { bareWorkflow, finishUpdate } from '../bare-workflow';
import type { Figure } from '../figures';
import type { Rig } from '../rig';

const IN_FLIGHT = 16;
const LIVES = 400;
const WARM_UP = 60;

/**
 * Items a second from capture to synced, in a closed loop of 16, beside bare workflows (start, one Update, end) in the
 * same loop on the same server: bare, items, bare, so that a drift of the machine meets both.
 */
export async function throughput(rig: Rig, client: Client, taskQueue: string): Promise<Figure[]> {
  const item = itemLife(rig);
  const bare = async () => {
    const handle = await client.workflow.start(bareWorkflow, { taskQueue, workflowId: `bare/${randomUUID()}` });
    await handle.executeUpdate(finishUpdate);
    await handle.result();
  };
  for (const agent of rig.agents) await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'ready' });
  await closedLoop(bare, WARM_UP);
  await closedLoop(item.live, WARM_UP);
  const before = await closedLoop(bare, LIVES);
  const items = await closedLoop(item.live, LIVES);
  const after = await closedLoop(bare, LIVES);
  item.end();
  for (const agent of rig.agents) await rig.call('PUT', `/agents/${agent}/presence`, { presence: 'offline' });
  const ratio = items / ((before + after) / 2);
  return [
    {
      name: `items completed a second, capture to synced, ${IN_FLIGHT} in flight, ${LIVES} items`,
      value: `${items.toFixed(1)}/s, ratio ${ratio.toFixed(2)}`,
      beside: `bare workflows ${before.toFixed(1)}/s before, ${after.toFixed(1)}/s after`,
      asked: 'ratio at least 0.4',
      holds: ratio >= 0.4,
    },
  ];
}

/** Captures an item and waits until its source was told; offers are accepted and completed as the stream tells them. */
function itemLife(rig: Rig): { live: () => Promise<void>; end: () => void } {
  const failing = new AbortController();
  const work = async (id: string, agent: string, offerId: string) => {
    await rig.call('POST', `/workitems/${id}/actions/accept`, { offerId }, agent);
    await rig.call('POST', `/workitems/${id}/actions/complete`, { disposition: 'done' }, agent);
  };
  const end = rig.stream.onItem(({ type, id, agent, offerId }) => {
    if (type === 'offered' && agent && offerId) {
      work(id, agent, offerId).catch((error: unknown) => failing.abort(error));
    }
  });
  const failed = new Promise<never>((_, reject) => {
    failing.signal.addEventListener('abort', () => reject(failing.signal.reason as Error));
  });
  return {
    live: async () => {
      const { externalId } = await rig.capture();
      await Promise.race([rig.receiver.completed(externalId), failed]);
    },
    end,
  };
}

/** Lives a second, `IN_FLIGHT` at once. */
async function closedLoop(live: () => Promise<void>, count: number): Promise<number> {
  let left = count;
  const startMs = performance.now();
  const runner = async () => {
    while (left > 0) {
      left -= 1;
      await live();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, runner));
  return (count * 1_000) / (performance.now() - startMs);
}
