import type { Said } from '../../said/said';
import type { Activity, Work } from '../graph';
import { ofElement, sayIncident } from '../incident-texts';
import type { WorkOrder } from '../messages';
import type { Instance, Variables } from '../state';
import { loopOf } from './complete';
import { openScope } from './scope';
import type { Turn } from './turn';
import { evaluateAt, evaluatedProperties, isProcess, mapped, visibleVariables } from './variables';
import { listen, messageWait } from './waits';

/** Calls within one another; more is a model that calls itself without end. */
const maxCallDepth = 50;

/** Begins an activity at which an instance stands: its boundary events, then its work. */
export function enterActivity(turn: Turn, node: Activity, instance: Instance): void {
  const { id } = instance;
  turn.dropWaits(id);
  turn.change(id, { phase: 'containing' });
  const inputs = takeInputs(turn, node, id);
  if (inputs !== null) return turn.fail(id, 'EXPRESSION', inputs, 'enter');
  // The boundary events of a loop are those of the loop as a whole.
  if (loopOf(turn, instance) === null && isLasting(node.work)) {
    const fault = listenAtBoundary(turn, node, id);
    if (fault !== null) return turn.fail(id, 'EXPRESSION', fault, 'enter');
  }
  begin(turn, node, id);
}

/** Work that failed is begun again; its boundary events have gone on meanwhile. */
export function workAgain(turn: Turn, node: Activity, { id }: Instance): void {
  const inputs = takeInputs(turn, node, id);
  if (inputs !== null) return turn.fail(id, 'EXPRESSION', inputs, 'work');
  begin(turn, node, id);
}

/** Null, or why an input has no value. */
function takeInputs(turn: Turn, node: Activity, id: number): Said | null {
  if (node.inputs.length === 0) return null;
  const inputs = mapped(turn, node.inputs, id);
  if (!inputs.ok) return sayIncident('OF_INPUT', { why: inputs.why });
  turn.change(id, { variables: { ...turn.get(id).variables, ...inputs.value } });
  return null;
}

/** Null, or why a boundary event cannot wait. */
export function listenAtBoundary(turn: Turn, node: Activity, id: number): Said | null {
  for (const element of node.boundary) {
    const event = turn.model.node(element);
    if (event.kind !== 'boundary') continue;
    const made = listen(turn, id, element, event.definitions);
    if (!made.ok) return ofElement(element, made.why);
  }
  return null;
}

/** What passes at once is over before anything could happen to it. */
function isLasting({ type }: Work): boolean {
  return type !== 'none' && type !== 'script';
}

function begin(turn: Turn, node: Activity, id: number): void {
  const { work } = node;
  switch (work.type) {
    case 'none':
      return turn.push({ do: 'complete', instance: id, variables: {} });
    case 'user':
    case 'manual':
    case 'service':
    case 'send': {
      const properties = evaluatedProperties(turn, work.properties, id);
      if (!properties.ok) return turn.fail(id, 'EXPRESSION', properties.why, 'enter');
      return order(turn, id, { type: work.type, properties: properties.value });
    }
    case 'receive': {
      const on = messageWait(turn, id, work.message);
      if (!on.ok) return turn.fail(id, 'EXPRESSION', on.why, 'enter');
      turn.addWait({ instance: id, element: node.id, definition: 0, on: on.value });
      return turn.tell('waiting', turn.change(id, { phase: 'waiting' }));
    }
    case 'script': {
      const result = evaluateAt(turn, work.script, id);
      if (!result.ok) return turn.fail(id, 'EXPRESSION', result.why, 'enter');
      return turn.push({ do: 'complete', instance: id, variables: resultOf(result.value, work.resultVariable) });
    }
    case 'business-rule':
      if (work.decision === undefined) return turn.push({ do: 'complete', instance: id, variables: {} });
      return order(turn, id, { type: 'business-rule', decision: work.decision });
    case 'call':
      return call(turn, id, work.process);
    case 'sub-process':
    case 'transaction':
    case 'event-sub-process':
    case 'ad-hoc':
      return openScope(turn, id, node.id, work.dataObjects);
  }
}

function order(turn: Turn, id: number, work: WorkOrder): void {
  const instance = turn.change(id, { phase: 'working' });
  turn.commands.push({ type: 'start-work', instance: id, element: instance.element, work });
  turn.tell('waiting', instance);
}

/** A context without a name of its own gives its entries. */
export function resultOf(value: unknown, name: string | undefined): Variables {
  if (name !== undefined) return { [name]: value };
  const isContext = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isContext ? (value as Variables) : {};
}

/** The called process has variables of its own: the inputs, or without any a copy of all that the caller sees. */
function call(turn: Turn, id: number, processId: string): void {
  const process = turn.model.process(processId);
  if (!process) return turn.fail(id, 'EXPRESSION', sayIncident('NO_PROCESS', { process: processId }), 'enter');
  if (depthOf(turn, id) > maxCallDepth) {
    return turn.fail(id, 'CALL_DEPTH', sayIncident('CALL_DEPTH', { most: maxCallDepth }), 'enter');
  }
  const own = turn.get(id).variables;
  const node = turn.model.node(turn.get(id).element);
  const hasInputs = node.kind === 'activity' && node.inputs.length > 0;
  const variables = hasInputs ? (own ?? {}) : visibleVariables(turn, id);
  const called = turn.add(processId, id, 'containing', { variables });
  openScope(turn, called.id, processId, process.dataObjects);
}

function depthOf(turn: Turn, id: number): number {
  let depth = 0;
  for (let at: number | null = id; at !== null; at = turn.get(at).parent) if (isProcess(turn, turn.get(at))) depth += 1;
  return depth;
}
