import type { AnyCommand, ClockCommand } from '../domain/item/command';
import { nextDeadline } from '../domain/item/deadline';
import { decide } from '../domain/item/decide';
import type { Change, Decision, LedgerStep } from '../domain/item/decision';
import { restart } from '../domain/item/restart';
import type { Schedule } from '../domain/item/schedule';
import type { ItemState } from '../domain/item/state';
import { waitingItem } from '../domain/item/waiting';
import type { Presence, RoutableItem } from '../domain/routing/types';
import { Agenda } from './agenda';
import type { Happening, SimulatedItem } from './happening';
import { Ledger } from './ledger';
import type { Offer } from './offer';
import type { Configuration } from './configuration';
import { liveRouting, routableItem } from './routable';

/** What the clock or an agent does at an instant, in this order where it is the same one. */
export type Task =
  | { kind: 'offer-end'; offer: Offer }
  | { kind: 'deadline'; item: SimulatedItem; command: ClockCommand }
  | { kind: 'logout'; item: SimulatedItem; agent: string; offlineSinceMs: number }
  | { kind: 'accept'; offer: Offer }
  | { kind: 'done'; item: SimulatedItem; agent: string; taken: number };
const ranks: Record<Task['kind'], number> = { 'offer-end': 0, deadline: 1, logout: 2, accept: 3, done: 4 };

export interface SimulationOptions {
  /** Handle time of items whose capture names none. */
  handleMs: number;
  /** Called for everything that happens, in order. */
  tell: (happening: Happening) => void;
}

/**
 * All that there is at an instant of virtual time: items, ledger, and what lies ahead of them. An item changes by `run`
 * alone, which commits what the item machine has decided, as the product's commit does.
 */
export class World {
  nowMs = -Infinity;
  readonly ledger: Ledger;
  readonly items = new Map<string, SimulatedItem>();
  /** How long an agent takes to accept; one who is missing accepts at once. */
  readonly acceptAfter = new Map<string, number | 'never'>();
  readonly agenda = new Agenda<Task>();

  constructor(
    readonly configuration: Configuration,
    readonly options: SimulationOptions,
  ) {
    this.ledger = new Ledger(configuration.routing);
  }

  enter(atMs: number, task: Task): void {
    this.agenda.enter(atMs, ranks[task.kind], task);
  }

  /** What a command does to an item; answers why it is refused, or null. */
  run(item: SimulatedItem, command: AnyCommand): string | null {
    return this.settle(item, decide(item.state, command, this.nowMs));
  }

  /** A closed item begins its next life. */
  restart(item: SimulatedItem, schedule: Schedule): string | null {
    return this.settle(item, restart(item.state, { actor: { kind: 'user', id: 'supervisor' }, schedule }, this.nowMs));
  }

  private settle(item: SimulatedItem, decision: Decision): string | null {
    switch (decision.kind) {
      case 'unchanged':
        return null;
      case 'refused':
        return decision.refusal;
      case 'change':
        return this.commit(item, decision.change);
    }
  }

  private commit(item: SimulatedItem, { state, events, ledger, whileOffline }: Change): string | null {
    if (whileOffline && !this.ledger.isOfflineSince(whileOffline.agent, whileOffline.sinceMs)) return 'WRONG_STATE';
    const offer = this.ledger.row(state.id)?.offer ?? null;
    const refusal = this.changeLedger(item, state, ledger);
    if (refusal !== null) return refusal;
    if (offer && ledger.kind !== 'claim' && !this.ledger.isOpen(offer)) {
      this.tellOffer('revoked', offer, { reason: events[0]?.type });
    }
    item.state = state;
    // Held by his agent: off his capacity, and still his.
    const isHeld = state.state === 'paused' && state.assignee !== null;
    if (isHeld) item.leftMs ??= Math.max(0, item.doneMs - this.nowMs);
    else if (state.state !== 'connected') item.leftMs = null;
    if (ledger.kind === 'claim') item.ring = offer?.ring ?? null;
    for (const { type, data } of events) this.tell(item, type, data);
    if (state.assignee === null) item.ring = null;
    this.awaitDeadline(item);
    return null;
  }

  private changeLedger(item: SimulatedItem, state: ItemState, step: LedgerStep): string | null {
    switch (step.kind) {
      case 'untouched':
        return null;
      case 'claim': {
        const answer = this.ledger.claim(state.id, step.offerId, step.agent, this.nowMs);
        return answer === 'claimed' ? this.handle(item, step.agent) : answer;
      }
      case 'take': {
        const answer = this.ledger.take(waitingItem(state), step.agent, this.nowMs);
        return answer === 'taken' ? this.handle(item, step.agent) : answer;
      }
      case 'enqueue':
        this.ledger.enqueue(waitingItem(state), this.nowMs);
        return null;
      case 'refresh':
        this.ledger.refresh(waitingItem(state));
        return null;
      case 'remove':
        this.ledger.remove(state.id, this.nowMs);
        return null;
    }
  }

  /** From the instant at which he has it; what he has laid aside he takes up where he was. */
  private handle(item: SimulatedItem, agent: string): null {
    item.taken += 1;
    item.doneMs = this.nowMs + (item.leftMs ?? item.handleMs);
    item.leftMs = null;
    this.enter(item.doneMs, { kind: 'done', item, agent, taken: item.taken });
    return null;
  }

  awaitDeadline(item: SimulatedItem): void {
    const command = nextDeadline(item.state);
    if (command && item.deadline && isSameCommand(command, item.deadline)) return;
    item.deadline = command;
    // One that was missed, such as the expiry of an item that came in late, is due now.
    if (command) this.enter(Math.max(command.atMs, this.nowMs), { kind: 'deadline', item, command });
  }

  /** Of a queue, what nobody has and nobody is offered, as routing sees it. */
  waitingIn(division: string, queue: string): RoutableItem[] {
    const live = liveRouting(this.configuration.routing);
    return this.ledger.waitingIn(division, queue).map((row) => routableItem(row, live));
  }

  tell(item: SimulatedItem, type: string, data: Readonly<Record<string, unknown>>): void {
    this.options.tell({ atMs: this.nowMs, type, item, data });
  }

  tellOffer(type: string, { itemId, agent, ring }: Offer, data: Readonly<Record<string, unknown>> = {}): void {
    const item = this.items.get(itemId);
    if (item) this.tell(item, type, { agent, ring, ...data });
  }

  tellPresence(agent: string, presence: Presence, reason: string | null): void {
    this.options.tell({ atMs: this.nowMs, type: 'presence', item: null, agent, presence, reason });
  }
}

function isSameCommand(a: ClockCommand, b: ClockCommand): boolean {
  if (a.action !== b.action || a.atMs !== b.atMs) return false;
  if (a.action === 'threshold') return b.action === 'threshold' && a.index === b.index;
  return a.action !== 'timed-status' || (b.action === 'timed-status' && a.status === b.status);
}
