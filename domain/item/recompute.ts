import { optionalInstantText } from '../time/instant';
import { canonicalJson } from '../config/canonical-json';
import { statusEvent, worker } from './about';
import { syncOfChange, timely } from './adjust';
import type { CommandOf } from './command';
import { changed, type Decision, unchanged } from './decision';
import { scheduled, type Schedule, standsSinceMs } from './schedule';
import { isClosed, type ItemState } from './state';
import { ledgerStep } from './stay';

/**
 * Brings an item to its calendar as it is now. It stays where it is, in hands or paused, and what has come does not come
 * again; what comes to lie in the past comes at once. An item to which the change means nothing is left alone.
 */
export function recompute(state: ItemState, command: CommandOf<'recompute'>, nowMs: number): Decision {
  if (isClosed(state)) return unchanged;
  const { actor, calendar } = command;
  const schedule = { ...command.schedule, plan: withOpenedRings(state, command.schedule.plan) };
  // While its clocks stand still it is as late as it was when they stopped.
  const item = timely(state, scheduled(state, schedule), standsSinceMs(state) ?? nowMs);
  if (clocksOf(item) === clocksOf(state)) return unchanged;
  const versions = { ...item.rules.versions, [`calendar/${calendar.key}`]: calendar.version };
  const next = { ...item, rules: { ...item.rules, versions } };
  const data = { calendar: calendar.key, version: calendar.version, from: deadlines(state), ...deadlines(next) };
  const isTold = state.dueMs !== next.dueMs || state.status !== next.status;
  return changed(state, next, {
    actor,
    events: [{ type: 'recomputed', data: { ...data, ...worker(state) } }, ...statusEvent(state, next)],
    ledger: ledgerStep(state, next),
    effects: isTold ? syncOfChange(actor) : [],
  });
}

/** A ring that a threshold, or an escalation by hand, has opened stays open. */
function withOpenedRings({ rules, thresholds, escalations }: ItemState, plan: Schedule['plan']): Schedule['plan'] {
  if (escalations === 0 && thresholds.every(({ fired }) => fired === 0)) return plan;
  const isOpen = (index: number) => rules.plan.rings[index]?.afterMs === 0;
  return { ...plan, rings: plan.rings.map((ring, index) => (isOpen(index) ? { ...ring, afterMs: 0 } : ring)) };
}

function clocksOf({ dueMs, expiresMs, isOverdue, status, thresholds, statusesMs, rules }: ItemState): string {
  return canonicalJson([dueMs, expiresMs, isOverdue, status, thresholds, statusesMs, rules.plan, rules.curve]);
}

function deadlines({ dueMs, expiresMs }: ItemState) {
  return { dueAt: optionalInstantText(dueMs), expiresAt: optionalInstantText(expiresMs) };
}
