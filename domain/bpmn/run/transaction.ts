import type { EventNode } from '../graph';
import { startBoundary } from './boundary';
import { cancelInside } from './cancel';
import { takeCompleted } from './compensate';
import { loopOf } from './complete';
import { countTerminated } from './loop';
import type { Turn } from './turn';

/** A transaction is cancelled from within: what runs ends, what completed is undone, then it is left by its cancel event. */
export function cancelTransaction(turn: Turn, from: number): void {
  for (let at: number | null = from; at !== null; at = turn.get(at).parent) {
    const node = turn.nodeOf(turn.get(at));
    if (node?.kind !== 'activity' || node.work.type !== 'transaction' || turn.get(at).loop) continue;
    cancelInside(turn, at);
    turn.dropStarts(at);
    turn.change(at, { phase: 'undoing', undoing: takeCompleted(turn, at), isInterrupted: true });
    return turn.push({ do: 'undo', instance: at });
  }
}

/** All of a cancelled transaction is undone. */
export function leaveCancelled(turn: Turn, id: number): void {
  const instance = turn.get(id);
  const node = turn.nodeOf(instance);
  const event = cancelEventOf(turn, node?.kind === 'activity' ? node.boundary : []);
  const loop = loopOf(turn, instance);
  if (event) return startBoundary(turn, event, loop ?? id, {});
  turn.remove(id);
  turn.tell('cancelled', instance);
  if (loop !== null) countTerminated(turn, loop);
}

function cancelEventOf(turn: Turn, boundary: readonly string[]): EventNode | undefined {
  for (const id of boundary) {
    const event = turn.model.node(id);
    if (event.kind === 'boundary' && event.definitions.some(({ type }) => type === 'cancel')) return event;
  }
  return undefined;
}
