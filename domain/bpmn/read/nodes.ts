import type { BpmnElement } from 'bpmn-moddle';
import type { Activity, FlowNode, Gateway } from '../graph';
import { idOf, kindOf, oneOf, placeOf, textOf } from './bpmn-element';
import { defined } from './defined';
import { eventKinds, readEvent } from './events';
import { readExpression } from './expressions';
import { readLoop } from './loops';
import { readMappings } from './mappings';
import { readPlan } from './plan';
import { readStage } from './stage';
import type { Reading } from './reading';
import { activityTypes, readWork } from './work';

/** What all nodes have. */
export type NodeParts = Pick<FlowNode, 'id' | 'name' | 'in' | 'incoming' | 'outgoing'>;

/** How elements of a file hang together, looked up by element. */
export interface Connections {
  incoming: ReadonlyMap<BpmnElement, string[]>;
  outgoing: ReadonlyMap<BpmnElement, string[]>;
  /** Boundary events of an activity. */
  boundary: ReadonlyMap<BpmnElement, BpmnElement[]>;
  /** Of a boundary event for compensation. */
  handler: ReadonlyMap<BpmnElement, BpmnElement>;
  /** By ID. */
  callable: ReadonlyMap<string, BpmnElement>;
}

const gateways: Readonly<Record<string, Gateway['type']>> = {
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:EventBasedGateway': 'event-based',
  'bpmn:ComplexGateway': 'complex',
};

/** Elements among the nodes that are no nodes. */
const aside = new Set(['SequenceFlow', 'DataObject', 'DataObjectReference'].map((name) => `bpmn:${name}`));

export function readNode(reading: Reading, element: BpmnElement, connections: Connections): FlowNode | undefined {
  if (aside.has(element.$type)) return undefined;
  if (element.$type === 'bpmn:DataStoreReference') {
    reading.note(element, 'dataStoreReference', 'is drawn only');
    return undefined;
  }
  const id = idOf(element);
  if (id === undefined) {
    reading.refuse(element, 'ID_MISSING_OF', { kind: kindOf(element) });
    return undefined;
  }
  const parts: NodeParts = {
    id,
    ...defined({ name: textOf(element, 'name') }),
    in: placeOf(element.$parent),
    incoming: connections.incoming.get(element) ?? [],
    outgoing: connections.outgoing.get(element) ?? [],
  };
  const event = eventKinds[element.$type];
  if (event) return { ...readEvent(reading, element, event, parts), ...readPlan(reading, element) };
  const gateway = gateways[element.$type];
  if (gateway) return readGateway(reading, element, gateway, parts);
  if (activityTypes.has(element.$type)) return readActivity(reading, element, parts, connections);
  reading.refuse(element, 'KIND_UNSUPPORTED', { kind: kindOf(element) });
  return undefined;
}

function readGateway(reading: Reading, element: BpmnElement, type: Gateway['type'], parts: NodeParts): Gateway {
  const isParallelStart = element['eventGatewayType'] === 'Parallel';
  if (isParallelStart) reading.refuse(element, 'GATEWAY_NEEDS_ALL');
  return {
    kind: 'gateway',
    ...parts,
    type,
    ...defined({
      defaultFlow: idOf(oneOf(element, 'default')),
      activationCondition: readExpression(reading, oneOf(element, 'activationCondition')),
    }),
    isInstantiating: element['instantiate'] === true,
  };
}

function readActivity(reading: Reading, element: BpmnElement, parts: NodeParts, connections: Connections): Activity {
  for (const property of ['startQuantity', 'completionQuantity']) {
    if (element[property] !== 1) reading.refuse(element, 'ONLY_ONE_SUPPORTED', { property });
  }
  const attached = connections.boundary.get(element) ?? [];
  const handlers = attached.flatMap((event) => connections.handler.get(event) ?? []);
  const [compensatedBy, ...others] = new Set(handlers);
  if (others.length > 0) reading.refuse(element, 'COMPENSATED_TWICE');
  return {
    kind: 'activity',
    ...parts,
    work: readWork(reading, element, connections.callable),
    ...defined({ defaultFlow: idOf(oneOf(element, 'default')), loop: readLoop(reading, element) }),
    boundary: attached.filter((event) => !isForCompensation(event)).flatMap((event) => idOf(event) ?? []),
    isForCompensation: element['isForCompensation'] === true,
    ...defined({ compensatedBy: idOf(compensatedBy) }),
    inputs: readMappings(reading, element, 'input'),
    outputs: readMappings(reading, element, 'output'),
    ...readPlan(reading, element),
    ...readStage(reading, element),
  };
}

export function isForCompensation(event: BpmnElement): boolean {
  const definitions = [event['eventDefinitions'], event['eventDefinitionRef']].flat() as (BpmnElement | undefined)[];
  return definitions.some((one) => one?.$type === 'bpmn:CompensateEventDefinition');
}
