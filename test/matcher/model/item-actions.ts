import type { OpenOffer } from './model-ledger';
import type { Actor } from '../../../domain/item/event';
import { nextDeadline } from '../../../domain/item/deadline';
import { isClosed } from '../../../domain/item/state';
import type { Schedule } from '../../../domain/item/schedule';
import type { ItemPhase, ItemState } from '../../../domain/item/state';
import { mayHave } from '../../../domain/routing/eligibility';
import { personalWorkbin } from '../../../domain/workbin/workbin-id';
import { queueKeys, UNIT_MS } from './draw';
import type { Model } from './model';

export const agentActor = (id: string): Actor => ({ kind: 'agent', id });
export const supervisor: Actor = { kind: 'user', id: 'sue' };
export const source: Actor = { kind: 'source', id: 'crm' };

export function anyItem({ chance, items }: Model, ...phases: ItemPhase[]): ItemState | undefined {
  return chance.one([...items.states.values()].filter(({ state }) => phases.includes(state)));
}

/** Some at one instant now and then: ties. */
export function capture(model: Model): string | null {
  const { chance, items, draw, nowMs } = model;
  if (items.states.size >= model.mostItems) return null;
  const captured = Array.from({ length: chance.one([1, 1, 2, 4]) }, () => draw.item(nowMs, model.shardOf));
  for (const state of captured) items.capture(state, nowMs);
  return `capture ${captured.map(({ id, division, rules }) => `${id} for ${division}/${rules.queue}`).join(', ')}`;
}

/** Also too late, or twice. */
export function accept(model: Model): string | null {
  const offer = anyOffer(model);
  return offer && model.ask(offer.itemId, acceptance(offer));
}

function acceptance({ agent: key, id: offerId }: OpenOffer) {
  return { action: 'accept', actor: agentActor(key), agent: key, offerId } as const;
}

export function decline(model: Model): string | null {
  const offer = anyOffer(model);
  if (!offer || offer.expiresMs <= model.nowMs) return null;
  model.ledger.decline(offer, model.nowMs);
  return `${offer.agent} declines ${offer.itemId}`;
}

function anyOffer({ chance, ledger }: Model): OpenOffer | null {
  return chance.one([...ledger.openOffers]) ?? null;
}

export function complete(model: Model): string | null {
  const item = anyItem(model, 'connected', 'connected', 'awaiting-source');
  if (!item) return null;
  const isByAgent = item.assignee !== null && model.chance.is(0.8);
  return model.ask(item.id, { action: 'complete', actor: isByAgent ? agentActor(item.assignee ?? '') : source });
}

export function cancel(model: Model): string | null {
  const item = anyItem(model, 'scheduled', 'queued', 'connected', 'parked', 'paused', 'awaiting-source');
  return item ? model.ask(item.id, { action: 'cancel', actor: source }) : null;
}

export function release(model: Model): string | null {
  const item = anyItem(model, 'connected');
  return item ? model.ask(item.id, { action: 'release', actor: agentActor(item.assignee ?? '') }) : null;
}

export function park(model: Model): string | null {
  const { chance, nowMs } = model;
  const item = anyItem(model, 'connected');
  if (!item?.assignee) return null;
  const untilMs = chance.is(0.6) ? nowMs + (chance.below(8) - 1) * UNIT_MS : undefined;
  const workbin = personalWorkbin(item.assignee);
  return model.ask(item.id, { action: 'park', actor: agentActor(item.assignee), workbin, untilMs });
}

/** What he may have of what waits, or what lies on a shelf. */
export function pull(model: Model): string | null {
  const { chance, ledger, nowMs } = model;
  const key = chance.one(model.agentKeys);
  const [puller] = ledger.readAgents(ledger.agents.get(key)?.input.shard ?? '', [key]);
  if (!puller) return null;
  const waiting = ledger
    .readItems(ledger.agents.get(key)?.input.shard ?? '')
    .filter(({ item }) => mayHave(puller, item, nowMs, model.clocks).ok);
  const id = chance.is(0.7) ? chance.one(waiting)?.item.id : anyItem(model, 'parked')?.id;
  if (id === undefined) return null;
  const pick = { by: 'priority', skipped: 0 } as const;
  return model.ask(id, { action: 'pull', actor: agentActor(key), agent: key, pick });
}

export function assign(model: Model): string | null {
  const item = anyItem(model, 'queued', 'queued', 'parked', 'scheduled');
  const key = model.chance.one(model.agentKeys);
  return item ? model.ask(item.id, { action: 'assign', actor: supervisor, agent: key }) : null;
}

export function requeue(model: Model): string | null {
  const item = anyItem(model, 'connected', 'parked', 'paused', 'awaiting-source');
  if (!item) return null;
  const { pausedMs } = item;
  const pauseEnd =
    pausedMs === null ? undefined : { pausedMs, schedule: laterBy(item, model.chance.below(4) * UNIT_MS) };
  return model.ask(item.id, { action: 'requeue', actor: supervisor, pauseEnd });
}

export function transfer(model: Model): string | null {
  const { chance } = model;
  const item = anyItem(model, 'queued', 'connected', 'parked');
  if (!item) return null;
  const workbin = personalWorkbin(chance.one(model.agentKeys));
  const to = chance.is(0.6) ? { queue: chance.one(queueKeys) } : { workbin };
  return model.ask(item.id, { action: 'transfer', actor: supervisor, to });
}

/** What its worktype says of an item whose holder has been away for too long. */
export function logout(model: Model): string | null {
  const { ledger } = model;
  const item = anyItem(model, 'connected');
  const holder = item?.assignee ? ledger.agents.get(item.assignee) : undefined;
  if (!item || holder?.presence !== 'offline') return null;
  const { key } = holder.input;
  const offlineSinceMs = holder.presenceSinceMs;
  return model.ask(item.id, { action: 'logout', actor: { kind: 'system', id: 'clock' }, agent: key, offlineSinceMs });
}

/** A timer of a workflow, late as it may be. */
export function alarm(model: Model): string | null {
  const item = anyItem(model, 'scheduled', 'parked', 'awaiting-source', 'connected');
  const command = item && nextDeadline(item);
  return item && command && command.atMs <= model.nowMs ? model.ask(item.id, command) : null;
}

/** What was decided a while ago. */
export function commitLate(model: Model): string | null {
  const { chance, inFlight, items, nowMs } = model;
  if (inFlight.length === 0) return null;
  const [decided] = inFlight.splice(chance.below(inFlight.length), 1);
  if (!decided) return null;
  const { change, id } = decided;
  return `${change.events[0]?.type} ${id} late: ${items.commit(decided, nowMs) ? 'done' : 'refused'}`;
}

/** What is done with is no longer looked at. */
export function forget(model: Model): string | null {
  const { items } = model;
  const closed = [...items.states.values()].filter(isClosed);
  if (closed.length < 3) return null;
  for (const { id } of closed) items.states.delete(id);
  return `forget ${closed.length} closed items`;
}

/** As if its clocks had stood still for so long. */
export function laterBy({ activationMs, dueMs, rules }: ItemState, ms: number): Schedule {
  const { plan, ringBaseMs, curve } = rules;
  return {
    activationMs: activationMs + ms,
    dueMs: dueMs === null ? null : dueMs + ms,
    expiresMs: null,
    ringBaseMs: ringBaseMs + ms,
    plan,
    points: curve.points,
    overdue: curve.overdue,
    thresholdsMs: [],
    statusesMs: {},
  };
}
