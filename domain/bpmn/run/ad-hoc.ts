import type { AdHoc, FlowNode, PlanItem, Sentry } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Instance, PlanState } from '../state';
import { cancel, cancelInside } from './cancel';
import type { Turn } from './turn';
import { conditionAt, evaluateAt } from './variables';

const fresh: PlanState = { seen: [], exitSeen: [], isDue: false, started: 0, completed: 0 };
/** As BPMN has it: whoever may, starts it, as often as he likes. */
const free: PlanItem = { isManual: true, isRequired: false, isRepeatable: true, isMilestone: false };

/** What can be started in an ad-hoc sub-process: what no flow reaches. */
export function startable(turn: Turn, container: string): FlowNode[] {
  return turn.model.container(container).nodes.filter((node) => {
    if (node.incoming.length > 0 || node.kind === 'boundary') return false;
    return node.kind !== 'activity' || (!node.isForCompensation && node.work.type !== 'event-sub-process');
  });
}

export function planItemOf(node: FlowNode): PlanItem {
  return (node.kind === 'gateway' ? undefined : node.plan) ?? free;
}

export function planStateOf({ plan }: Instance, element: string): PlanState {
  return plan?.[element] ?? fresh;
}

/** Whether a child may be started now, as far as its plan says. */
export function mayStart(instance: Instance, node: FlowNode): boolean {
  const { started, isDue } = planStateOf(instance, node.id);
  return instance.isInterrupted !== true && !isDue && (started === 0 || planItemOf(node).isRepeatable);
}

export function makeDue(turn: Turn, id: number, element: string): void {
  changePlan(turn, id, element, { isDue: true });
}

function changePlan(turn: Turn, id: number, element: string, change: Partial<PlanState>): void {
  const instance = turn.get(id);
  turn.change(id, { plan: { ...instance.plan, [element]: { ...planStateOf(instance, element), ...change } } });
}

/** A child has completed: sentries that name it remember. */
export function noteCompleted(turn: Turn, id: number, element: string): void {
  const container = turn.get(id).element;
  const { completed } = planStateOf(turn.get(id), element);
  changePlan(turn, id, element, { completed: completed + 1 });
  for (const node of turn.model.container(container).nodes) {
    const { entry, exit } = planItemOf(node);
    const { seen, exitSeen } = planStateOf(turn.get(id), node.id);
    if (entry?.on.includes(element)) changePlan(turn, id, node.id, { seen: [...new Set([...seen, element])] });
    if (exit?.on.includes(element)) changePlan(turn, id, node.id, { exitSeen: [...new Set([...exitSeen, element])] });
  }
}

/** Starts and ends what the plan of an ad-hoc sub-process wants started and ended now. */
export function settlePlans(turn: Turn): boolean {
  for (const instance of turn.instances.values()) {
    const node = turn.nodeOf(instance);
    if (node?.kind !== 'activity' || node.work.type !== 'ad-hoc') continue;
    // One that lives again to be compensated has had its plan.
    const isPast = instance.undoes !== undefined && !node.isForCompensation;
    if (instance.phase !== 'containing' || instance.loop || isPast) continue;
    if (settlePlan(turn, node.work.adHoc, instance)) return true;
  }
  return false;
}

function settlePlan(turn: Turn, adHoc: AdHoc, instance: Instance): boolean {
  if (instance.plan === undefined) return begin(turn, adHoc, instance);
  const { id } = instance;
  // An event sub-process has taken over: all ends with it.
  if (instance.isInterrupted === true) return endIfQuiet(turn, id);
  if (adHoc.completionCondition !== undefined) {
    const done = conditionAt(turn, adHoc.completionCondition, id);
    if (done.ok && done.value) return adHoc.cancelsRemaining ? end(turn, id) : endIfQuiet(turn, id);
  }
  const children = startable(turn, instance.element);
  if (children.some((node) => applySentries(turn, id, node))) return true;
  if (startDue(turn, adHoc, turn.get(id), children)) return true;
  return adHoc.completionCondition === undefined && isDone(turn.get(id), children) && endIfQuiet(turn, id);
}

function begin(turn: Turn, { activeElements }: AdHoc, { id, element }: Instance): boolean {
  const named = activeElements === undefined ? null : evaluateAt(turn, activeElements, id);
  const known = new Set(startable(turn, element).map((node) => node.id));
  const value = named?.ok === true ? named.value : [];
  if (named?.ok === false || !Array.isArray(value) || value.some((one) => !known.has(String(one)))) {
    const expression = String(activeElements);
    const why =
      named?.ok === false ? named.why : sayIncident('NO_LIST_OF_ELEMENTS', { expression, seen: JSON.stringify(value) });
    turn.fail(id, 'EXPRESSION', why, 'enter');
    return true;
  }
  turn.change(id, { plan: {} });
  for (const one of value as string[]) makeDue(turn, id, one);
  return true;
}

function applySentries(turn: Turn, id: number, node: FlowNode): boolean {
  const { entry, exit, isManual, isRepeatable } = planItemOf(node);
  const state = planStateOf(turn.get(id), node.id);
  const active = turn.childrenOf(id).filter(({ element }) => element === node.id);
  if (exit && active.length > 0 && isSatisfied(turn, id, exit, state.exitSeen)) {
    for (const one of active) cancel(turn, one.id);
    changePlan(turn, id, node.id, { exitSeen: [] });
    return true;
  }
  const mayBegin =
    !state.isDue && active.length === 0 && (state.started === 0 || (isRepeatable && entry?.on.length !== 0));
  if (!entry || isManual || !mayBegin || !isSatisfied(turn, id, entry, state.seen)) return false;
  changePlan(turn, id, node.id, { isDue: true, seen: [] });
  return true;
}

function isSatisfied(turn: Turn, id: number, { on, condition }: Sentry, seen: readonly string[]): boolean {
  if (!on.every((element) => seen.includes(element))) return false;
  if (condition === undefined) return true;
  const holds = conditionAt(turn, condition, id);
  return holds.ok && holds.value;
}

function startDue(turn: Turn, { isSequential }: AdHoc, instance: Instance, children: readonly FlowNode[]): boolean {
  const due = children.filter(({ id }) => planStateOf(instance, id).isDue);
  if (due.length === 0 || (isSequential && turn.childrenOf(instance.id).length > 0)) return false;
  for (const { id } of isSequential ? due.slice(0, 1) : due) {
    const { started } = planStateOf(turn.get(instance.id), id);
    changePlan(turn, instance.id, id, { isDue: false, started: started + 1 });
    turn.push({ do: 'arrive', element: id, scope: instance.id, flow: null });
  }
  return true;
}

/** Something has been begun, and all that is required is done. */
function isDone(instance: Instance, children: readonly FlowNode[]): boolean {
  const states = children.map((node) => ({ ...planStateOf(instance, node.id), ...planItemOf(node) }));
  const hasBegun = states.length === 0 || states.some(({ started }) => started > 0);
  return hasBegun && states.every(({ isRequired, completed }) => !isRequired || completed > 0);
}

function endIfQuiet(turn: Turn, id: number): boolean {
  return turn.childrenOf(id).length === 0 && end(turn, id);
}

function end(turn: Turn, id: number): boolean {
  cancelInside(turn, id);
  turn.push({ do: 'complete', instance: id, variables: {} });
  return true;
}
