import type { BpmnElement } from 'bpmn-moddle';
import type { Graph, Process, SequenceFlow } from '../graph';
import { idOf, kindOf, manyOf, oneOf, textOf } from './bpmn-element';
import { poolsOf, readMessageFlows } from './collaboration';
import { connect } from './connections';
import { dataObjectsOf } from './data';
import { defined } from './defined';
import { readExpression } from './expressions';
import { withLanes } from './lanes';
import { chooseMain } from './main-process';
import { readNode } from './nodes';
import { processProperties, readProperties } from './properties';
import type { Reading } from './reading';
import { saidOf } from './references';
import { calledIn, tellRest } from './tell-rest';

const maxElements = 5_000;

/** The graph of a parsed file; none, or one that is worth nothing, when the reading has refused something. */
export function buildGraph(
  reading: Reading,
  definitions: BpmnElement,
  main: string | undefined,
  mostElements = maxElements,
): Graph | null {
  const roots = manyOf(definitions, 'rootElements');
  for (const root of roots) {
    if (root.$type === 'bpmn:Message') saidOf(reading, root);
    if (/Choreography/.test(root.$type)) reading.refuse(root, 'KIND_UNSUPPORTED', { kind: kindOf(root) });
  }
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
  const elements = processes.flatMap(elementsIn);
  if (elements.length > mostElements) {
    reading.refuse(undefined, 'TOO_MANY_ELEMENTS', { count: elements.length, limit: mostElements });
    return null;
  }
  for (const element of elements) {
    // Cases look things up by ID in plain objects.
    if (idOf(element) === '__proto__') reading.refuse(element, 'ID_FORBIDDEN');
  }
  const named = processNamed(reading, definitions);
  const connections = connect(roots, elements);
  const nodes = elements.flatMap((element) => readNode(reading, element, connections) ?? []);
  const pools = poolsOf(roots);
  const graph: Graph = {
    format: 1,
    main: chooseMain(reading, definitions, processes, nodes, main ?? named),
    processes: processes.map((process) => readProcess(reading, process, pools.get(process))),
    nodes: withLanes(reading, nodes, [...processes, ...elements]),
    flows: elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow').map((flow) => readFlow(reading, flow)),
    messageFlows: readMessageFlows(reading, roots),
  };
  tellRest(reading, definitions, calledIn(elements));
  return graph;
}

/** What a file says at its root of the document that it is applied as; the process is for its reader too. */
function processNamed(reading: Reading, definitions: BpmnElement): string | undefined {
  const root = reading.foreign(definitions);
  for (const name of ['key', 'name', 'division']) root.take('the document', `casewright:${name}`);
  return root.take('the process', 'casewright:process');
}

/** All that stands in a process or sub-process, in the order of the file. */
function elementsIn(scope: BpmnElement): BpmnElement[] {
  return manyOf(scope, 'flowElements').flatMap((element) => [element, ...elementsIn(element)]);
}

function readProcess(reading: Reading, process: BpmnElement, pool: string | undefined): Process {
  if (idOf(process) === undefined) reading.refuse(process, 'ID_MISSING_OF', { kind: 'process' });
  if (process['isExecutable'] === false)
    reading.note(process, 'isExecutable', 'is false, and the process runs all the same');
  return {
    id: idOf(process) ?? '',
    ...defined({ name: textOf(process, 'name'), pool }),
    dataObjects: dataObjectsOf(reading, process),
    properties: readProperties(reading, process, processProperties),
  };
}

function readFlow(reading: Reading, flow: BpmnElement): SequenceFlow {
  const [id, from, to] = [idOf(flow), idOf(oneOf(flow, 'sourceRef')), idOf(oneOf(flow, 'targetRef'))];
  if (id === undefined) reading.refuse(flow, 'ID_MISSING_OF', { kind: 'sequenceFlow' });
  if (from === undefined || to === undefined) reading.refuse(flow, 'FLOW_NEEDS_ENDS');
  return {
    id: id ?? '',
    from: from ?? '',
    to: to ?? '',
    ...defined({ condition: readExpression(reading, oneOf(flow, 'conditionExpression')) }),
  };
}
