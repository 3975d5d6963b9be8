import type { BpmnElement } from 'bpmn-moddle';
import type { MessageFlow } from '../graph';
import { idOf, manyOf, oneOf, placeOf, textOf } from './bpmn-element';
import type { Reading } from './reading';

/** Names of pools, by process. */
export function poolsOf(roots: readonly BpmnElement[]): Map<BpmnElement, string> {
  return new Map(
    participants(roots).flatMap((one): [BpmnElement, string][] => {
      const process = oneOf(one, 'processRef');
      return process ? [[process, textOf(one, 'name') ?? placeOf(one)]] : [];
    }),
  );
}

/** Those between elements that run here; one that leads to a pool without a process is drawn only. */
export function readMessageFlows(reading: Reading, roots: readonly BpmnElement[]): MessageFlow[] {
  return collaborations(roots)
    .flatMap((one) => manyOf(one, 'messageFlows'))
    .flatMap((flow) => {
      const [from, to] = [endOf(oneOf(flow, 'sourceRef')), endOf(oneOf(flow, 'targetRef'))];
      const id = idOf(flow);
      if (id === undefined) reading.refuse(flow, 'ID_MISSING_OF', { kind: 'messageFlow' });
      if (from !== undefined && to !== undefined) return [{ id: id ?? '', from, to }];
      reading.note(flow, 'messageFlow', 'is drawn only: a pool has no process');
      return [];
    });
}

function endOf(end: BpmnElement | undefined): string | undefined {
  return idOf(end?.$type === 'bpmn:Participant' ? oneOf(end, 'processRef') : end);
}

function participants(roots: readonly BpmnElement[]): BpmnElement[] {
  return collaborations(roots).flatMap((one) => manyOf(one, 'participants'));
}

function collaborations(roots: readonly BpmnElement[]): BpmnElement[] {
  return roots.filter(({ $type }) => $type === 'bpmn:Collaboration');
}
