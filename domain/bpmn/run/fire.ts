import type { Variables, Wait } from '../state';
import { startBoundary } from './boundary';
import { startEventSubProcess } from './event-sub-process';
import { takePayload } from './payload';
import type { Turn } from './turn';

/** What an event waited for has come. Nothing happens when the event does not wait any more. */
export function fire(turn: Turn, id: number, variables: Variables): void {
  const wait = turn.waits.get(id);
  if (!wait) return;
  const node = turn.model.node(wait.element);
  if (node.kind === 'gateway') return;
  if (node.kind === 'activity') return receive(turn, wait, variables);
  if (node.isParallel && !isComplete(turn, wait)) return;
  if (node.kind === 'boundary') {
    spend(turn, wait, node.isInterrupting);
    return startBoundary(turn, node, wait.instance, variables);
  }
  if (node.kind === 'start') {
    spend(turn, wait, node.isInterrupting);
    const activity = turn.model.node(node.in);
    if (activity.kind === 'activity') startEventSubProcess(turn, wait.instance, activity, node, variables);
    return;
  }
  const instance = comesFromGateway(turn, wait);
  const scope = turn.get(instance).parent;
  if (scope === null) return;
  turn.dropWaits(instance);
  const fault = takePayload(turn, node, scope, variables);
  if (fault !== null) return turn.fail(instance, 'EXPRESSION', fault, 'leave');
  turn.push({ do: 'leave', instance });
}

/** The instance of the event itself; behind an event-based gateway it is made now. */
function comesFromGateway(turn: Turn, wait: Wait): number {
  const waiting = turn.get(wait.instance);
  if (waiting.element === wait.element || waiting.parent === null) return waiting.id;
  turn.remove(waiting.id);
  turn.tell('completed', waiting);
  const flow = turn.model.node(waiting.element).outgoing.find((one) => turn.model.flow(one).to === wait.element);
  if (flow !== undefined) turn.tellTaken(flow, waiting.parent);
  const made = turn.add(wait.element, waiting.parent, 'waiting');
  turn.tell('entered', made);
  return made.id;
}

function receive(turn: Turn, wait: Wait, variables: Variables): void {
  const instance = comesFromGateway(turn, wait);
  turn.push({ do: 'complete', instance, variables });
}

/** Of an event that needs all of its definitions: whether this was the last. */
function isComplete(turn: Turn, wait: Wait): boolean {
  turn.waits.set(wait.id, { ...wait, hasCome: true });
  const all = turn.waitsBy(wait.instance).filter(({ element }) => element === wait.element);
  return all.every(({ hasCome }) => hasCome === true);
}

/** A timer that has missed more goes on with the last that is due: a cycle from long ago would hold everything up. */
const mostMissed = 100;

/** What does not interrupt goes on listening; a timer only as often as it says. */
function spend(turn: Turn, spent: Wait, isInterrupting: boolean): void {
  const { id, on, instance, element } = spent;
  for (const wait of turn.waitsBy(instance)) {
    if (wait.element !== element) continue;
    const { hasCome: _, ...again } = wait;
    turn.waits.set(wait.id, again);
  }
  if (isInterrupting) return;
  if (on.type !== 'timer') return;
  const { repeat } = on;
  if (!repeat || repeat.left === 0) {
    turn.waits.delete(id);
    return;
  }
  const { everyMs } = repeat;
  const due = Math.min(Math.floor((turn.nowMs - on.dueMs) / everyMs), repeat.left ?? Infinity);
  const passed = due > mostMissed ? due : 1;
  const left = repeat.left === null ? null : repeat.left - passed;
  const next = { type: 'timer' as const, dueMs: on.dueMs + passed * everyMs, repeat: { everyMs, left } };
  turn.waits.set(id, { ...spent, on: next });
}
