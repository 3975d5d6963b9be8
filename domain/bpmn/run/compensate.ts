import type { Activity, EventNode } from '../graph';
import type { Compensable, Instance } from '../state';
import type { Turn } from './turn';
import { startEventSubProcess } from './event-sub-process';
import { enclosing } from './variables';

/** Keeps what can undo an activity that has completed, in the scope or the loop that it lived in. */
export function rememberCompleted(turn: Turn, node: Activity, instance: Instance, scope: number): void {
  // What compensates is not compensated itself.
  if (instance.undoes !== undefined) return;
  const inner = instance.completed ?? [];
  const isUndone = node.compensatedBy !== undefined || inner.length > 0 || handlerInside(turn, node.id) !== undefined;
  if (!isUndone || instance.isTerminated === true) return;
  const made: Compensable = { element: node.id, variables: instance.variables ?? {}, inner };
  turn.change(scope, { completed: [...(turn.get(scope).completed ?? []), made] });
}

/** A completed loop hands what its instances did to the scope around it. */
export function handOverCompleted(turn: Turn, loop: Instance): void {
  if (loop.parent === null || !loop.completed) return;
  const scope = enclosing(turn, loop.parent);
  turn.change(scope, { completed: [...(turn.get(scope).completed ?? []), ...loop.completed] });
}

/**
 * Lets an event undo what completed in its scope, the last first; an event in an event sub-process means the scope around
 * that as well. It waits until all is undone.
 */
export function compensate(turn: Turn, event: Instance, activity: string | undefined): void {
  if (event.parent === null) return;
  const undoing = scopesOf(turn, enclosing(turn, event.parent)).flatMap((scope) =>
    takeCompleted(turn, scope, activity),
  );
  turn.change(event.id, { phase: 'undoing', undoing: [...(turn.get(event.id).undoing ?? []), ...undoing] });
}

/** The scope, and the one around it as long as it is an event sub-process. */
function scopesOf(turn: Turn, scope: number): number[] {
  const instance = turn.get(scope);
  const node = turn.nodeOf(instance);
  const isEvent = node?.kind === 'activity' && node.work.type === 'event-sub-process';
  return isEvent && instance.parent !== null ? [scope, ...scopesOf(turn, enclosing(turn, instance.parent))] : [scope];
}

/** What is undone is undone once. The last completed comes first. */
export function takeCompleted(turn: Turn, scope: number, activity?: string): Compensable[] {
  const completed = turn.get(scope).completed ?? [];
  const isMeant = ({ element }: Compensable) => activity === undefined || element === activity;
  turn.change(scope, { completed: completed.filter((one) => !isMeant(one)) });
  return completed.filter(isMeant).toReversed();
}

/** Begins the next of what an instance undoes; false when nothing is left. */
export function undoNext(turn: Turn, { id, parent, undoing = [] }: Instance): boolean {
  const [next, ...rest] = undoing;
  if (!next || parent === null) return false;
  turn.change(id, { undoing: rest });
  const node = turn.model.node(next.element);
  if (node.kind !== 'activity') return undoNext(turn, turn.get(id));
  const scope = scopeThatHolds(turn, id, node.in);
  if (node.compensatedBy !== undefined) {
    const handler = turn.add(node.compensatedBy, scope, 'waiting', { undoes: id, variables: next.variables });
    // A loop is told of by its instances.
    const by = turn.model.node(node.compensatedBy);
    if (by.kind === 'activity' && !by.loop) turn.tell('entered', handler);
    turn.push({ do: 'enter', instance: handler.id });
    return true;
  }
  undoInside(turn, node, next, scope, id);
  return true;
}

/** A completed sub-process lives again, for what undoes it: its own handler, or else those of what completed in it. */
function undoInside(turn: Turn, node: Activity, done: Compensable, scope: number, undoes: number): void {
  const handler = handlerInside(turn, node.id);
  const { variables } = done;
  const inner = done.inner ?? [];
  const again = { undoes, variables };
  if (!handler) {
    const made = turn.add(node.id, scope, 'undoing', { ...again, undoing: inner.toReversed() });
    return turn.push({ do: 'undo', instance: made.id });
  }
  const made = turn.add(node.id, scope, 'containing', { ...again, completed: inner });
  turn.touched.add(made.id);
  startEventSubProcess(turn, made.id, handler.activity, handler.start, {});
}

function handlerInside(turn: Turn, container: string): { activity: Activity; start: EventNode } | undefined {
  return turn.model
    .container(container)
    .eventSubProcesses.find(({ start }) => start.definitions.some(({ type }) => type === 'compensate'));
}

/** The nearest instance around `id` of the container that the activity stands in. */
function scopeThatHolds(turn: Turn, id: number, container: string): number {
  let at = turn.get(id);
  while (at.element !== container || at.loop) {
    if (at.parent === null) return at.id;
    at = turn.get(at.parent);
  }
  return at.id;
}
