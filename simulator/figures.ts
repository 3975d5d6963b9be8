import { isClosed, type ItemState } from '../domain/item/state';
import { AgentMeter } from './agent-meter';
import { BacklogMeter } from './backlog-meter';
import { durationsOf, spreadOf } from './distribution';
import type { Happening, ItemHappening, SimulatedItem } from './happening';
import { Named } from './named';
import { outcomeOf, type Outcome, SlaMeter } from './sla-meter';
import type { Summary } from './summary';
import { WaitMeter } from './wait-meter';

/** Adds up what happens in a simulation. */
export class Figures {
  private readonly open = new Set<SimulatedItem>();
  private readonly counts = {
    captured: 0,
    restarted: 0,
    completed: 0,
    cancelled: 0,
    overdue: 0,
    escalated: 0,
    refused: 0,
  };
  private readonly offers = { made: 0, accepted: 0, declined: 0, missed: 0, withdrawn: 0 };
  private readonly toOffer = new WaitMeter();
  private readonly toAccept = new WaitMeter();
  private readonly toAcceptBy: Named<WaitMeter>;
  private readonly pulls = { count: 0, choices: 0, skipped: 0 };
  private assignments = 0;
  private readonly toCompleteMs: number[] = [];
  private readonly agents: ReadonlyMap<string, AgentMeter>;
  private readonly backlog = new BacklogMeter();
  private readonly sla = new SlaMeter();
  private readonly slaBy: Named<SlaMeter>;
  private lastMs = -Infinity;

  constructor(
    agents: Iterable<string>,
    /** Whether keys need their division to tell them apart. */
    hasDivisions: boolean,
  ) {
    this.agents = new Map([...agents].map((key) => [key, new AgentMeter()]));
    this.toAcceptBy = new Named(() => new WaitMeter(), hasDivisions);
    this.slaBy = new Named(() => new SlaMeter(), hasDivisions);
  }

  /** Instant of what happened last. */
  get lastInstantMs(): number {
    return this.lastMs;
  }

  get closedItems(): number {
    return this.counts.completed + this.counts.cancelled;
  }

  /** How long each item waited for hands; once the summary has been drawn, with those that still wait. */
  get waitsMs(): readonly number[] {
    return this.toAccept.all;
  }

  add(happening: Happening): void {
    this.lastMs = happening.atMs;
    if (happening.item === null) {
      this.agents.get(happening.agent)?.presence(happening.presence === 'ready', happening.atMs);
    } else {
      this.addItem(happening);
    }
  }

  summary(fromMs: number, toMs: number): Summary {
    const states = { scheduled: 0, waiting: 0, inHands: 0, parked: 0, paused: 0, awaitingSource: 0 };
    for (const item of this.open) {
      const outcome = outcomeOf(item.state, toMs);
      if (outcome) this.countOutcome(item.state, outcome);
      this.countStillWaiting(item, toMs);
      states[placeOf(item.state)] += 1;
    }
    const agents = [...this.agents].map(([key, meter]) => meter.figures(key, toMs));
    const working = agents.filter(({ occupancy }) => occupancy !== null);
    return {
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      items: { ...this.counts, ...states },
      sla: { ...this.sla.figures(), ...this.slaBy.figures((meter) => meter.figures()) },
      waiting: {
        toOffer: this.toOffer.figures(),
        toAccept: this.toAccept.figures(),
        ...this.toAcceptBy.figures((meter) => meter.figures()),
      },
      completion: durationsOf(this.toCompleteMs),
      offers: this.offers,
      pulls: this.pulls,
      assignments: this.assignments,
      utilisation: {
        occupancy: spreadOf(working.flatMap(({ occupancy }) => occupancy ?? [])),
        items: spreadOf(working.map(({ items }) => items)),
        agents,
      },
      backlog: this.backlog.figures(toMs),
    };
  }

  private addItem(happening: ItemHappening): void {
    const { item, type, atMs } = happening;
    const { seen } = item;
    if (type === 'captured') this.open.add(item);
    if (type === 'restarted') {
      this.open.add(item);
      Object.assign(seen, { wasOffered: false, wasTaken: false });
    }
    this.count(happening);
    const isWaiting = item.state.state === 'queued';
    if (isWaiting !== seen.isWaiting) this.backlog.change(isWaiting ? 1 : -1, atMs);
    seen.isWaiting = isWaiting;
    const holder = item.state.state === 'connected' ? item.state.assignee : null;
    if (holder !== seen.holder) this.changeHands(seen.holder, holder, type, atMs);
    seen.holder = holder;
    if (isClosed(item.state)) this.open.delete(item);
  }

  private count(happening: ItemHappening): void {
    const { type, atMs, data } = happening;
    const { state, seen } = happening.item;
    switch (type) {
      case 'captured':
      case 'restarted':
      case 'overdue':
      case 'escalated':
      case 'refused':
        this.counts[type] += 1;
        return;
      case 'completed':
        this.toCompleteMs.push(atMs - state.queuedSinceMs);
        this.countEnd(state, type, atMs);
        return;
      case 'cancelled':
        this.countEnd(state, type, atMs);
        return;
      case 'offered':
        this.offers.made += 1;
        if (!seen.wasOffered) this.toOffer.ended(atMs - state.queuedSinceMs);
        seen.wasOffered = true;
        return;
      case 'accepted':
        this.offers.accepted += 1;
        this.countTaken(happening);
        return;
      case 'pulled':
        this.pulls.count += 1;
        this.pulls.choices += Number(data.by === 'choice');
        this.pulls.skipped += Number(data.skipped);
        this.countTaken(happening);
        return;
      case 'assigned':
        this.assignments += 1;
        this.countTaken(happening);
        return;
      case 'declined':
        this.offers.declined += 1;
        return;
      case 'revoked':
        this.offers[data.reason === 'rona' ? 'missed' : 'withdrawn'] += 1;
    }
  }

  private countEnd(state: ItemState, end: 'completed' | 'cancelled', atMs: number): void {
    this.counts[end] += 1;
    const outcome = outcomeOf(state, atMs);
    if (outcome) this.countOutcome(state, outcome);
  }

  private countOutcome(state: ItemState, outcome: Outcome): void {
    this.sla.count(outcome);
    this.slaBy.count(state, (meter) => meter.count(outcome));
  }

  /** With an offer or without: from now on somebody works on it. */
  private countTaken({ item: { state, seen }, atMs }: ItemHappening): void {
    if (seen.wasTaken) return;
    seen.wasTaken = true;
    const waitedMs = atMs - state.queuedSinceMs;
    this.toAccept.ended(waitedMs);
    this.toAcceptBy.count(state, (meter) => meter.ended(waitedMs));
  }

  private countStillWaiting({ state, seen }: SimulatedItem, nowMs: number): void {
    if (state.state === 'scheduled') return;
    const waitedMs = nowMs - state.queuedSinceMs;
    // Into the hands that it was taken to without an offer it came without waiting for one.
    if (!seen.wasOffered && !seen.wasTaken) this.toOffer.goesOn(waitedMs);
    if (seen.wasTaken) return;
    this.toAccept.goesOn(waitedMs);
    this.toAcceptBy.count(state, (meter) => meter.goesOn(waitedMs));
  }

  private changeHands(from: string | null, to: string | null, type: string, atMs: number): void {
    const [left, got] = [this.agents.get(from ?? ''), this.agents.get(to ?? '')];
    left?.hands(-1, atMs);
    got?.hands(1, atMs);
    if (left && (type === 'completed' || type === 'mark-done')) left.items += 1;
  }
}

/** Where an open item is. */
function placeOf({ state }: ItemState): 'scheduled' | 'waiting' | 'inHands' | 'parked' | 'paused' | 'awaitingSource' {
  switch (state) {
    case 'scheduled':
    case 'parked':
    case 'paused':
      return state;
    case 'connected':
      return 'inHands';
    case 'awaiting-source':
      return 'awaitingSource';
    case 'queued':
    case 'completed':
    case 'cancelled':
      return 'waiting';
  }
}
