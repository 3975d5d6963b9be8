import type { EventNode } from '../graph';
import type { Variables } from '../state';
import { cancel } from './cancel';
import { takePayload } from './payload';
import type { Turn } from './turn';
import { enclosing } from './variables';

/** A boundary event happens to its activity, which it ends if it interrupts; a token goes on from the event. */
export function startBoundary(turn: Turn, event: EventNode, host: number, variables: Variables): void {
  const { parent, undoes } = turn.get(host);
  if (parent === null) return;
  const scope = enclosing(turn, parent);
  if (event.isInterrupting) cancel(turn, host);
  const begun = turn.add(event.id, scope, 'waiting');
  turn.tell('entered', begun);
  const fault = takePayload(turn, event, scope, variables);
  if (fault !== null) return turn.fail(begun.id, 'EXPRESSION', fault, 'leave');
  turn.push({ do: 'leave', instance: begun.id });
  if (event.isInterrupting && undoes !== undefined) turn.push({ do: 'undo', instance: undoes });
}
