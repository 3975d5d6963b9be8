import type { Activity, FlowNode } from './graph';
import { type MigrationFault, type MigrationRule, sayOfMigration as say } from './migration-texts';
import type { Model } from './model';
import { loopOf } from './run/complete';
import { listen, messageWait } from './run/waits';
import { Turn } from './run/turn';
import type { SaidBy } from './sayer';
import type { CaseState, Compensable, Instance, Wait } from './state';

/** Where an element of the old graph stands in the new one; those that are not named keep their ID. */
export type ElementMapping = Readonly<Record<string, string>>;

export type Migrated = { ok: true; state: CaseState } | { ok: false; faults: readonly MigrationFault[] };

/**
 * A running case goes on in another graph. Everything that lives in it must have its like there, in the like scope; what
 * listens is set up as the new graph has it, and what already waits keeps its time. Nothing is changed when there is a fault,
 * so that a dry run is the same call.
 */
export function migrate(from: Model, to: Model, state: CaseState, mapping: ElementMapping, atMs: number): Migrated {
  const mapped = (element: string): string => (Object.hasOwn(mapping, element) ? (mapping[element] ?? '') : element);
  const turn = new Turn(to, state, atMs);
  const faults: MigrationFault[] = [];
  for (const instance of turn.instances.values()) {
    const said = faultOf(from, to, state, instance, mapped);
    if (said !== null) faults.push({ element: instance.element, ...said });
  }
  if (faults.length > 0) return { ok: false, faults };
  for (const instance of turn.instances.values()) turn.instances.set(instance.id, moved(instance, mapped));
  for (const { id, ...incident } of turn.incidents.values()) {
    turn.incidents.set(id, { id, ...incident, element: mapped(incident.element) });
  }
  // What the old model had may have happened already: only what is new, or waits for something else, begins to listen.
  const known: Known = new Set(
    from.graph.nodes
      .filter((node) => isAlike(node, to.find(mapped(node.id))))
      .flatMap((node) => ownersOf(from, node).map((owner) => placeOf(mapped(node.id), mapped(owner)))),
  );
  for (const wait of turn.waits.values()) moveWait(turn, wait, mapped(wait.element), known);
  for (const instance of turn.instances.values()) {
    const said = listenAnew(turn, instance, known);
    if (said !== null) faults.push({ element: instance.element, ...said });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, state: turn.state };
}

type Mapped = (element: string) => string;
/** Events of the old model, each with whom it waits for there: one that has moved begins to listen anew. */
type Known = ReadonlySet<string>;

function placeOf(event: string, owner: string): string {
  return `${event} ${owner}`;
}

/** On whose behalf an event may wait: its own, its host's, its scope's or that of the gateways before it. */
function ownersOf(model: Model, node: FlowNode): string[] {
  if (node.kind === 'boundary') return node.host === undefined ? [] : [node.host];
  const around = node.kind === 'start' ? model.find(node.in) : undefined;
  const before = node.incoming.map((flow) => model.flow(flow).from);
  return [node.id, ...(around ? [around.in] : []), ...before.filter((one) => model.find(one)?.kind === 'gateway')];
}

type Against = SaidBy<MigrationRule> | null;

/** Null, or why an instance has no place in the new graph. */
function faultOf(from: Model, to: Model, state: CaseState, instance: Instance, mapped: Mapped): Against {
  const target = mapped(instance.element);
  if (from.process(instance.element)) return to.process(target) ? null : say('MIGRATES_TO_NO_PROCESS', { target });
  const node = to.find(target);
  if (!node) return say('MIGRATES_TO_NOTHING', { target });
  const before = from.node(instance.element);
  const [is, was] = [kindOf(node), kindOf(before)];
  if (is !== was) return say('MIGRATES_TO_OTHER_KIND', { target, is, was });
  if (isRepeated(before) !== isRepeated(node))
    return say(isRepeated(node) ? 'MIGRATES_TO_REPEATED' : 'MIGRATES_TO_SINGLE', { target });
  const around = scopeElement(state, instance);
  if (around !== null && node.in !== mapped(around))
    return say('MIGRATES_TO_OTHER_SCOPE', { target, is: node.in, must: mapped(around) });
  const flow = Object.keys(instance.tokens ?? {}).find((each) => !node.incoming.includes(mapped(each)));
  if (flow !== undefined) return say('MIGRATES_WITHOUT_FLOW', { flow, target });
  const activity = lostCompensable(to, instance, mapped);
  return activity === undefined ? null : say('MIGRATES_WITHOUT_UNDOING', { activity });
}

function kindOf(node: FlowNode): string {
  if (node.kind === 'activity') return `a task of type ${node.work.type}`;
  if (node.kind === 'gateway') return `a gateway of type ${node.type}`;
  const types = node.definitions.map(({ type }) => type).join(' and ');
  return `an event of kind ${node.kind}${types && ` for ${types}`}`;
}

function isAlike(before: FlowNode, after: FlowNode | undefined): boolean {
  return after !== undefined && kindOf(before) === kindOf(after);
}

function isRepeated(node: FlowNode): boolean {
  return node.kind === 'activity' && node.loop !== undefined;
}

/** The element of the scope around an instance, beyond the loop that it may be one of. */
function scopeElement(state: CaseState, { element, parent }: Instance): string | null {
  const around = parent === null ? undefined : state.instances[parent];
  if (!around) return null;
  return around.loop && around.element === element ? scopeElement(state, around) : around.element;
}

function lostCompensable(to: Model, { completed = [], undoing = [] }: Instance, mapped: Mapped): string | undefined {
  const within = (one: Compensable): string[] => [one.element, ...(one.inner ?? []).flatMap(within)];
  return [...completed, ...undoing].flatMap(within).find((element) => to.find(mapped(element))?.kind !== 'activity');
}

function moved(instance: Instance, mapped: Mapped): Instance {
  const { tokens, completed, undoing, plan, fired } = instance;
  return {
    ...instance,
    element: mapped(instance.element),
    ...(tokens && { tokens: renamed(tokens, mapped) }),
    ...(plan && { plan: renamed(plan, mapped) }),
    ...(fired && { fired: fired.map(mapped) }),
    ...(completed && { completed: completed.map((one) => movedCompensable(one, mapped)) }),
    ...(undoing && { undoing: undoing.map((one) => movedCompensable(one, mapped)) }),
  };
}

function movedCompensable({ element, variables, inner }: Compensable, mapped: Mapped): Compensable {
  const within = inner?.map((one) => movedCompensable(one, mapped));
  return { element: mapped(element), variables, ...(within && { inner: within }) };
}

function renamed<T>(byElement: Readonly<Record<string, T>>, mapped: Mapped): Record<string, T> {
  return Object.fromEntries(Object.entries(byElement).map(([element, value]) => [mapped(element), value]));
}

/** What waits goes on waiting where the new graph has the same event; what it has not, waits no more. */
function moveWait(turn: Turn, wait: Wait, element: string, known: Known): void {
  const node = turn.model.find(element);
  const owner = turn.instances.get(wait.instance);
  const isKept = node && owner && known.has(placeOf(element, owner.element)) && belongsTo(turn, node, owner.element);
  if (isKept) turn.waits.set(wait.id, { ...wait, element });
  else turn.waits.delete(wait.id);
}

/** Whether an event waits on behalf of what stands at `owner`: itself, its host, its scope or the gateway before it. */
function belongsTo(turn: Turn, node: FlowNode, owner: string): boolean {
  if (node.id === owner || (node.kind === 'boundary' && node.host === owner)) return true;
  if (node.kind === 'start')
    return turn.model.container(owner).eventSubProcesses.some(({ start }) => start.id === node.id);
  return node.incoming.some((flow) => turn.model.flow(flow).from === owner);
}

/** Events that only the new graph has, or has for something else, begin to listen. Null, or why one of them cannot. */
function listenAnew(turn: Turn, instance: Instance, known: Known): Against {
  const { id, element, phase, loop, isInterrupted } = instance;
  const isListening = phase === 'working' || phase === 'waiting' || phase === 'containing';
  if (!isListening || isInterrupted === true) return null;
  const node = turn.model.find(element);
  const atBoundary =
    node?.kind === 'activity' && loopOf(turn, instance) === null ? node.boundary.map(turn.model.node) : [];
  const behind = node?.kind === 'gateway' && node.type === 'event-based' ? node.outgoing.map(targetOf(turn)) : [];
  const inside = loop ? [] : turn.model.container(element).eventSubProcesses.map(({ start }) => start);
  for (const event of [...atBoundary, ...inside, ...behind]) {
    if (event.kind === 'gateway' || known.has(placeOf(event.id, element))) continue;
    const made = event.kind === 'activity' ? receive(turn, id, event) : listen(turn, id, event.id, event.definitions);
    if (!made.ok) return say('MIGRATES_TO_DEAF_EVENT', { event: event.id, fault: made.why.text });
  }
  return null;
}

function targetOf({ model }: Turn): (flow: string) => FlowNode {
  return (flow) => model.node(model.flow(flow).to);
}

/** A receive task behind an event-based gateway. */
function receive(turn: Turn, id: number, { id: element, work }: Activity): ReturnType<typeof listen> {
  if (work.type !== 'receive') return { ok: true };
  const on = messageWait(turn, id, work.message);
  if (on.ok) turn.addWait({ instance: id, element, definition: 0, on: on.value });
  return on;
}
