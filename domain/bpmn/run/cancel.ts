import type { Turn } from './turn';

/** Ends an instance with all that lives in it and all that it compensates; work outside is called back. */
export function cancel(turn: Turn, id: number): void {
  const instance = turn.instances.get(id);
  if (!instance) return;
  cancelInside(turn, id);
  for (const other of turn.undoersOf(id)) cancel(turn, other.id);
  const node = turn.nodeOf(instance);
  const worksOutside = instance.phase === 'working' || (instance.phase === 'failed' && node?.kind === 'activity');
  if (worksOutside) turn.commands.push({ type: 'cancel-work', instance: id, element: instance.element });
  turn.remove(id);
  if (node && !isBody(instance)) turn.tell('cancelled', instance);
}

/** Ends what lives in a scope, the youngest first. */
export function cancelInside(turn: Turn, scope: number, except?: number): void {
  turn.dropArrivals(scope);
  for (const { id } of turn.childrenOf(scope).toReversed()) if (id !== except) cancel(turn, id);
}

/** A loop is told of by its instances, and a sub-process that only compensates has ended before. */
function isBody({ loop, phase, undoes }: { loop?: unknown; phase: string; undoes?: number }): boolean {
  return loop !== undefined || (undoes !== undefined && phase === 'undoing');
}
