import type { AnyCommand } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Change } from '../../../domain/item/decision';
import type { ItemState } from '../../../domain/item/state';
import { waitingItem } from '../../../domain/item/waiting';
import type { ModelLedger } from './model-ledger';

/** What the item machine has decided on a state that may be old when it is committed. */
export interface Decided {
  id: string;
  expectedVersion: number;
  change: Change;
}

/** Items by the product's own item machine; their changes are committed by compare-and-set, as `activities/commit.ts` does. */
export class ModelItems {
  readonly states = new Map<string, ItemState>();

  constructor(private readonly ledger: ModelLedger) {}

  capture(state: ItemState, nowMs: number): void {
    this.states.set(state.id, state);
    this.ledger.enqueue(waitingItem(state), nowMs);
  }

  /** Null when the command changes nothing now. */
  decide(id: string, command: AnyCommand, nowMs: number): Decided | null {
    const state = this.states.get(id);
    const decision = state && decide(state, command, nowMs);
    if (decision?.kind !== 'change') return null;
    return { id, expectedVersion: state?.version ?? 0, change: decision.change };
  }

  /** All of it or nothing. */
  commit({ id, expectedVersion, change }: Decided, nowMs: number): boolean {
    if (this.states.get(id)?.version !== expectedVersion) return false;
    const { whileOffline } = change;
    if (whileOffline && !this.isOfflineSince(whileOffline)) return false;
    if (!this.changeLedger(change, nowMs)) return false;
    this.states.set(id, change.state);
    return true;
  }

  private changeLedger({ state, ledger: step }: Change, nowMs: number): boolean {
    const { ledger } = this;
    switch (step.kind) {
      case 'untouched':
        return true;
      case 'claim':
        return ledger.claim(state.id, step.offerId, step.agent, nowMs) === 'claimed';
      case 'take':
        return ledger.pickUp(waitingItem(state), step.agent, step.pick !== null, nowMs) === 'taken';
      case 'enqueue':
        ledger.enqueue(waitingItem(state), nowMs);
        return true;
      case 'refresh':
        ledger.refresh(waitingItem(state));
        return true;
      case 'remove':
        ledger.remove(state.id, nowMs);
        return true;
    }
  }

  private isOfflineSince({ agent: key, sinceMs }: { agent: string; sinceMs: number }): boolean {
    const agent = this.ledger.agents.get(key);
    return agent?.presence === 'offline' && agent.presenceSinceMs <= sinceMs;
  }
}
