import type { BusinessObject } from '../modeler-services';
import { bodyOf, expression, expressionOn, flagOn, rootOf, set, textOn } from './property';
import type { Property } from './property';

const timers = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' } as const;
type Timer = keyof typeof timers;

/** What starts an event, or what it throws; receive and send tasks have a message as well. */
export function ofEvents(object: BusinessObject): Property[] {
  const all = object.$instanceOf('bpmn:Event') ? object.get('eventDefinitions') : undefined;
  const definitions = Array.isArray(all) ? (all as BusinessObject[]) : [];
  const isTask = ['bpmn:ReceiveTask', 'bpmn:SendTask'].some((type) => object.$instanceOf(type));
  return [
    ...interrupts(object),
    ...definitions.flatMap((definition) => ofDefinition(object, definition)),
    ...(isTask ? [referred(object, 'message', 'messageRef', 'bpmn:Message', 'name')] : []),
  ];
}

/** Whether what the event is attached to goes on beside it. */
function interrupts(object: BusinessObject): Property[] {
  if (object.$instanceOf('bpmn:BoundaryEvent')) return [flagOn(object, 'cancelActivity', 'general', { usual: true })];
  const isOfEvent = object.$parent?.get('triggeredByEvent') === true;
  return object.$instanceOf('bpmn:StartEvent') && isOfEvent
    ? [flagOn(object, 'isInterrupting', 'general', { usual: true })]
    : [];
}

function ofDefinition(event: BusinessObject, definition: BusinessObject): Property[] {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return ofTimer(definition);
    case 'bpmn:MessageEventDefinition':
      return [
        referred(definition, 'message', 'messageRef', 'bpmn:Message', 'name'),
        textOn(definition, 'casewright:correlationKey', 'message', 'feel'),
        textOn(definition, 'casewright:timeToLive', 'message', 'time'),
      ];
    case 'bpmn:SignalEventDefinition':
      return [referred(definition, 'signal', 'signalRef', 'bpmn:Signal', 'name')];
    case 'bpmn:ErrorEventDefinition':
      return [referred(definition, 'errorCode', 'errorRef', 'bpmn:Error', 'errorCode')];
    case 'bpmn:EscalationEventDefinition':
      return [referred(definition, 'escalationCode', 'escalationRef', 'bpmn:Escalation', 'escalationCode')];
    case 'bpmn:ConditionalEventDefinition':
      return [expressionOn(definition, 'condition', 'message', 'long-feel')];
    case 'bpmn:LinkEventDefinition':
      return [textOn(definition, 'name', 'message', 'text', { name: 'link' })];
    case 'bpmn:CompensateEventDefinition':
      return [compensated(event, definition)];
    default:
      return [];
  }
}

/** What kind of time, and when: of the three that a file could give one is written. */
function ofTimer(definition: BusinessObject): Property[] {
  const kind =
    (Object.keys(timers) as Timer[]).find((each) => definition.get(timers[each]) !== undefined) ?? 'duration';
  const value = bodyOf(definition, timers[kind]);
  const none = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
  return [
    {
      name: 'timerKind',
      group: 'timer',
      kind: 'choice',
      options: Object.keys(timers),
      value: kind,
      write: (editing, next) => {
        // Without a text the element still says of which kind it is.
        const kept = editing.create('bpmn:FormalExpression', { body: value });
        set(editing, definition, { ...none, [timers[next as Timer]]: kept });
      },
    },
    {
      name: timers[kind],
      group: 'timer',
      kind: 'time',
      value,
      write: (editing, next) => set(editing, definition, { ...none, [timers[kind]]: expression(editing, next) }),
    },
  ];
}

/** The name of something that lies at the root of the file, where several may refer to it. */
function referred(
  holder: BusinessObject,
  name: string,
  reference: string,
  type: string,
  attribute: 'name' | 'errorCode' | 'escalationCode',
): Property {
  const known = holder.get(reference) as BusinessObject | undefined;
  const all = (rootOf(holder).get('rootElements') as BusinessObject[] | undefined) ?? [];
  const same = all.filter((each) => each.$instanceOf(type));
  const textOfOne = (each: BusinessObject | undefined) => {
    const text = each?.get(attribute);
    return typeof text === 'string' ? text : '';
  };
  return {
    name,
    group: 'message',
    kind: 'text',
    value: textOfOne(known),
    suggest: same.map(textOfOne).filter((text) => text !== ''),
    write: (editing, next) => {
      if (next === '') return set(editing, holder, { [reference]: undefined });
      const found = same.find((each) => textOfOne(each) === next);
      if (found !== undefined) return set(editing, holder, { [reference]: found });
      // Whoever else refers to it means the same thing.
      if (known !== undefined) return set(editing, known, { [attribute]: next });
      const made = editing.create(type, { name: next, ...(attribute === 'name' ? {} : { [attribute]: next }) });
      const root = rootOf(holder);
      set(editing, root, {
        rootElements: [...((root.get('rootElements') as BusinessObject[] | undefined) ?? []), made],
      });
      set(editing, holder, { [reference]: made });
    },
  };
}

/** Which completed activity is made undone; empty: all of the scope. */
function compensated(event: BusinessObject, definition: BusinessObject): Property {
  const siblings = (event.$parent?.get('flowElements') as BusinessObject[] | undefined) ?? [];
  const activities = siblings.filter((each) => each.$instanceOf('bpmn:Activity'));
  const known = definition.get('activityRef') as BusinessObject | undefined;
  return {
    name: 'compensated',
    group: 'message',
    kind: 'choice',
    options: ['', ...activities.map(({ id }) => String(id))],
    value: known === undefined ? '' : String(known.id),
    write: (editing, next) => set(editing, definition, { activityRef: activities.find(({ id }) => id === next) }),
  };
}
