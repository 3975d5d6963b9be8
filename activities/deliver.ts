import { ApplicationFailure } from '@temporalio/activity';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import {
  closeDelivery,
  type Delivery,
  postponeNudge,
  readDelivery,
  recordFailure,
  type StoredDelivery,
} from '../db/delivery';
import { takeTrial } from '../db/receiver-circuit';
import type { Wake } from '../db/wake';
import { CASE_SOURCE } from '../domain/cases/task';
import { DELIVERY } from '../domain/item/event';
import type { DeliveryFailure } from '../domain/receiver/delivery-failure';
import type { OutboundRules } from '../domain/receiver/judge-url';
import type { SendMail } from '../outbound/smtp';
import { mailDelivery } from './mail-delivery';
import { postDelivery, type PostResult } from './post-delivery';
import type { ReceiverHealth } from '../outbound/receiver-health';
import { type SignalCase, tellCase } from './tell-case';

export interface DeliverDeps {
  pool: Pool;
  wake: Wake;
  health: ReceiverHealth;
  rules: OutboundRules;
  /** Left out: mail is off. */
  sendMail?: SendMail | undefined;
  /** Where people find the web app; left out: links to tasks cannot be sent. */
  webUrl?: string | undefined;
  /** Left out: tasks of cases are left to somebody who can tell cases. */
  signalCase?: SignalCase | undefined;
  log: Pick<Logger, 'warn'>;
}

/** A first try must not hold the agent's answer up for longer. */
const QUICK_MS = 300;
const DEAD_AFTER_MS = 3 * 24 * 3_600_000;

/** One quick try of each new one that has no earlier one to wait for. Answers those left for the durable way, by their IDs. */
export async function deliverQuickly(deps: DeliverDeps, deliveries: readonly Delivery[]): Promise<string[]> {
  const left: string[] = [];
  for (const each of deliveries) {
    const isDelivered = await tryQuickly(deps, each).catch((error: unknown) => {
      deps.log.warn(
        { err: error, delivery: each.id },
        'a quick try failed on our side: the delivery goes the durable way',
      );
      return false;
    });
    if (!isDelivered) left.push(each.id);
  }
  return left;
}

async function tryQuickly(deps: DeliverDeps, delivery: Delivery): Promise<boolean> {
  if (delivery.hasElder || !deps.health.acquire(nameOf(delivery))) return false;
  let isDelivered = false;
  try {
    const result = await send(deps, delivery, QUICK_MS);
    isDelivered = result.ok;
    if (isDelivered) await close(deps, delivery, 'delivered', null);
    // Too slow for a quick try is no fault of the receiver's.
    else if (!result.ok) await recordFailure(deps.pool, delivery, result.failure, { isFault: false });
  } finally {
    deps.health.release(nameOf(delivery), isDelivered);
  }
  return isDelivered;
}

/**
 * Throws what the receiver answered, to be tried again with back-off; gives a delivery up after three days. `isFirst`: of the
 * durable tries, with which the back-off begins: a receiver that has just refused the quick one has a second to itself.
 */
export async function deliver(deps: DeliverDeps, deliveryId: string, { isFirst = false } = {}): Promise<void> {
  const delivery = await pending(deps.pool, deliveryId);
  if (!delivery) return;
  if (isFirst && delivery.isJustRefused && delivery.endpoint !== null) {
    throw await putOff(deps, delivery, 'its receiver has just refused it');
  }
  if (delivery.hasElderLife) throw await putOff(deps, delivery, 'its receiver is owed something of the life before');
  const receiver = nameOf(delivery);
  if (!deps.health.enter(receiver)) throw await putOff(deps, delivery, 'its receiver is told enough at once');
  try {
    if (await mayTry(deps.pool, delivery)) return await tryOnce(deps, delivery);
  } finally {
    deps.health.leave(receiver);
  }
  const failure = delivery.circuit?.failure;
  if (failure && delivery.ageMs > DEAD_AFTER_MS) return close(deps, delivery, 'dead', failure);
  throw await putOff(deps, delivery, `its receiver is left alone for a while: ${failure?.detail}`);
}

/** Not while its circuit is open; one alone when it is half-open. */
async function mayTry(pool: Pool, delivery: StoredDelivery): Promise<boolean> {
  const { circuit } = delivery;
  if (!circuit) return true;
  return circuit.isHalfOpen && takeTrial(pool, delivery);
}

async function tryOnce(deps: DeliverDeps, delivery: StoredDelivery): Promise<void> {
  const startedMs = performance.now();
  const result = delivery.kind === 'mail' ? await mailDelivery(delivery, deps) : await send(deps, delivery);
  deps.health.report(nameOf(delivery), result.ok && performance.now() - startedMs <= QUICK_MS);
  if (result.ok) return close(deps, delivery, 'delivered', null);
  if (delivery.ageMs > DEAD_AFTER_MS) return close(deps, delivery, 'dead', result.failure);
  await recordFailure(deps.pool, delivery, result.failure, { isFault: true });
  throw notYet(delivery, result.failure.detail);
}

/** To a source or webhook; cases, which are the source of their tasks, have no address but their workflows. */
function send({ pool, rules, signalCase }: DeliverDeps, delivery: Delivery, limitMs?: number): Promise<PostResult> {
  const isOfCase = delivery.kind === 'sync' && delivery.target === CASE_SOURCE;
  return isOfCase && signalCase ? tellCase(pool, delivery, signalCase) : postDelivery(delivery, rules, limitMs);
}

/** Nothing was tried: the workflow's back-off asks again, and the sweep need not. */
async function putOff({ pool }: DeliverDeps, delivery: Delivery, why: string): Promise<ApplicationFailure> {
  await postponeNudge(pool, delivery.id);
  return notYet(delivery, why);
}

/** Failures stay in histories, which hold no mailboxes. */
function notYet({ kind, target }: Delivery, why: string): ApplicationFailure {
  const receiver = kind === 'mail' ? kind : `${kind} to ${target}`;
  return ApplicationFailure.retryable(`${receiver}: ${why}`, 'NOT_DELIVERED');
}

/** Of its receiver; all mail goes to one server. */
function nameOf({ kind, home, target }: Delivery): string {
  return kind === 'mail' ? kind : `${kind}/${home}/${target}`;
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
  const { itemId, kind, target, event } = delivery;
  const type = end === 'dead' ? 'dead-lettered' : kind === 'sync' ? 'synced' : 'notified';
  const data = { deliveryId: delivery.id, target, event, ...(failure === null ? {} : { error: failure.detail }) };
  const history = itemId === null ? null : { itemId, actor: DELIVERY, events: [{ type, data }] as const };
  await closeDelivery(pool, delivery, end, failure, history);
  wake('stream');
}
