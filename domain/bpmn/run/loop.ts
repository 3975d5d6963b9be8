import type { Said } from '../../said/said';
import type { Activity, MultiInstance, StandardLoop } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Instance, LoopState, Variables } from '../state';
import { listenAtBoundary } from './activity';
import { cancelInside } from './cancel';
import { handOverCompleted } from './compensate';
import type { Turn } from './turn';
import { conditionAt, evaluateAt, setVariables } from './variables';

/** More at once is a fault of the data. */
const maxInstances = 10_000;

/** An activity that is done many times begins: the instance stands for the whole, and each time is one within it. */
export function enterLoop(turn: Turn, node: Activity, { id }: Instance): void {
  if (!node.loop) return;
  turn.dropWaits(id);
  const begun = node.loop.type === 'standard' ? begunStandard(node.loop) : begunMany(turn, node.loop, id);
  if ('text' in begun) return turn.fail(id, 'EXPRESSION', begun, 'enter');
  if ((begun.total ?? 0) > maxInstances) {
    return turn.fail(id, 'TOO_LARGE', tooMany(begun), 'enter');
  }
  const fault = listenAtBoundary(turn, node, id);
  if (fault !== null) return turn.fail(id, 'EXPRESSION', fault, 'enter');
  turn.change(id, { phase: 'containing', loop: begun });
  turn.push({ do: 'loop', instance: id });
}

const tooMany = ({ total }: LoopState) =>
  sayIncident('TOO_MANY_INSTANCES', { count: String(total), most: maxInstances });

const none = { started: 0, active: 0, completed: 0, terminated: 0 };

function begunStandard({ maximum }: StandardLoop): LoopState {
  return { ...none, total: maximum ?? null };
}

function begunMany(turn: Turn, loop: MultiInstance, id: number): LoopState | Said {
  const text = loop.collection ?? loop.cardinality ?? 'null';
  const evaluated = evaluateAt(turn, text, id);
  if (!evaluated.ok) return evaluated.why;
  const { value } = evaluated;
  if (loop.collection !== undefined) {
    return Array.isArray(value)
      ? { ...none, total: value.length, collection: value }
      : sayIncident('NO_LIST', { expression: text });
  }
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return isCount ? { ...none, total: value } : sayIncident('NO_NUMBER_OF_INSTANCES', { expression: text });
}

/** One of the loop's instances has ended: what it brought is gathered. */
export function endOne(turn: Turn, node: Activity, instance: Instance): void {
  const { id, parent } = instance;
  const around = parent === null ? undefined : turn.get(parent);
  if (!node.loop || !around?.loop) return;
  const { loop } = around;
  let outputs = loop.outputs ?? [];
  if (node.loop.type === 'multi-instance' && node.loop.outputElement !== undefined) {
    const output = evaluateAt(turn, node.loop.outputElement, id);
    if (!output.ok) return turn.fail(id, 'EXPRESSION', output.why, 'loop');
    const at = Number(instance.variables?.loopCounter) - 1;
    outputs = Array.from({ length: Math.max(outputs.length, at + 1) }, (_, place) =>
      place === at ? output.value : (outputs[place] ?? null),
    );
  }
  turn.remove(id);
  turn.tell('completed', instance);
  turn.change(around.id, { loop: { ...loop, outputs, active: loop.active - 1, completed: loop.completed + 1 } });
  turn.push({ do: 'loop', instance: around.id });
}

/** One of the loop's instances has been ended otherwise. */
export function countTerminated(turn: Turn, id: number): void {
  const loop = turn.instances.get(id)?.loop;
  if (!loop) return;
  turn.change(id, { loop: { ...loop, active: loop.active - 1, terminated: loop.terminated + 1 } });
  turn.push({ do: 'loop', instance: id });
}

/** Begins what is to begin next, or ends the loop. */
export function goOn(turn: Turn, node: Activity, instance: Instance): void {
  const { loop } = instance;
  // One with an incident goes on when that is repaired.
  if (!node.loop || !loop || instance.phase === 'failed') return;
  turn.change(instance.id, { phase: 'containing', variables: countsOf(node.loop, loop) });
  const verdict = isOver(turn, node.loop, instance.id, loop);
  if (!verdict.ok) return turn.fail(instance.id, 'EXPRESSION', verdict.why, 'loop');
  if (verdict.value) return endLoop(turn, node, turn.get(instance.id));
  const isOneByOne = node.loop.type === 'standard' || node.loop.isSequential;
  if (isOneByOne && loop.active > 0) return;
  const upTo = isOneByOne ? loop.started + 1 : (loop.total ?? 0);
  if (isOneByOne && !turn.countArrival()) {
    return turn.failEndless(instance.id, 'loop');
  }
  for (let at = loop.started; at < upTo; at += 1) beginOne(turn, node, instance.id, at);
}

function beginOne(turn: Turn, node: Activity, loopId: number, at: number): void {
  const { loop } = turn.get(loopId);
  if (!node.loop || !loop) return;
  const element = node.loop.type === 'multi-instance' ? node.loop.element : undefined;
  const item = element === undefined ? {} : { [element]: loop.collection?.[at] ?? null };
  const changed = { ...loop, started: loop.started + 1, active: loop.active + 1 };
  turn.change(loopId, { loop: changed, variables: countsOf(node.loop, changed) });
  const variables = { loopCounter: at + 1, ...item };
  const one = turn.add(node.id, loopId, 'waiting', { variables });
  turn.tell('entered', one);
  turn.push({ do: 'enter', instance: one.id });
}

function countsOf(
  loop: StandardLoop | MultiInstance,
  { total, started, active, completed, terminated }: LoopState,
): Variables {
  if (loop.type === 'standard') return { loopCounter: started };
  return {
    numberOfInstances: total ?? started,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: terminated,
  };
}

type Verdict = { ok: true; value: boolean } | { ok: false; why: Said };

function isOver(turn: Turn, loop: StandardLoop | MultiInstance, id: number, at: LoopState): Verdict {
  if (loop.type === 'multi-instance') {
    if (at.completed > 0 && loop.completionCondition !== undefined) {
      const complete = conditionAt(turn, loop.completionCondition, id);
      if (!complete.ok || complete.value) return complete;
    }
    return { ok: true, value: at.started === at.total && at.active === 0 };
  }
  if (at.active > 0) return { ok: true, value: false };
  if (at.total !== null && at.started >= at.total) return { ok: true, value: true };
  if (loop.condition === undefined || (at.started === 0 && !loop.testBefore)) return { ok: true, value: false };
  const again = conditionAt(turn, loop.condition, id);
  return again.ok ? { ok: true, value: !again.value } : again;
}

function endLoop(turn: Turn, node: Activity, instance: Instance): void {
  const { id, parent, loop } = instance;
  if (parent === null || !loop) return;
  cancelInside(turn, id);
  if (loop.started === 0) turn.tell('entered', instance);
  if (node.loop?.type === 'multi-instance' && node.loop.outputCollection !== undefined) {
    const outputs = loop.collection && loop.outputs ? padded(loop.outputs, loop.total ?? 0) : (loop.outputs ?? []);
    setVariables(turn, parent, { [node.loop.outputCollection]: outputs }, 'here');
  }
  handOverCompleted(turn, instance);
  turn.dropWaits(id);
  turn.push({ do: 'leave', instance: id });
}

/** In the order of the collection; what did not complete has no value. */
function padded(outputs: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, place) => outputs[place] ?? null);
}
