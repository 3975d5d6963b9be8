import type { Logger } from 'pino';
import type { CaptureRequest, ItemPage } from '../api/contract/item';
import type { QueueFigures } from '../api/contract/queue';
import type { ApiClient } from './api-client';
import { captureGapMs } from './capture-pace';
import { chance } from './chance';
import { createBell, runLoop } from './loop';

/** A source that is full, or whose figures are not to be had, looks again after this. */
const lookAgainMs = 5_000;
/** Items that were marked done while this program did not run are found by asking. */
const catchUpMs = 20_000;

export interface SourceInput {
  key: string;
  /** Division and key of the queue whose backlog sets the pace. */
  division: string;
  queue: string;
  /** What its external IDs begin with. */
  prefix: string;
  invent: (externalId: string, nowMs: number) => CaptureRequest;
  api: ApiClient;
  /** Somebody who may read queue figures. */
  observer: ApiClient;
  log: Logger;
  signal: AbortSignal;
}

/** One simulated source: captures at the pace of its queue, and ends what agents marked done. Ends with `signal`. */
export async function runSource(input: SourceInput): Promise<void> {
  const { key, prefix, invent, api, log, signal } = input;
  const onError = (error: unknown) =>
    log.warn({ source: key, reason: String(error) }, 'the source could not go on, trying again');

  const capture = async () => {
    const gapMs = captureGapMs(await waitingIn(input), chance('gap', key, Date.now()));
    if (gapMs === null) return lookAgainMs;
    // Time-based, so that a restarted demo never repeats an ID; asking twice with one ID is no second item.
    const nowMs = Date.now();
    const externalId = `${prefix}-${nowMs.toString(36).toUpperCase()}`;
    const answer = await api.call('POST', '/v1/workitems', { source: key, ...invent(externalId, nowMs) });
    if (!answer.ok) throw new Error(`capture: ${answer.status} ${answer.code}`);
    return gapMs;
  };

  const catchUp = async () => {
    const page = await api.call<ItemPage>('GET', `/v1/workitems?source=${key}&state=awaiting-source&limit=50`);
    if (!page.ok) throw new Error(`list: ${page.status} ${page.code}`);
    const late = page.body.items.filter((item) => Date.parse(item.updatedAt) < Date.now() - catchUpMs);
    for (const { externalId } of late) await completeAtSource(api, key, externalId);
    return catchUpMs;
  };

  await Promise.all([capture, catchUp].map((step) => runLoop(step, { bell: createBell(), signal, onError })));
}

/** The source's last word on an item that an agent marked done. "Already closed" is what was wanted. */
export async function completeAtSource(api: ApiClient, source: string, externalId: string): Promise<void> {
  const path = `/v1/sources/${source}/workitems/${encodeURIComponent(externalId)}/complete`;
  const answer = await api.call('POST', path, {});
  if (!answer.ok && answer.code !== 'ITEM_CLOSED') throw new Error(`complete: ${answer.status} ${answer.code}`);
}

async function waitingIn({ observer, division, queue }: SourceInput): Promise<number> {
  const figures = await observer.call<QueueFigures>('GET', '/v1/queues');
  if (!figures.ok) throw new Error(`queues: ${figures.status} ${figures.code}`);
  return figures.body.queues.find((row) => row.division === division && row.key === queue)?.waiting ?? 0;
}
