import type { BpmnElement } from 'bpmn-moddle';
import type { FlowNode, Properties } from '../graph';
import { idOf, manyOf, oneOf } from './bpmn-element';
import { laneProperties, readProperties } from './properties';
import type { Reading } from './reading';

/** User tasks with what the lanes they stand in say; what a task or an inner lane says itself goes before. */
export function withLanes(reading: Reading, nodes: readonly FlowNode[], holders: readonly BpmnElement[]): FlowNode[] {
  const byNode = new Map<string, Properties>();
  for (const holder of holders) {
    for (const set of manyOf(holder, 'laneSets')) spread(reading, set, {}, byNode);
  }
  if (byNode.size === 0) return [...nodes];
  const scope = new Map(nodes.map((node) => [node.id, node.in]));
  return nodes.map((node): FlowNode => {
    if (node.kind !== 'activity' || node.work.type !== 'user') return node;
    const around: Properties[] = [];
    for (let at: string | undefined = node.id; at !== undefined; at = scope.get(at)) around.push(byNode.get(at) ?? {});
    const said = Object.assign({}, ...around.toReversed()) as Properties;
    return { ...node, work: { ...node.work, properties: { ...said, ...node.work.properties } } };
  });
}

function spread(reading: Reading, set: BpmnElement, outer: Properties, byNode: Map<string, Properties>): void {
  for (const lane of manyOf(set, 'lanes')) {
    const said = { ...outer, ...readProperties(reading, lane, laneProperties) };
    for (const node of manyOf(lane, 'flowNodeRef')) {
      const id = idOf(node);
      if (id !== undefined) byNode.set(id, { ...byNode.get(id), ...said });
    }
    const inner = oneOf(lane, 'childLaneSet');
    if (inner) spread(reading, inner, said, byNode);
  }
}
