import type { FlowNode, Gateway } from '../graph';
import type { Refusal } from '../read/reading';
import { refuseIf } from './view';
import type { View } from './view';

/** Where tokens part and meet, it is never left open which way they go. */
export function checkBranching(view: View): Refusal[] {
  return [
    ...view.graph.nodes.flatMap((node) => checkFlows(view, node)),
    ...view.gateways.flatMap((gateway) => checkGateway(view, gateway)),
  ];
}

function checkFlows({ flows }: View, node: FlowNode): Refusal[] {
  const outgoing = node.outgoing.flatMap((id) => flows.get(id) ?? []);
  const byDefault = 'defaultFlow' in node ? node.defaultFlow : undefined;
  const mayChoose =
    node.kind === 'activity' || (node.kind === 'gateway' && !['parallel', 'event-based'].includes(node.type));
  const isExclusive = node.kind === 'gateway' && node.type === 'exclusive' && outgoing.length > 1;
  return [
    ...refuseIf(
      byDefault !== undefined && !node.outgoing.includes(byDefault),
      node,
      `its default flow ${byDefault} does not leave it`,
    ),
    ...outgoing.flatMap((flow) => {
      const hasCondition = flow.condition !== undefined;
      const isDefault = flow.id === byDefault;
      return [
        ...refuseIf(hasCondition && isDefault, flow, 'has a condition and is the default'),
        ...refuseIf(hasCondition && !mayChoose, flow, `has a condition, but ${node.id} does not choose`),
        ...refuseIf(isExclusive && !hasCondition && !isDefault, flow, 'needs a condition, or must be the default'),
      ];
    }),
  ];
}

function checkGateway({ nodes, flows, processes }: View, gateway: Gateway): Refusal[] {
  const { type, incoming, outgoing } = gateway;
  const needsCondition = type === 'complex' && incoming.length > 1 && gateway.activationCondition === undefined;
  if (type !== 'event-based')
    return refuseIf(needsCondition, gateway, 'needs an activation condition: several flows come in');
  const isStart = gateway.isInstantiating;
  return [
    ...refuseIf(outgoing.length === 0, gateway, 'leads to no event'),
    ...refuseIf(
      isStart && (incoming.length > 0 || !processes.has(gateway.in)),
      gateway,
      'can start a process only at its beginning',
    ),
    ...outgoing.flatMap((id) => {
      const target = nodes.get(flows.get(id)?.to ?? '');
      if (!target) return [];
      const isCatching = target.kind === 'catch' && target.definitions.every(({ type: of }) => of !== 'link');
      const isReceiving = target.kind === 'activity' && target.work.type === 'receive';
      return [
        ...refuseIf(!isCatching && !isReceiving, gateway, `leads to ${target.id}, which waits for no event`),
        ...refuseIf(target.incoming.length > 1, target, `is also reached otherwise than from ${gateway.id}`),
      ];
    }),
  ];
}
