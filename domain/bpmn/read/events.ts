import type { BpmnElement } from 'bpmn-moddle';
import type { EventDefinition, EventNode } from '../graph';
import { idOf, kindOf, manyOf, oneOf, textOf } from './bpmn-element';
import { defined } from './defined';
import { readExpression, readTime, bodyOf } from './expressions';
import { readMappings } from './mappings';
import type { NodeParts } from './nodes';
import type { Reading } from './reading';
import { codeOf, readMessage } from './references';

export const eventKinds: Readonly<Record<string, EventNode['kind']>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:BoundaryEvent': 'boundary',
  'bpmn:IntermediateThrowEvent': 'throw',
  'bpmn:EndEvent': 'end',
};

export function readEvent(
  reading: Reading,
  element: BpmnElement,
  kind: EventNode['kind'],
  parts: NodeParts,
): EventNode {
  const isThrowing = kind === 'throw' || kind === 'end';
  const definitions = [...manyOf(element, 'eventDefinitions'), ...manyOf(element, 'eventDefinitionRef')];
  return {
    kind,
    ...parts,
    definitions: definitions.flatMap((one) => readDefinition(reading, element, one) ?? []),
    isParallel: element['parallelMultiple'] === true,
    isInterrupting: element['isInterrupting'] !== false && element['cancelActivity'] !== false,
    ...defined({ host: kind === 'boundary' ? idOf(oneOf(element, 'attachedToRef')) : undefined }),
    outputs: isThrowing ? [] : readMappings(reading, element, 'output'),
    inputs: isThrowing ? readMappings(reading, element, 'input') : [],
  };
}

function readDefinition(reading: Reading, event: BpmnElement, definition: BpmnElement): EventDefinition | undefined {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      return { type: 'message', ...defined({ message: readMessage(reading, definition) }) };
    case 'bpmn:TimerEventDefinition':
      return { type: 'timer', ...readTimer(reading, definition) };
    case 'bpmn:SignalEventDefinition':
      return { type: 'signal', ...defined({ name: codeOf(reading, definition, 'signalRef', 'name') }) };
    case 'bpmn:ErrorEventDefinition':
      return { type: 'error', ...defined({ code: codeOf(reading, definition, 'errorRef', 'errorCode') }) };
    case 'bpmn:EscalationEventDefinition':
      return {
        type: 'escalation',
        ...defined({ code: codeOf(reading, definition, 'escalationRef', 'escalationCode') }),
      };
    case 'bpmn:ConditionalEventDefinition':
      return { type: 'conditional', condition: readExpression(reading, oneOf(definition, 'condition')) ?? '' };
    case 'bpmn:LinkEventDefinition':
      return { type: 'link', name: textOf(definition, 'name') ?? textOf(event, 'name') ?? '' };
    case 'bpmn:CompensateEventDefinition':
      if (definition['waitForCompletion'] === false) reading.note(event, 'waitForCompletion', 'is always waited for');
      return { type: 'compensate', ...defined({ activity: idOf(oneOf(definition, 'activityRef')) }) };
    case 'bpmn:CancelEventDefinition':
      return { type: 'cancel' };
    case 'bpmn:TerminateEventDefinition':
      return { type: 'terminate' };
    default:
      reading.refuse(event, 'KIND_UNSUPPORTED', { kind: kindOf(definition) });
      return undefined;
  }
}

function readTimer(reading: Reading, definition: BpmnElement): { date?: string; duration?: string; cycle?: string } {
  const said = (property: string) => {
    const element = oneOf(definition, property);
    return element && readTime(reading, definition, bodyOf(reading, element));
  };
  return defined({ date: said('timeDate'), duration: said('timeDuration'), cycle: said('timeCycle') });
}
