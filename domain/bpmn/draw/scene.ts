import type { BpmnElement } from 'bpmn-moddle';
import { idOf, manyOf, oneOf } from '../read/bpmn-element';

/** What is drawn in a process or sub-process. */
export interface Scene {
  id: string;
  nodes: readonly SceneNode[];
  /** Sequence flows, and associations of all kinds. */
  edges: readonly SceneEdge[];
  /** Those that hold no others, from top to bottom. */
  lanes: readonly SceneLane[];
}

export interface SceneNode {
  id: string;
  /** Without its prefix. */
  type: string;
  inner?: Scene;
  /** Boundary events. */
  attached: readonly string[];
}

export interface SceneEdge {
  id: string;
  from: string;
  to: string;
  isFlow: boolean;
}

export interface SceneLane {
  id: string;
  nodes: ReadonlySet<string>;
  /** Lanes around it, the outermost first. */
  around: readonly string[];
}

const subProcesses: ReadonlySet<string> = new Set(['SubProcess', 'AdHocSubProcess', 'Transaction']);
/** What holds no place in a drawing; a group has no extent of its own. */
const undrawn: ReadonlySet<string> = new Set(['SequenceFlow', 'DataObject', 'Association', 'Group']);

/** What there is to draw of a process or sub-process. */
export function sceneOf(scope: BpmnElement): Scene {
  const elements = [...manyOf(scope, 'flowElements'), ...manyOf(scope, 'artifacts')];
  const attached = new Map<string, string[]>();
  for (const one of elements) {
    const [id, host] = [idOf(one), idOf(oneOf(one, 'attachedToRef'))];
    if (id === undefined || host === undefined) continue;
    const held = attached.get(host);
    if (held) held.push(id);
    else attached.set(host, [id]);
  }
  const nodes = elements.flatMap((one): SceneNode[] => {
    const [id, type] = [idOf(one), typeOf(one)];
    if (id === undefined || undrawn.has(type) || type === 'BoundaryEvent') return [];
    return [{ id, type, ...(subProcesses.has(type) && { inner: sceneOf(one) }), attached: attached.get(id) ?? [] }];
  });
  const known = new Set([...nodes.map(({ id }) => id), ...[...attached.values()].flat()]);
  const edges = elements.flatMap(edgesOf).filter(({ from, to }) => known.has(from) && known.has(to));
  return { id: idOf(scope) ?? '', nodes, edges, lanes: manyOf(scope, 'laneSets').flatMap((set) => lanesIn(set, [])) };
}

export function typeOf({ $type }: BpmnElement): string {
  return $type.replace(/^bpmn:/, '');
}

function edgesOf(element: BpmnElement): SceneEdge[] {
  const associations = [...manyOf(element, 'dataInputAssociations'), ...manyOf(element, 'dataOutputAssociations')];
  const type = typeOf(element);
  return [
    ...(type === 'SequenceFlow' || type === 'Association' ? edge(element, oneOf(element, 'sourceRef'), type) : []),
    ...associations.flatMap((one) => edge(one, manyOf(one, 'sourceRef')[0] ?? element, 'Association', element)),
  ];
}

function edge(element: BpmnElement, source: BpmnElement | undefined, type: string, owner?: BpmnElement): SceneEdge[] {
  const [id, from] = [idOf(element), idOf(source)];
  const target = oneOf(element, 'targetRef');
  // An input's target is a part of its activity, which is not drawn.
  const to = idOf(owner && element.$type === 'bpmn:DataInputAssociation' ? owner : target);
  return id === undefined || from === undefined || to === undefined
    ? []
    : [{ id, from, to, isFlow: type === 'SequenceFlow' }];
}

function lanesIn(set: BpmnElement, around: readonly string[]): SceneLane[] {
  return manyOf(set, 'lanes').flatMap((lane) => {
    const id = idOf(lane) ?? '';
    const inner = oneOf(lane, 'childLaneSet');
    if (inner && manyOf(inner, 'lanes').length > 0) return lanesIn(inner, [...around, id]);
    return [{ id, around, nodes: new Set(manyOf(lane, 'flowNodeRef').flatMap((node) => idOf(node) ?? [])) }];
  });
}
