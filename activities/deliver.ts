import { ApplicationFailure } from '@temporalio/activity';
import type { Pool } from 'pg';
import { closeDelivery, type Delivery, readDelivery, recordFailure, type StoredDelivery } from '../db/delivery';
import type { Wake } from '../db/wake';
import { DELIVERY } from '../domain/item/event';
import type { DeliveryFailure } from '../domain/receiver/delivery-failure';
import type { OutboundRules } from '../domain/receiver/judge-url';
import { postDelivery } from './post-delivery';
import type { ReceiverHealth } from './receiver-health';

export interface DeliverDeps {
  pool: Pool;
  wake: Wake;
  health: ReceiverHealth;
  rules: OutboundRules;
}

/** A first try must not hold the agent's answer up for longer. */
const QUICK_MS = 300;
const DEAD_AFTER_MS = 3 * 24 * 3_600_000;

/** One quick try of each new one that has no earlier one to wait for. Answers those left for the durable way, by their IDs. */
export async function deliverQuickly(deps: DeliverDeps, deliveries: readonly Delivery[]): Promise<string[]> {
  const left: string[] = [];
  for (const each of deliveries) if (!(await tryQuickly(deps, each).catch(() => false))) left.push(each.id);
  return left;
}

async function tryQuickly(deps: DeliverDeps, delivery: Delivery): Promise<boolean> {
  const receiver = `${delivery.kind}/${delivery.target}`;
  if (delivery.hasElder || !deps.health.acquire(receiver)) return false;
  let isDelivered = false;
  try {
    const result = await postDelivery(delivery, deps.rules, QUICK_MS);
    isDelivered = result.ok;
    if (isDelivered) await close(deps, delivery, 'delivered', null);
    else if (!result.ok) await recordFailure(deps.pool, delivery.id, result.failure);
  } finally {
    deps.health.release(receiver, isDelivered);
  }
  return isDelivered;
}

/** Throws what the receiver answered, to be tried again with back-off; gives a delivery up after three days. */
export async function deliver(deps: DeliverDeps, deliveryId: string): Promise<void> {
  const delivery = await pending(deps.pool, deliveryId);
  if (!delivery) return;
  if (delivery.hasElderLife) throw notYet(delivery, 'waits for what its receiver is owed of the life before');
  const startedMs = performance.now();
  const result = await postDelivery(delivery, deps.rules);
  deps.health.report(`${delivery.kind}/${delivery.target}`, result.ok && performance.now() - startedMs <= QUICK_MS);
  if (result.ok) return close(deps, delivery, 'delivered', null);
  if (delivery.ageMs > DEAD_AFTER_MS) return close(deps, delivery, 'dead', result.failure);
  await recordFailure(deps.pool, deliveryId, result.failure);
  throw notYet(delivery, result.failure.detail);
}

function notYet({ kind, target }: Delivery, why: string): ApplicationFailure {
  return ApplicationFailure.retryable(`${kind} to ${target}: ${why}`, 'NOT_DELIVERED');
}

async function pending(pool: Pool, id: string): Promise<StoredDelivery | undefined> {
  const delivery = await readDelivery(pool, id);
  if (!delivery) throw ApplicationFailure.nonRetryable(`no delivery ${id}`, 'NO_DELIVERY');
  return delivery.isDone ? undefined : delivery;
}

async function close(
  { pool, wake }: DeliverDeps,
  delivery: Delivery,
  end: 'delivered' | 'dead',
  failure: DeliveryFailure | null,
): Promise<void> {
  const { id, itemId, kind, target, event } = delivery;
  const type = end === 'dead' ? 'dead-lettered' : kind === 'sync' ? 'synced' : 'notified';
  const data = { deliveryId: id, target, event, ...(failure === null ? {} : { error: failure.detail }) };
  await closeDelivery(pool, id, end, failure, { itemId, actor: DELIVERY, events: [{ type, data }] });
  wake('stream');
}
