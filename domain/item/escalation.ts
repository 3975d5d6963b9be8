import { given, holder, statusEvent } from './about';
import type { ThresholdAction, ThresholdStates } from '../classify/classified';
import type { ClockCommand, CommandOf } from './command';
import { changed, type Decision, type Effect, refused, unchanged } from './decision';
import { type Actor, CLOCK, type ItemEvent } from './event';
import { parked, released } from './hand-back';
import { escalated, escalating, passing, type Passing } from '../sla/passing';
import { isClosed, type ItemState } from './state';
import { ledgerStep } from './stay';

/** A threshold comes: it acts where the item is in a state that it names, and is done with otherwise. */
export function threshold(state: ItemState, command: Extract<ClockCommand, { action: 'threshold' }>): Decision {
  const { index, atMs, nextMs } = command;
  const rule = state.rules.thresholds[index];
  const progress = state.thresholds[index];
  if (isClosed(state) || !rule || progress?.nextMs !== atMs) return unchanged;
  const counted: ItemState = {
    ...state,
    thresholds: state.thresholds.map((one, at) => (at === index ? { nextMs, fired: one.fired + 1 } : one)),
  };
  const passed = passing(rule, state, mostEscalations(state), (name) => isIn[name](state));
  if (passed.kind === 'passed-over')
    return changed(state, counted, { actor: CLOCK, events: [], ledger: { kind: 'untouched' } });
  const cause = { threshold: rule.text, dueAt: state.dueMs === null ? null : new Date(state.dueMs).toISOString() };
  if (passed.kind !== 'acts') return escalateBy(passed, state, counted, rule.actions, CLOCK, { atMs, data: cause });
  return acted(state, counted, rule.actions, CLOCK, { type: 'threshold', atMs, data: cause });
}

/** Without a queue where it would end, escalation goes on. */
function mostEscalations({ rules: { maxEscalations, emergencyQueue } }: ItemState): number | null {
  return emergencyQueue === null ? null : maxEscalations;
}

/** What a threshold asks of the item. */
const isIn: Record<ThresholdStates, (state: ItemState) => boolean> = {
  waiting: ({ state }) => state === 'queued',
  'not-accepted': ({ state, assignee }) => assignee === null && state !== 'awaiting-source' && state !== 'scheduled',
  'not-completed': () => true,
};

/** By hand it counts as well. Where escalation has ended, it begins anew: the count with it, and the thresholds' part. */
export function escalate(state: ItemState, { actor, reason }: CommandOf<'escalate'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  const actions = state.rules.thresholds.find((rule) => rule.escalate)?.actions ?? [];
  const cause = { byHand: true, ...given('reason', reason) };
  const item = state.escalatesItself ? state : { ...state, escalatesItself: true, escalations: 0 };
  return escalateBy(escalating(item, mostEscalations(item)), state, item, actions, actor, { data: cause });
}

/** The one after the last moves the item to the emergency queue and does nothing else; then none comes by itself. */
function escalateBy(
  passed: Passing & { count: number },
  before: ItemState,
  item: ItemState,
  actions: readonly ThresholdAction[],
  actor: Actor,
  cause: Omit<ItemEvent, 'type'>,
): Decision {
  const { emergencyQueue } = item.rules;
  const { count } = passed;
  const next: ItemState = { ...item, ...escalated(item, passed) };
  const effects: Effect[] = [{ kind: 'webhook', event: 'escalated' }];
  if (passed.kind !== 'ends' || emergencyQueue === null) {
    const event: ItemEvent = { ...cause, type: 'escalated', data: { ...cause.data, count } };
    return acted(before, next, actions, actor, event, effects);
  }
  const move = [{ moveTo: { queue: emergencyQueue }, evenIfHeld: false }];
  const event: ItemEvent = { ...cause, type: 'escalated', data: { ...cause.data, count, emergencyQueue } };
  return acted(before, next, move, actor, event, effects);
}

/** One after another; what an action did or could not do stands in the event that tells its cause. */
function acted(
  before: ItemState,
  item: ItemState,
  actions: readonly ThresholdAction[],
  actor: Actor,
  event: ItemEvent,
  effects: readonly Effect[] = [],
): Decision {
  let next = item;
  const told: Effect[] = [...effects];
  const did: Record<string, unknown>[] = [];
  for (const action of actions) {
    const result = act(next, action);
    next = result.item;
    if (action.notify !== undefined) {
      told.push({ kind: 'webhook', event: event.type === 'escalated' ? 'escalated' : 'threshold', to: action.notify });
    }
    did.push({ ...described(action), ...(result.left === undefined ? {} : { left: result.left }) });
  }
  const data = { ...event.data, actions: did, ...holder(before) };
  const moved: ItemEvent[] =
    next.state === 'queued' && (before.state !== 'queued' || next.rules.queue !== before.rules.queue)
      ? [{ type: 'queued', data: { queue: next.rules.queue } }]
      : [];
  const shelved: ItemEvent[] =
    next.workbin !== null && next.workbin !== before.workbin
      ? [{ type: 'parked', data: { workbin: next.workbin, reason: event.type } }]
      : [];
  return changed(before, next, {
    actor,
    events: [{ ...event, data }, ...moved, ...shelved, ...statusEvent(before, next)],
    ledger: ledgerStep(before, next),
    effects: told,
  });
}

/** `left`: why it stays where it is. */
function act(item: ItemState, action: ThresholdAction): { item: ItemState; left?: string } {
  const { raisePriority, changeQueue, moveTo, openRing, setStatus, evenIfHeld } = action;
  let next = item;
  if (raisePriority !== undefined) {
    const { curve } = next.rules;
    next = { ...next, rules: { ...next.rules, curve: { ...curve, offset: curve.offset + raisePriority } } };
  }
  if (openRing !== undefined) next = { ...next, rules: { ...next.rules, plan: opened(next, openRing) } };
  if (setStatus !== undefined) next = { ...next, status: setStatus };
  const isHeld = next.assignee !== null && !evenIfHeld;
  if (changeQueue !== undefined) {
    next = { ...next, rules: { ...next.rules, queue: changeQueue } };
    if (next.state === 'connected' && !isHeld) next = released(next);
  }
  if (!moveTo) return { item: next };
  if ('queue' in moveTo) next = { ...next, rules: { ...next.rules, queue: moveTo.queue } };
  // In hands, paused, or with its source it keeps its place; a new queue counts when it comes back.
  if (isHeld || next.state === 'paused' || next.state === 'awaiting-source' || next.state === 'scheduled') {
    return { item: next, left: isHeld ? 'held' : next.state };
  }
  return { item: 'queue' in moveTo ? released(next) : parked(next, moveTo.workbin, undefined) };
}

/** Rings are joined to those before them: these open too. */
function opened({ rules: { plan } }: ItemState, index: number): ItemState['rules']['plan'] {
  return { ...plan, rings: plan.rings.map((ring, at) => (at <= index ? { ...ring, afterMs: 0 } : ring)) };
}

function described({ evenIfHeld, ...action }: ThresholdAction): Record<string, unknown> {
  return evenIfHeld ? { ...action, evenIfHeld } : action;
}
