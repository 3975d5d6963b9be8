import type { Said } from '../../said/said';
import { begun } from '../evaluate';
import type { EventDefinition, Expression, MessageReference } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Wait } from '../state';
import { cycleOf, dueOf } from '../timer';
import type { Turn } from './turn';
import { conditionAt, evaluateAt } from './variables';

type Made = { ok: true } | { ok: false; why: Said };

/**
 * Lets an event wait for its definitions. `owner` is who keeps the waits, and where their expressions are read. Nothing is
 * left behind when one of them cannot be made.
 */
export function listen(turn: Turn, owner: number, element: string, definitions: readonly EventDefinition[]): Made {
  const made: Wait['on'][] = [];
  for (const definition of definitions) {
    const on = waitOf(turn, owner, definition);
    if (!on) continue;
    if (!on.ok) return on;
    made[definitions.indexOf(definition)] = on.value;
  }
  made.forEach((on, definition) => turn.addWait({ instance: owner, element, definition, on }));
  return { ok: true };
}

/** Null for what is not waited for but thrown at the event. */
function waitOf(
  turn: Turn,
  owner: number,
  definition: EventDefinition,
): { ok: true; value: Wait['on'] } | { ok: false; why: Said } | null {
  switch (definition.type) {
    case 'message':
      return messageWait(turn, owner, definition.message);
    case 'signal':
      return { ok: true, value: { type: 'signal', name: definition.name ?? null } };
    case 'conditional':
      return { ok: true, value: { type: 'condition', was: false } };
    case 'timer':
      return timerWait(turn, owner, definition);
    case 'error':
    case 'escalation':
    case 'link':
    case 'compensate':
    case 'cancel':
    case 'terminate':
      return null;
  }
}

export function messageWait(
  turn: Turn,
  owner: number,
  message: MessageReference | undefined,
): { ok: true; value: Wait['on'] } | { ok: false; why: Said } {
  const name = message?.name ?? null;
  if (message?.key === undefined) return { ok: true, value: { type: 'message', name, key: null } };
  const key = evaluateAt(turn, message.key, owner);
  if (!key.ok) return key;
  const text = keyText(key.value);
  if (text === null)
    return {
      ok: false,
      why: sayIncident('NO_MESSAGE_KEY', { expression: begun(message.key), message: String(name) }),
    };
  return { ok: true, value: { type: 'message', name, key: text } };
}

/** Whether a message with this key, or without one, is for whoever waits so. */
export function isFor(on: Wait['on'], key: string | null): boolean {
  return on.type === 'message' && (key === null || on.key === null || on.key === key);
}

/** A key is a text; a number is the same key as its text. */
export function keyText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function timerWait(
  turn: Turn,
  owner: number,
  { date, duration, cycle }: { date?: Expression; duration?: Expression; cycle?: Expression },
): { ok: true; value: Wait['on'] } | { ok: false; why: Said } {
  const text = date ?? duration ?? cycle ?? 'null';
  const evaluated = evaluateAt(turn, text, owner);
  if (!evaluated.ok) return evaluated;
  const repeat = cycle === undefined ? null : cycleOf(evaluated.value, turn.nowMs);
  if (repeat) {
    const { firstMs, everyMs, times } = repeat;
    const left = times === null ? null : times - 1;
    return { ok: true, value: { type: 'timer', dueMs: firstMs, repeat: { everyMs, left } } };
  }
  const dueMs = cycle === undefined ? dueOf(evaluated.value, turn.nowMs) : null;
  if (dueMs !== null) return { ok: true, value: { type: 'timer', dueMs } };
  const seen = begun(String(JSON.stringify(evaluated.value)));
  return { ok: false, why: sayIncident('NO_TIME_TO_WAIT', { expression: begun(text), seen }) };
}

/** Whether the condition that a wait is for has just become true; what it was is remembered. */
export function hasBecomeTrue(turn: Turn, wait: Wait): boolean {
  const node = turn.model.node(wait.element);
  if (wait.on.type !== 'condition' || node.kind === 'activity' || node.kind === 'gateway') return false;
  const definition = node.definitions[wait.definition];
  if (definition?.type !== 'conditional') return false;
  // What cannot be told yet is not so yet: variables may still come.
  const now = conditionAt(turn, definition.condition, wait.instance);
  const is = now.ok && now.value;
  if (is !== wait.on.was) turn.waits.set(wait.id, { ...wait, on: { type: 'condition', was: is } });
  return is && !wait.on.was;
}
