import type { StepRefusal } from '../messages';
import type { Turn } from './turn';
import { cancel } from './cancel';
import { loopOf } from './complete';
import { countTerminated } from './loop';

/** Tokens are moved by hand. All of it is checked before any of it is done. */
export function modify(
  turn: Turn,
  ended: readonly number[],
  begun: readonly { element: string; scope?: number }[],
): StepRefusal | null {
  for (const id of ended) {
    const instance = turn.instances.get(id);
    if (!instance || instance.parent === null) return 'NO_SUCH_INSTANCE';
  }
  const places: { element: string; scope: number }[] = [];
  for (const { element, scope } of begun) {
    const node = turn.model.find(element);
    if (!node || node.kind === 'boundary') return 'NO_SUCH_ELEMENT';
    const scopes = [...turn.instances.values()].filter(
      (one) =>
        one.element === node.in && one.loop === undefined && (one.phase === 'containing' || one.phase === 'ended'),
    );
    const chosen = scope === undefined ? scopes : scopes.filter(({ id }) => id === scope);
    if (chosen.length > 1) return 'AMBIGUOUS_SCOPE';
    const only = chosen[0];
    if (!only) return 'NO_SUCH_INSTANCE';
    places.push({ element, scope: only.id });
  }
  for (const { element, scope } of places) {
    turn.change(scope, { phase: 'containing' });
    turn.push({ do: 'arrive', element, scope, flow: null });
  }
  for (const id of ended) endByHand(turn, id);
  if (places.length > 0) reopen(turn);
  return null;
}

function endByHand(turn: Turn, id: number): void {
  const instance = turn.instances.get(id);
  if (!instance) return;
  const around = loopOf(turn, instance);
  cancel(turn, id);
  if (around !== null) countTerminated(turn, around);
}

/** A case that an uncaught error had ended lives again. */
function reopen(turn: Turn): void {
  if (turn.status !== 'incident') return;
  turn.status = 'active';
  for (const { id, instance } of turn.incidents.values()) if (instance === null) turn.incidents.delete(id);
}
