import type { CaseEvent, StepRefusal } from '../messages';
import type { Instance, Variables } from '../state';
import { makeDue, mayStart, startable } from './ad-hoc';
import { cancelInside } from './cancel';
import { hear } from './event';
import { modify } from './modify';
import { retry, skip } from './repair';
import { startAt, startProcess, startsProcess } from './start-process';
import { tick } from './tick';
import type { Turn } from './turn';
import { setVariables } from './variables';
import { isFor } from './waits';
import { workEvent } from './work-event';

/** Lets an event happen to a case; what follows from it is left to `run`. A refusal comes before any change. */
export function begin(turn: Turn, event: CaseEvent): StepRefusal | null {
  if (event.type === 'start') return start(turn, event);
  const root = rootOf(turn);
  if (!root) return 'NOT_STARTED';
  const isOpen = turn.status === 'active' || (turn.status === 'incident' && event.type !== 'tick');
  if (!isOpen) return 'CASE_CLOSED';
  switch (event.type) {
    case 'complete':
    case 'error':
    case 'escalation':
    case 'failure':
      return workEvent(turn, event);
    case 'message':
      return message(turn, event.name, event.key, event.variables ?? {});
    case 'signal':
      hear(turn, event.name, event.variables ?? {});
      return null;
    case 'trigger':
      if (!turn.waits.has(event.wait)) return 'NOT_WAITING';
      turn.push({ do: 'fire', wait: event.wait, variables: event.variables ?? {} });
      return null;
    case 'tick':
      return tick(turn);
    case 'set-variables':
      return set(turn, event.instance ?? root.id, event.variables);
    case 'activate':
      return activate(turn, event.instance, event.elements);
    case 'retry':
      return retry(turn, event.incident, event.variables ?? {});
    case 'skip':
      return skip(turn, event.incident, event.variables ?? {});
    case 'modify':
      return modify(turn, event.cancel, event.start);
    case 'terminate':
      for (const { id, parent } of turn.instances.values()) if (parent === null) end(turn, id);
      turn.status = 'terminated';
      return null;
  }
}

function end(turn: Turn, root: number): void {
  cancelInside(turn, root);
  turn.dropWaits(root);
  turn.change(root, { phase: 'ended' });
}

/** The process that the case began with. */
function rootOf(turn: Turn): Instance | undefined {
  return [...turn.instances.values()].find(({ parent }) => parent === null);
}

function start(
  turn: Turn,
  { startEvent, variables = {}, again }: Extract<CaseEvent, { type: 'start' }>,
): StepRefusal | null {
  const { main } = turn.model.graph;
  if (startEvent === undefined) {
    if (turn.instances.size > 0) return 'CASE_CLOSED';
    const { noneStarts, implicitStarts } = turn.model.container(main);
    if (noneStarts.length + implicitStarts.length === 0) return 'NO_SUCH_ELEMENT';
    startProcess(turn, main, variables);
    return null;
  }
  const node = turn.model.find(startEvent);
  if (!node || !startsProcess(turn, node)) return 'NO_SUCH_ELEMENT';
  startAt(turn, node, variables, again);
  return null;
}

/** To the one that has waited longest. */
function message(turn: Turn, name: string, key: string | null, variables: Variables): StepRefusal | null {
  const wait = [...turn.waits.values()].find(({ on }) => on.type === 'message' && on.name === name && isFor(on, key));
  if (!wait) return 'NOT_WAITING';
  turn.push({ do: 'fire', wait: wait.id, variables });
  return null;
}

function set(turn: Turn, instance: number, variables: Variables): StepRefusal | null {
  if (!turn.instances.has(instance)) return 'NO_SUCH_INSTANCE';
  setVariables(turn, instance, variables, 'here');
  return null;
}

function activate(turn: Turn, id: number, elements: readonly string[]): StepRefusal | null {
  const instance = turn.instances.get(id);
  const node = instance && turn.nodeOf(instance);
  if (!instance || node?.kind !== 'activity' || node.work.type !== 'ad-hoc') return 'NO_SUCH_INSTANCE';
  const children = startable(turn, node.id);
  for (const element of elements) {
    const child = children.find((one) => one.id === element);
    if (!child) return 'NO_SUCH_ELEMENT';
    if (!mayStart(turn.get(id), child)) return 'NOT_WAITING';
  }
  for (const element of elements) makeDue(turn, id, element);
  return null;
}
