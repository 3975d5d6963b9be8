import type { BpmnElement } from 'bpmn-moddle';
import { idOf, manyOf, oneOf } from './bpmn-element';
import { isForCompensation } from './nodes';
import type { Connections } from './nodes';

/** From the ends of flows, associations and boundary events: what files list on the nodes themselves is often wrong or missing. */
export function connect(roots: readonly BpmnElement[], elements: readonly BpmnElement[]): Connections {
  const incoming = new Map<BpmnElement, string[]>();
  const outgoing = new Map<BpmnElement, string[]>();
  const boundary = new Map<BpmnElement, BpmnElement[]>();
  for (const element of elements) {
    if (element.$type === 'bpmn:SequenceFlow') {
      addTo(incoming, oneOf(element, 'targetRef'), idOf(element));
      addTo(outgoing, oneOf(element, 'sourceRef'), idOf(element));
    }
    if (element.$type === 'bpmn:BoundaryEvent') addTo(boundary, oneOf(element, 'attachedToRef'), element);
  }
  const handler = new Map<BpmnElement, BpmnElement>();
  for (const association of associationsIn([...roots, ...elements])) {
    const [from, to] = [oneOf(association, 'sourceRef'), oneOf(association, 'targetRef')];
    for (const [event, activity] of [
      [from, to],
      [to, from],
    ]) {
      const isBound = event?.$type === 'bpmn:BoundaryEvent' && isForCompensation(event);
      if (isBound && activity?.['isForCompensation'] === true) handler.set(event, activity);
    }
  }
  const called = roots.filter(({ $type }) => $type === 'bpmn:Process' || /^bpmn:Global.*Task$/.test($type));
  const callable = new Map(called.map((one) => [idOf(one) ?? '', one]));
  return { incoming, outgoing, boundary, handler, callable };
}

function associationsIn(holders: readonly BpmnElement[]): BpmnElement[] {
  return holders.flatMap((one) => manyOf(one, 'artifacts')).filter(({ $type }) => $type === 'bpmn:Association');
}

function addTo<V>(map: Map<BpmnElement, V[]>, key: BpmnElement | undefined, value: V | undefined): void {
  if (!key || value === undefined) return;
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
