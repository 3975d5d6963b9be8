import type { BpmnElement } from 'bpmn-moddle';
import type { Mapping } from '../graph';
import { kindOf, manyOf, textOf } from './bpmn-element';
import { dataMappings } from './data';
import { readFeel, readLiteral } from './expressions';
import type { Reading } from './reading';

/** What an element gets as variables of its own (`input`), or gives to its scope (`output`). */
export function readMappings(reading: Reading, element: BpmnElement, direction: 'input' | 'output'): Mapping[] {
  const foreign = reading.foreign(element);
  const ways = direction === 'input' ? 'input mapping' : 'output mapping';
  const pairs = [`casewright:${direction}`, `zeebe:ioMapping/${direction}`].flatMap((path) =>
    foreign.takeElements(ways, path).map((one) => {
      return mapping(reading, element, readFeel(reading, element, textOf(one, 'source')), textOf(one, 'target'));
    }),
  );
  const parameters = foreign
    .takeElements(ways, `camunda:inputOutput/${direction}Parameter`)
    .map((one) => mapping(reading, element, parameterValue(reading, element, one), textOf(one, 'name')));
  return [
    ...dataMappings(reading, element, direction),
    ...pairs,
    ...parameters,
    ...callMappings(reading, element, direction),
  ];
}

function mapping(reading: Reading, at: BpmnElement, value: string, target: string | undefined): Mapping {
  if (!target || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(target)) {
    reading.refuse(at, 'MAPPING_TARGET', { target: target ?? '' });
  }
  return { value, target: target ?? '' };
}

/** Of Camunda 7: a text, a list or a map of them. */
function parameterValue(reading: Reading, at: BpmnElement, parameter: BpmnElement): string {
  const [inner] = manyOf(parameter, '$children');
  if (!inner) return readLiteral(reading, at, textOf(parameter, '$body') ?? '');
  if (inner.$type === 'camunda:list') {
    return `[${manyOf(inner, '$children')
      .map((one) => readLiteral(reading, at, textOf(one, '$body') ?? ''))
      .join(', ')}]`;
  }
  if (inner.$type === 'camunda:map') {
    const entries = manyOf(inner, '$children').map((one) => {
      return `${JSON.stringify(textOf(one, 'key') ?? '')}: ${readLiteral(reading, at, textOf(one, '$body') ?? '')}`;
    });
    return `{${entries.join(', ')}}`;
  }
  reading.refuse(at, 'MAPPING_UNSUPPORTED', { kind: kindOf(inner) });
  return 'null';
}

/** `camunda:in` and `camunda:out` of a call activity. */
function callMappings(reading: Reading, element: BpmnElement, direction: 'input' | 'output'): Mapping[] {
  if (element.$type !== 'bpmn:CallActivity') return [];
  const path = direction === 'input' ? 'camunda:in' : 'camunda:out';
  return reading
    .foreign(element)
    .takeElements(`${direction} mapping`, path)
    .flatMap((one) => {
      const source = textOf(one, 'source') ?? textOf(one, 'sourceExpression');
      if (source !== undefined)
        return [mapping(reading, element, readFeel(reading, element, source), textOf(one, 'target'))];
      for (const name of ['variables', 'businessKey']) {
        if (textOf(one, name) !== undefined) reading.note(element, `${path}@${name}`, 'has no meaning here');
      }
      return [];
    });
}
