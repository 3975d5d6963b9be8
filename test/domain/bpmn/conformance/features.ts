import type { Activity, EventNode, FlowNode, Gateway, Graph } from '../../../../domain/bpmn/graph';

/** Something that a model holds: an element, and where it stands or how it is used. */
export type Feature = readonly [element: string, place: string];

/** What of BPMN a graph makes use of. */
export function featuresOf({ nodes, processes, messageFlows }: Graph): Feature[] {
  const parents = new Map(nodes.map((node) => [node.id, node]));
  return [
    ...nodes.flatMap((node) => featuresOfNode(node, parents.get(node.in))),
    ...(processes.length > 1 && messageFlows.length === 0 ? [['process', 'called'] as const] : []),
    ...(messageFlows.length > 0 ? [['message flow', 'between pools'] as const] : []),
    ...(processes.some(({ dataObjects }) => dataObjects.length > 0) ? [['data object', 'process'] as const] : []),
  ];
}

function featuresOfNode(node: FlowNode, parent: FlowNode | undefined): Feature[] {
  switch (node.kind) {
    case 'activity':
      return featuresOfActivity(node);
    case 'gateway':
      return [[`${node.type} gateway`, placeOfGateway(node)]];
    case 'start':
    case 'catch':
    case 'boundary':
    case 'throw':
    case 'end':
      return featuresOfEvent(node, parent);
  }
}

const tasks = new Set(['user', 'manual', 'service', 'send', 'receive', 'script', 'business-rule']);

function nameOf({ work }: Activity): string {
  if (work.type === 'none') return 'undefined task';
  if (work.type === 'call') return 'call activity';
  if (tasks.has(work.type)) return `${work.type.replace('-', ' ')} task`;
  return work.type.replaceAll('-', ' ').replace('sub process', 'sub-process').replace('ad hoc', 'ad-hoc sub-process');
}

function featuresOfActivity(activity: Activity): Feature[] {
  const name = nameOf(activity);
  const { loop, plan, inputs, outputs, work } = activity;
  const found: Feature[] = [[name, activity.isForCompensation ? 'compensation handler' : 'activity']];
  if (loop?.type === 'standard') found.push(['standard loop', name]);
  if (loop?.type === 'multi-instance') {
    found.push([`multi-instance, ${loop.isSequential ? 'sequential' : 'parallel'}`, name]);
    if (loop.completionCondition !== undefined) found.push(['multi-instance', 'completion condition']);
    if (loop.outputCollection !== undefined) found.push(['multi-instance', 'output collection']);
  }
  if (plan?.entry) found.push(['sentry', 'entry']);
  if (plan?.exit) found.push(['sentry', 'exit']);
  if (inputs.length > 0) found.push(['mapping', `input of a ${name}`]);
  if (outputs.length > 0) found.push(['mapping', `output of a ${name}`]);
  if ('dataObjects' in work && work.dataObjects.length > 0) found.push(['data object', name]);
  if (activity.defaultFlow !== undefined) found.push(['default flow', 'activity']);
  return found;
}

function placeOfGateway({ incoming, outgoing, isInstantiating }: Gateway): string {
  if (isInstantiating) return 'start';
  if (incoming.length > 1) return outgoing.length > 1 ? 'join and split' : 'join';
  return outgoing.length > 1 ? 'split' : 'one flow';
}

function featuresOfEvent(event: EventNode, parent: FlowNode | undefined): Feature[] {
  const place = placeOfEvent(event, parent);
  const { definitions, isParallel, inputs, outputs, plan } = event;
  const many: Feature[] =
    definitions.length > 1 ? [[isParallel ? 'parallel multiple event' : 'multiple event', place]] : [];
  const types = definitions.length === 0 ? ['none'] : definitions.map(({ type }) => type);
  return [
    ...types.map((type): Feature => [`${type} event`, place]),
    ...many,
    ...definitions.flatMap((one): Feature[] => (one.type === 'timer' ? [['timer event', timeOf(one)]] : [])),
    ...(inputs.length > 0 ? [['mapping', 'input of an event'] as const] : []),
    ...(outputs.length > 0 ? [['mapping', 'output of an event'] as const] : []),
    ...(plan?.isMilestone === true ? [['milestone', 'ad-hoc sub-process'] as const] : []),
  ];
}

function timeOf({ date, duration }: { date?: string; duration?: string }): string {
  if (date !== undefined) return 'with a date';
  return duration === undefined ? 'with a cycle' : 'with a duration';
}

function placeOfEvent({ kind, isInterrupting }: EventNode, parent: FlowNode | undefined): string {
  const interrupts = isInterrupting ? 'interrupting' : 'non-interrupting';
  if (kind === 'boundary') return `boundary, ${interrupts}`;
  const isInEvent = parent?.kind === 'activity' && parent.work.type === 'event-sub-process';
  if (kind === 'start') return isInEvent ? `start of an event sub-process, ${interrupts}` : 'start';
  return kind === 'end' ? 'end' : `intermediate, ${kind}`;
}
