import { restart as restarted } from '../../../domain/item/restart';
import { isClosed } from '../../../domain/item/state';
import { UNIT_MS } from './draw';
import { agentActor, anyItem, laterBy, source, supervisor } from './item-actions';
import type { Model } from './model';

/** What changes about an item that lives, or makes one live again. */

export function hold(model: Model): string | null {
  const item = anyItem(model, 'connected');
  return item?.assignee ? model.ask(item.id, { action: 'hold', actor: agentActor(item.assignee) }) : null;
}

export function pause(model: Model): string | null {
  const item = anyItem(model, 'scheduled', 'queued', 'connected', 'parked', 'paused');
  return item ? model.ask(item.id, { action: 'pause', actor: supervisor }) : null;
}

/** By who holds it, or back into distribution. */
export function resume(model: Model): string | null {
  const { chance } = model;
  const item = anyItem(model, 'paused');
  if (!item || item.pausedMs === null) return null;
  const actor = item.assignee && chance.is(0.7) ? agentActor(item.assignee) : supervisor;
  const schedule = chance.is(0.5) ? laterBy(item, chance.below(4) * UNIT_MS) : undefined;
  return model.ask(item.id, { action: 'resume', actor, pausedMs: item.pausedMs, schedule });
}

export function reschedule(model: Model): string | null {
  const { chance } = model;
  const item = anyItem(model, 'scheduled', 'queued', 'connected', 'parked', 'paused', 'awaiting-source');
  if (!item) return null;
  const schedule = laterBy(item, (chance.below(12) - 4) * UNIT_MS);
  return model.ask(item.id, { action: 'reschedule', actor: source, schedule });
}

export function reprioritize(model: Model): string | null {
  const { chance } = model;
  const item = anyItem(model, 'scheduled', 'queued', 'queued', 'connected', 'parked');
  const priority = chance.one([null, 0, 5, 10, 2_000]);
  return item ? model.ask(item.id, { action: 'reprioritize', actor: supervisor, priority }) : null;
}

/** Attributes have changed, or a supervisor lets the rules run again. */
export function reclassify(model: Model): string | null {
  const { chance, draw, nowMs } = model;
  const item = anyItem(model, 'scheduled', 'queued', 'queued', 'connected', 'parked', 'paused', 'awaiting-source');
  if (!item) return null;
  const classified = draw.classified(nowMs, item.division);
  return model.ask(item.id, { action: 'reclassify', actor: supervisor, classified, takeBack: chance.is(0.5) });
}

export function restart(model: Model): string | null {
  const { chance, items, nowMs } = model;
  const item = chance.one([...items.states.values()].filter(isClosed));
  if (!item) return null;
  const schedule = laterBy(item, nowMs - item.activationMs + (chance.below(4) - 1) * UNIT_MS);
  const decision = restarted(item, { actor: source, schedule }, nowMs);
  if (decision.kind !== 'change') return null;
  items.commit({ id: item.id, expectedVersion: item.version, change: decision.change }, nowMs);
  return `restart ${item.id}`;
}
