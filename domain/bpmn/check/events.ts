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
    ...refuseIf(cannot !== undefined, event, 'EVENT_TYPE_FORBIDDEN', { kind, type: cannot?.type }),
    ...refuseIf(isMute, event, 'WAITS_FOR_NOTHING'),
    ...refuseIf(isAlone && kind !== 'end' && kind !== 'throw', event, 'EVENT_TYPE_ALONE'),
    ...refuseIf(mustInterrupt && !event.isInterrupting && !hasType(event, 'compensate'), event, 'MUST_INTERRUPT'),
    ...refuseIf((kind === 'start' || kind === 'boundary') && incoming.length > 0, event, 'NO_FLOW_IN'),
    ...refuseIf(kind === 'end' && outgoing.length > 0, event, 'NO_FLOW_OUT'),
    ...(kind === 'boundary' ? checkBoundary(view, event) : []),
    ...refuseIf(kind === 'end' && hasType(event, 'cancel') && !isInTransaction(view, event), event, 'CANCEL_OUTSIDE'),
  ];
}

function checkBoundary(view: View, event: EventNode): Refusal[] {
  const host = activityAt(view, event.host);
  if (!host || host.in !== event.in) return refuseIf(true, event, 'ATTACHED_TO_NOTHING');
  const compensates = hasType(event, 'compensate');
  return [
    ...refuseIf(host.work.type === 'event-sub-process', event, 'ATTACHED_TO_EVENT'),
    ...refuseIf(hasType(event, 'cancel') && host.work.type !== 'transaction', event, 'CANCEL_ATTACHED_ELSEWHERE'),
    ...refuseIf(compensates && host.compensatedBy === undefined, event, 'COMPENSATION_MISSING'),
    ...refuseIf(compensates && event.outgoing.length > 0, event, 'COMPENSATES_BY_ASSOCIATION'),
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
      return refuseIf(!definition.message && !isDrawn, event, 'MESSAGE_MISSING');
    }
    case 'timer':
      return checkTimer(event, definition, event.kind === 'start' && view.processes.has(event.in));
    case 'signal':
      return refuseIf(definition.name === undefined, event, 'SIGNAL_MISSING');
    case 'error':
      return refuseIf(isThrowing && definition.code === undefined, event, 'ERROR_WITHOUT_CODE');
    case 'escalation':
      return refuseIf(isThrowing && definition.code === undefined, event, 'ESCALATION_WITHOUT_CODE');
    case 'compensate': {
      const named = definition.activity;
      const found = activityAt(view, named);
      return refuseIf(
        named !== undefined && !(found && isInReach(view, event, found.in)),
        event,
        'COMPENSATES_OUT_OF_REACH',
        { activity: named },
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
    ...refuseIf(name === '', event, 'LINK_WITHOUT_NAME'),
    ...refuseIf(twins.length !== 1, event, 'LINK_ENDS', { name, count: twins.length }),
    ...refuseIf(event.kind === 'throw' && event.outgoing.length > 0, event, 'LINK_WITHOUT_FLOW_OUT'),
    ...refuseIf(event.kind === 'catch' && event.incoming.length > 0, event, 'LINK_WITHOUT_FLOW_IN'),
  ];
}
