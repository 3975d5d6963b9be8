import { element, type Element } from '../bpmn/draw/xml';

/** Elements that a token goes through from the first to the last; those that no flow reaches have none of either. */
export interface Part {
  first: string;
  last: string;
  elements: readonly Element[];
}

/** A key as it may stand in XML. Whatever is added to one has a capital, which no key has. */
export function elementId(key: string): string {
  return /^\d/.test(key) ? `_${key}` : key;
}

export function flow(from: string, to: string): Element {
  return element('bpmn:sequenceFlow', { id: `${from}.To.${to}`, sourceRef: from, targetRef: to });
}

/** A name alone asks whether it is true, also where it has no value yet. */
export function condition(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) ? `${text} = true` : text;
}

export function expression(name: string, text: string): Element {
  return element(`bpmn:${name}`, { 'xsi:type': 'bpmn:tFormalExpression' }, text);
}

/** One after another. */
export function inOrder(parts: readonly Part[]): Part {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new Error('nothing is in order');
  const elements = parts.flatMap((part, index) => {
    const next = parts[index + 1];
    return next ? [...part.elements, flow(part.last, next.first)] : part.elements;
  });
  return { first: first.first, last: last.last, elements };
}

/** All at once. */
export function atOnce(id: string, parts: readonly Part[]): Part {
  const [first, last] = [`${id}.Split`, `${id}.Join`];
  return {
    first,
    last,
    elements: [
      element('bpmn:parallelGateway', { id: first }),
      ...parts.flatMap((part) => [flow(first, part.first), ...part.elements, flow(part.last, last)]),
      element('bpmn:parallelGateway', { id: last }),
    ],
  };
}

/** Passed over unless the condition holds. */
export function onlyWhen(id: string, when: string | undefined, part: Part): Part {
  if (when === undefined) return part;
  const [first, last, skip] = [`${id}.If`, `${id}.Then`, `${id}.Skip`];
  const taken = { id: `${id}.When`, name: 'yes', sourceRef: first, targetRef: part.first };
  return {
    first,
    last,
    elements: [
      element('bpmn:exclusiveGateway', { id: first, name: when, default: skip }),
      element('bpmn:sequenceFlow', taken, [expression('conditionExpression', condition(when))]),
      ...part.elements,
      flow(part.last, last),
      element('bpmn:sequenceFlow', { id: skip, name: 'no', sourceRef: first, targetRef: last }),
      element('bpmn:exclusiveGateway', { id: last }),
    ],
  };
}

/** Between a start and an end. */
export function between(id: string, part: Part): Element[] {
  return [
    element('bpmn:startEvent', { id: `${id}.Start`, name: 'Start' }),
    flow(`${id}.Start`, part.first),
    ...part.elements,
    flow(part.last, `${id}.End`),
    element('bpmn:endEvent', { id: `${id}.End`, name: 'End' }),
  ];
}
