import type { Said } from '../../said/said';
import type { FlowNode, SequenceFlow } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Turn } from './turn';
import { conditionAt } from './variables';

type Chosen = { ok: true; flows: readonly SequenceFlow[] } | { ok: false; code: 'NO_FLOW' | 'EXPRESSION'; why: Said };

/** The flows that a token takes when it leaves a node that stands in `scope`. */
export function chooseFlows(turn: Turn, node: FlowNode, scope: number): Chosen {
  const flows = node.outgoing.map(turn.model.flow);
  if (node.kind === 'gateway' && node.type === 'parallel') return { ok: true, flows };
  const isExclusive = node.kind === 'gateway' && node.type === 'exclusive';
  const byDefault = node.kind === 'activity' || node.kind === 'gateway' ? node.defaultFlow : undefined;
  const chosen: SequenceFlow[] = [];
  for (const flow of flows) {
    if (flow.id === byDefault) continue;
    if (flow.condition !== undefined) {
      const condition = conditionAt(turn, flow.condition, scope);
      if (!condition.ok) {
        const why = sayIncident('OF_FLOW', { flow: flow.id, why: condition.why });
        return { ok: false, code: 'EXPRESSION', why };
      }
      if (!condition.value) continue;
    }
    chosen.push(flow);
    if (isExclusive) break;
  }
  if (chosen.length > 0 || flows.length === 0) return { ok: true, flows: chosen };
  if (byDefault !== undefined) return { ok: true, flows: [turn.model.flow(byDefault)] };
  return { ok: false, code: 'NO_FLOW', why: sayIncident('NO_FLOW') };
}

/** The token goes on: the instance ends, and one token stands on each of the flows chosen. */
export function leave(turn: Turn, id: number): void {
  const instance = turn.instances.get(id);
  const parent = instance?.parent;
  if (!instance || parent === null || parent === undefined) return;
  const node = turn.model.node(instance.element);
  const chosen = chooseFlows(turn, node, parent);
  if (!chosen.ok) return turn.fail(id, chosen.code, chosen.why, 'leave');
  turn.remove(id);
  // A loop is told of by its instances.
  if (!instance.loop?.started) turn.tell('completed', instance);
  if (instance.undoes !== undefined) return turn.push({ do: 'undo', instance: instance.undoes });
  takeFlows(turn, chosen.flows, parent);
}

export function takeFlows(turn: Turn, flows: readonly SequenceFlow[], scope: number): void {
  for (const { id, to } of flows) {
    turn.tellTaken(id, scope);
    turn.push({ do: 'arrive', element: to, scope, flow: id });
  }
}
