import type { Said } from '../../said/said';
import type { EventDefinition, EventNode } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Instance, Variables } from '../state';
import { linkOf } from '../model';
import { cancelInside } from './cancel';
import { compensate } from './compensate';
import { sendMessage } from './send';
import { throwFrom } from './thrown';
import { cancelTransaction } from './transaction';
import type { Turn } from './turn';
import { mapped } from './variables';
import { listen } from './waits';

/** A token stands at an event: it waits there, or what the event throws is thrown. */
export function enterEvent(turn: Turn, node: EventNode, instance: Instance): void {
  const { id } = instance;
  if (node.kind === 'throw' || node.kind === 'end') return throwAll(turn, node, instance);
  if (node.kind !== 'catch' || node.definitions.length === 0 || linkOf(node) !== undefined) {
    return turn.push({ do: 'leave', instance: id });
  }
  turn.dropWaits(id);
  const made = listen(turn, id, node.id, node.definitions);
  if (!made.ok) return turn.fail(id, 'EXPRESSION', made.why, 'enter');
  turn.tell('waiting', turn.change(id, { phase: 'waiting' }));
}

function throwAll(turn: Turn, node: EventNode, instance: Instance): void {
  const { id, parent } = instance;
  if (parent === null) return;
  const carried = mapped(turn, node.inputs, id);
  if (!carried.ok) return turn.fail(id, 'EXPRESSION', sayIncident('OF_INPUT', { why: carried.why }), 'enter');
  for (const definition of inOrder(node.definitions)) {
    if (definition.type === 'error' || definition.type === 'cancel') {
      // Its scope ends with it, so the event has to be over before.
      turn.remove(id);
      turn.tell('completed', instance);
    }
    const fault = throwOne(turn, node, instance, definition, carried.value);
    if (fault !== null) return turn.fail(id, 'EXPRESSION', fault, 'enter');
    if (!turn.instances.has(id)) return;
  }
  if (node.definitions.length === 0) deliverPlain(turn, node, id, carried.value);
  if (turn.get(id).phase === 'undoing') return turn.push({ do: 'undo', instance: id });
  turn.push({ do: 'leave', instance: id });
  const link = linkOf(node);
  if (link !== undefined) followLink(turn, node, parent, link);
}

/** Last what may end the event itself with its scope. */
function inOrder(definitions: readonly EventDefinition[]): EventDefinition[] {
  const mayEnd = ({ type }: EventDefinition) =>
    type === 'escalation' || type === 'error' || type === 'cancel' || type === 'terminate';
  return definitions.toSorted((a, b) => Number(mayEnd(a)) - Number(mayEnd(b)));
}

/** Also an event without a definition may have a message flow drawn from it. */
function deliverPlain(turn: Turn, node: EventNode, id: number, variables: Variables): void {
  sendMessage(turn, node, id, undefined, variables);
}

/** Null, or why it cannot be thrown. */
function throwOne(
  turn: Turn,
  node: EventNode,
  instance: Instance,
  definition: EventDefinition,
  variables: Variables,
): Said | null {
  const { id, parent } = instance;
  if (parent === null) return null;
  switch (definition.type) {
    case 'message': {
      const sent = sendMessage(turn, node, id, definition.message, variables);
      return sent.ok ? null : sent.why;
    }
    case 'signal':
      signal(turn, definition.name, variables);
      return null;
    case 'error':
    case 'escalation': {
      const thrown = { type: definition.type, code: definition.code ?? null, element: node.id };
      throwFrom(turn, parent, thrown, variables);
      return null;
    }
    case 'compensate':
      compensate(turn, turn.get(id), definition.activity);
      return null;
    case 'cancel':
      cancelTransaction(turn, parent);
      return null;
    case 'terminate':
      terminate(turn, instance);
      return null;
    // Followed once the event has been left.
    case 'link':
    case 'timer':
    case 'conditional':
      return null;
  }
}

/** Those who wait in the case hear it at once; the rest of the division is told by the shell. */
export function signal(turn: Turn, name: string | undefined, variables: Variables): void {
  if (name === undefined) return;
  hear(turn, name, variables);
  turn.commands.push({ type: 'broadcast-signal', name, variables });
}

export function hear(turn: Turn, name: string, variables: Variables): void {
  for (const { id, on } of turn.waits.values()) {
    if (on.type === 'signal' && on.name === name) turn.push({ do: 'fire', wait: id, variables });
  }
}

/** Ends its own scope, and what is in it. */
function terminate(turn: Turn, instance: Instance): void {
  const { id, parent } = instance;
  if (parent === null) return;
  cancelInside(turn, parent, id);
  turn.dropStarts(parent);
  turn.change(parent, { isTerminated: true, completed: [] });
}

function followLink(turn: Turn, node: EventNode, scope: number, name: string): void {
  const target = turn.model.container(node.in).nodes.find((one) => one.kind === 'catch' && linkOf(one) === name);
  if (target) turn.push({ do: 'arrive', element: target.id, scope, flow: null });
}
