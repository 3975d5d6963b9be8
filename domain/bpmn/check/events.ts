import type { EventDefinition, EventNode } from '../graph';
import type { Refusal } from '../read/reading';
import { checkTimer } from './timer';
import { linkOf } from '../model';
import { activityAt, hasType, refuseIf } from './view';
import type { View } from './view';

type Type = EventDefinition['type'];

const allowed: Readonly<Record<EventNode['kind'] | 'event-start', ReadonlySet<Type>>> = {
  start: new Set<Type>(['message', 'timer', 'signal', 'conditional']),
  'event-start': new Set<Type>(['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensate']),
  catch: new Set<Type>(['message', 'timer', 'signal', 'conditional', 'link']),
  boundary: new Set<Type>(['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensate', 'cancel']),
  throw: new Set<Type>(['message', 'signal', 'escalation', 'compensate', 'link']),
  end: new Set<Type>(['message', 'signal', 'escalation', 'compensate', 'error', 'cancel', 'terminate']),
};

/** Each event is of a type that can happen where it stands, and says enough to be recognised. */
export function checkEvents(view: View): Refusal[] {
  return view.events.flatMap((event) => [
    ...checkPlace(view, event),
    ...event.definitions.flatMap((definition) => checkDefinition(view, event, definition)),
    ...checkLink(view, event),
  ]);
}

function checkPlace(view: View, event: EventNode): Refusal[] {
  const { kind, definitions, incoming, outgoing } = event;
  const scope = activityAt(view, event.in)?.work.type;
  const types = allowed[kind === 'start' && scope === 'event-sub-process' ? 'event-start' : kind];
  const [cannot] = definitions.filter(({ type }) => !types.has(type));
  const mustInterrupt = ['error', 'cancel', 'compensate'].some((type) => hasType(event, type as Type));
  const isAlone =
    definitions.length > 1 && ['link', 'compensate', 'cancel'].some((type) => hasType(event, type as Type));
  const isMute =
    definitions.length === 0 && (kind === 'boundary' || (kind === 'catch' && event.plan?.isMilestone !== true));
  return [
    ...refuseIf(cannot !== undefined, event, `a ${kind} event cannot be of the type ${cannot?.type}`),
    ...refuseIf(isMute, event, 'waits for nothing'),
    ...refuseIf(isAlone && kind !== 'end' && kind !== 'throw', event, 'has a type that cannot be one of several'),
    ...refuseIf(mustInterrupt && !event.isInterrupting && !hasType(event, 'compensate'), event, 'must interrupt'),
    ...refuseIf((kind === 'start' || kind === 'boundary') && incoming.length > 0, event, 'no flow may lead to it'),
    ...refuseIf(kind === 'end' && outgoing.length > 0, event, 'no flow may lead from it'),
    ...(kind === 'boundary' ? checkBoundary(view, event) : []),
    ...refuseIf(
      kind === 'end' && hasType(event, 'cancel') && !isInTransaction(view, event),
      event,
      'cancels, but is in no transaction',
    ),
  ];
}

function checkBoundary(view: View, event: EventNode): Refusal[] {
  const host = activityAt(view, event.host);
  if (!host || host.in !== event.in) return refuseIf(true, event, 'is attached to no activity');
  const compensates = hasType(event, 'compensate');
  return [
    ...refuseIf(host.work.type === 'event-sub-process', event, 'is attached to an event sub-process'),
    ...refuseIf(
      hasType(event, 'cancel') && host.work.type !== 'transaction',
      event,
      'cancels, but is attached to no transaction',
    ),
    ...refuseIf(compensates && host.compensatedBy === undefined, event, 'has no activity that compensates'),
    ...refuseIf(
      compensates && event.outgoing.length > 0,
      event,
      'compensates: an association must lead from it, no flow',
    ),
  ];
}

function isInTransaction(view: View, event: EventNode): boolean {
  for (let at = activityAt(view, event.in); at; at = activityAt(view, at.in)) {
    if (at.work.type === 'transaction') return true;
  }
  return false;
}

function checkDefinition(view: View, event: EventNode, definition: EventDefinition): Refusal[] {
  const isThrowing = event.kind === 'throw' || event.kind === 'end';
  switch (definition.type) {
    case 'message': {
      const isDrawn = (isThrowing ? view.senders : view.receivers).has(event.id);
      return refuseIf(!definition.message && !isDrawn, event, 'names no message, and no message flow is drawn');
    }
    case 'timer':
      return checkTimer(event, definition, event.kind === 'start' && view.processes.has(event.in));
    case 'signal':
      return refuseIf(definition.name === undefined, event, 'names no signal');
    case 'error':
      return refuseIf(isThrowing && definition.code === undefined, event, 'throws an error without a code');
    case 'escalation':
      return refuseIf(isThrowing && definition.code === undefined, event, 'throws an escalation without a code');
    case 'compensate': {
      const named = definition.activity;
      const found = activityAt(view, named);
      return refuseIf(
        named !== undefined && !(found && isInReach(view, event, found.in)),
        event,
        `cannot compensate ${named} from here`,
      );
    }
    case 'conditional':
    case 'link':
    case 'cancel':
    case 'terminate':
      return [];
  }
}

/** The scope of the event or, in an event sub-process, the one around it. */
function isInReach(view: View, event: EventNode, scope: string): boolean {
  for (let at = event.in; ;) {
    if (at === scope) return true;
    const around = activityAt(view, at);
    if (around?.work.type !== 'event-sub-process') return false;
    at = around.in;
  }
}

function checkLink(view: View, event: EventNode): Refusal[] {
  const name = linkOf(event);
  if (name === undefined) return [];
  const twins = view
    .inside(event.in)
    .filter((node): node is EventNode => node.kind === 'catch' && linkOf(node) === name);
  return [
    ...refuseIf(name === '', event, 'its link has no name'),
    ...refuseIf(
      twins.length !== 1,
      event,
      `the link "${name}" has ${twins.length} ends in its process or sub-process, not one`,
    ),
    ...refuseIf(
      event.kind === 'throw' && event.outgoing.length > 0,
      event,
      'goes on at the end of its link: no flow may lead from it',
    ),
    ...refuseIf(
      event.kind === 'catch' && event.incoming.length > 0,
      event,
      'is reached by its link: no flow may lead to it',
    ),
  ];
}
