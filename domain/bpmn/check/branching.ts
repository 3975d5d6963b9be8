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
    ...refuseIf(byDefault !== undefined && !node.outgoing.includes(byDefault), node, 'DEFAULT_LEAVES_ELSEWHERE', {
      flow: byDefault,
    }),
    ...outgoing.flatMap((flow) => {
      const hasCondition = flow.condition !== undefined;
      const isDefault = flow.id === byDefault;
      return [
        ...refuseIf(hasCondition && isDefault, flow, 'CONDITION_ON_DEFAULT'),
        ...refuseIf(hasCondition && !mayChoose, flow, 'CONDITION_WITHOUT_CHOICE', { from: node.id }),
        ...refuseIf(isExclusive && !hasCondition && !isDefault, flow, 'CONDITION_MISSING'),
      ];
    }),
  ];
}

function checkGateway({ nodes, flows, processes }: View, gateway: Gateway): Refusal[] {
  const { type, incoming, outgoing } = gateway;
  const needsCondition = type === 'complex' && incoming.length > 1 && gateway.activationCondition === undefined;
  if (type !== 'event-based') return refuseIf(needsCondition, gateway, 'ACTIVATION_MISSING');
  const isStart = gateway.isInstantiating;
  return [
    ...refuseIf(outgoing.length === 0, gateway, 'LEADS_TO_NO_EVENT'),
    ...refuseIf(isStart && (incoming.length > 0 || !processes.has(gateway.in)), gateway, 'STARTS_TOO_LATE'),
    ...outgoing.flatMap((id) => {
      const target = nodes.get(flows.get(id)?.to ?? '');
      if (!target) return [];
      const isCatching = target.kind === 'catch' && target.definitions.every(({ type: of }) => of !== 'link');
      const isReceiving = target.kind === 'activity' && target.work.type === 'receive';
      return [
        ...refuseIf(!isCatching && !isReceiving, gateway, 'LEADS_TO_OTHER', { to: target.id }),
        ...refuseIf(target.incoming.length > 1, target, 'REACHED_OTHERWISE', { gateway: gateway.id }),
      ];
    }),
  ];
}
