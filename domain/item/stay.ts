import { isWaiting } from './about';
import type { LedgerStep } from './decision';
import type { ItemState } from './state';

/**
 * What the ledger must do about an item that a command changed without giving it to an agent. One that stays where it
 * is keeps its open offer and its holder; only what routing knows of it is written anew. One that waits and takes other
 * room loses its offer, which has taken the old.
 */
export function ledgerStep(before: ItemState, after: ItemState): LedgerStep {
  const isIn = (state: ItemState) => isWaiting(state) || state.state === 'connected';
  if (!isIn(after)) return isIn(before) ? { kind: 'remove' } : { kind: 'untouched' };
  const isSamePlace =
    before.state === after.state &&
    before.assignee === after.assignee &&
    before.rules.queue === after.rules.queue &&
    before.rules.mediaType === after.rules.mediaType &&
    before.rules.weight === after.rules.weight;
  if (!isSamePlace) return after.state === 'connected' ? { kind: 'refresh' } : { kind: 'enqueue' };
  return isSameToRouting(before, after) ? { kind: 'untouched' } : { kind: 'refresh' };
}

function isSameToRouting(before: ItemState, after: ItemState): boolean {
  const { rules: was } = before;
  const { rules: is } = after;
  return (
    was.curve === is.curve &&
    was.plan === is.plan &&
    was.ringBaseMs === is.ringBaseMs &&
    was.queue === is.queue &&
    before.activationMs === after.activationMs &&
    before.wakeMs === after.wakeMs
  );
}
