import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type {
  CommitInput,
  CommitOutcome,
  ClockSpan,
  EffectActivities,
  ItemActivities,
  Stored,
} from '../activities/item-activities';
import type { ItemState } from '../domain/item/state';
import { EFFECTS_QUEUE } from './ids';

const QUICK = { startToCloseTimeout: '5 seconds' } as const;
const BACKOFF = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' } as const;

const local = proxyLocalActivities<ItemActivities>({
  ...QUICK,
  retry: { initialInterval: '100 milliseconds', maximumAttempts: 3 },
});
const durable = proxyActivities<ItemActivities>({ ...QUICK, retry: { ...BACKOFF, maximumInterval: '10 seconds' } });
const effects = proxyActivities<EffectActivities>({
  taskQueue: EFFECTS_QUEUE,
  startToCloseTimeout: '1 minute',
  // A killed worker is noticed by its silence, long before a slow receiver's time is up.
  heartbeatTimeout: '5 seconds',
  retry: BACKOFF,
});

/** A commit in doubt goes on as a durable activity under the same command ID: it is never answered as a refusal. */
export async function commit(input: CommitInput): Promise<CommitOutcome> {
  return local.commit(input).catch(() => durable.commit(input));
}

export async function loadItem({ id, version }: Pick<ItemState, 'id' | 'version'>): Promise<Stored> {
  return local.loadItem({ id, version }).catch(() => durable.loadItem({ id, version }));
}

/** Null: the calendar never comes to it. */
export async function instantAfter(span: ClockSpan): Promise<number | null> {
  return local.instantAfter(span).catch(() => durable.instantAfter(span));
}

/** The first try was part of the commit; from here on it may take days. */
export async function deliver(deliveryId: string): Promise<void> {
  await effects.deliver({ deliveryId });
}
