import type { Gateway } from '../graph';
import { ofElement } from '../incident-texts';
import type { Instance } from '../state';
import { conditionAt } from './variables';
import { leave } from './flows';
import type { Turn } from './turn';
import { listen, messageWait } from './waits';

/** A token comes to a gateway that may have to wait for others. False: it need not. */
export function joinsAt(turn: Turn, node: Gateway, scope: number, flow: string | null): boolean {
  const isJoin = node.type === 'parallel' || node.type === 'inclusive' || node.type === 'complex';
  if (!isJoin || node.incoming.length < 2 || flow === null) return false;
  const waiting = turn.childrenOf(scope).find(({ element, tokens }) => element === node.id && tokens !== undefined);
  const before = waiting ?? turn.add(node.id, scope, 'waiting', { tokens: {} });
  const tokens = { ...before.tokens, [flow]: (before.tokens?.[flow] ?? 0) + 1 };
  const join = turn.change(before.id, { tokens });
  turn.tell('entered', join);
  // What has an incident is looked at again when that is repaired.
  if (join.phase === 'failed') return true;
  if (turn.countArrival()) goOnIfReady(turn, node, join.id);
  else turn.failEndless(join.id, 'enter');
  return true;
}

/** An inclusive join goes on when all other tokens have come to rest. */
function goOnIfReady(turn: Turn, node: Gateway, id: number): void {
  if (node.type === 'parallel') joinAll(turn, node, id);
  if (node.type === 'complex') activate(turn, node, id);
}

function joinAll(turn: Turn, node: Gateway, id: number): void {
  const { tokens = {} } = turn.get(id);
  if (node.incoming.every((flow) => (tokens[flow] ?? 0) > 0)) passOn(turn, id, node.incoming);
}

/** A complex gateway goes on when its condition says so; until the tokens that are still on their way have come, it takes no more. */
function activate(turn: Turn, node: Gateway, id: number): void {
  const { tokens = {}, fired, parent } = turn.get(id);
  if (fired || node.activationCondition === undefined) return;
  const taken = node.incoming.filter((flow) => (tokens[flow] ?? 0) > 0);
  const counts = { activationCount: taken.length, ...tokens };
  const condition = conditionAt(turn, node.activationCondition, parent, counts);
  if (!condition.ok) return turn.fail(id, 'EXPRESSION', condition.why, 'enter');
  if (!condition.value) return;
  turn.change(id, { fired: taken });
  passOn(turn, id, taken);
}

/** One token of each of these flows becomes one that goes on; those behind them wait their turn. */
export function passOn(turn: Turn, id: number, flows: readonly string[]): void {
  const { element, parent, tokens = {} } = turn.get(id);
  if (parent === null) return;
  const left = Object.entries(tokens).flatMap(([flow, count]) => {
    const rest = flows.includes(flow) ? count - 1 : count;
    return rest > 0 ? [[flow, rest] as const] : [];
  });
  const passing = turn.add(element, parent, 'waiting');
  const join = turn.change(id, { tokens: Object.fromEntries(left) });
  if (left.length === 0 && !join.fired) turn.remove(id);
  leave(turn, passing.id);
}

/** Goes on with an inclusive join, or ends the wait of a complex one, when no other token can still come. */
export function settleJoins(turn: Turn): boolean {
  for (const join of turn.instances.values()) {
    const node = join.tokens && turn.nodeOf(join);
    if (node?.kind !== 'gateway' || join.phase !== 'waiting') continue;
    if (node.type === 'inclusive' && !isReachable(turn, node, join)) {
      passOn(turn, join.id, node.incoming);
      return true;
    }
    if (node.type === 'complex' && join.fired && !isReachable(turn, node, join)) {
      reset(turn, node, join);
      return true;
    }
  }
  return false;
}

/**
 * Whether a token elsewhere in the scope can come to a flow that has none, other than by way of one that has (BPMN 2.0.2,
 * table 13.3).
 */
function isReachable(turn: Turn, node: Gateway, join: Instance): boolean {
  const reaching = turn.model.reaching(node.id);
  const has = (flow: string) => (join.tokens?.[flow] ?? 0) > 0 || join.fired?.includes(flow) === true;
  const empty = node.incoming.filter((flow) => !has(flow));
  if (empty.length === 0) return false;
  const taken = node.incoming.filter(has);
  for (const { parent, element, id } of turn.instances.values()) {
    if (parent !== join.parent || id === join.id) continue;
    const canFill = empty.some((flow) => reaching.get(flow)?.byFlowOrBoundary.has(element));
    if (canFill && !taken.some((flow) => reaching.get(flow)?.byFlow.has(element))) return true;
  }
  return false;
}

/** The late tokens of a complex gateway end here; what came behind them begins a new round. */
function reset(turn: Turn, node: Gateway, { id, tokens = {}, fired = [] }: Instance): void {
  const left = Object.entries(tokens).flatMap(([flow, count]) => {
    const rest = fired.includes(flow) ? count : count - 1;
    return rest > 0 ? [[flow, rest] as const] : [];
  });
  const { fired: _, ...fresh } = turn.get(id);
  turn.instances.set(id, { ...fresh, tokens: Object.fromEntries(left) });
  if (left.length === 0) turn.remove(id);
  else activate(turn, node, id);
}

/** An event-based gateway waits for the events behind it: the first one decides. */
export function enterGateway(turn: Turn, node: Gateway, { id, tokens }: Instance): void {
  if (tokens) {
    // A join that had an incident.
    turn.change(id, { phase: 'waiting' });
    return goOnIfReady(turn, node, id);
  }
  if (node.type !== 'event-based') return leave(turn, id);
  turn.dropWaits(id);
  for (const target of node.outgoing.map((flow) => turn.model.node(turn.model.flow(flow).to))) {
    if (target.kind === 'gateway') continue;
    if (target.kind !== 'activity') {
      const made = listen(turn, id, target.id, target.definitions);
      if (!made.ok) return turn.fail(id, 'EXPRESSION', ofElement(target.id, made.why), 'enter');
    } else if (target.work.type === 'receive') {
      const on = messageWait(turn, id, target.work.message);
      if (!on.ok) return turn.fail(id, 'EXPRESSION', ofElement(target.id, on.why), 'enter');
      turn.addWait({ instance: id, element: target.id, definition: 0, on: on.value });
    }
  }
  turn.tell('waiting', turn.change(id, { phase: 'waiting' }));
}
