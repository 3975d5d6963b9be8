import { isClosed } from '../../domain/item/state';
import { AgentMeter } from './agent-meter';
import { BacklogMeter } from './backlog-meter';
import { durationsOf, spreadOf } from './distribution';
import type { Happening, ItemHappening, SimulatedItem } from './happening';
import { outcomeOf, type Outcome, SlaMeter } from './sla-meter';
import type { Summary } from './summary';

/** Adds up what happens in a simulation. */
export class Figures {
  private readonly open = new Set<SimulatedItem>();
  private readonly counts = { captured: 0, completed: 0, cancelled: 0, overdue: 0, refused: 0 };
  private readonly offers = { made: 0, accepted: 0, declined: 0, missed: 0, withdrawn: 0 };
  private readonly toOfferMs: number[] = [];
  private readonly toAcceptMs: number[] = [];
  private readonly toCompleteMs: number[] = [];
  private readonly agents: ReadonlyMap<string, AgentMeter>;
  private readonly backlog = new BacklogMeter();
  private readonly sla = {
    all: new SlaMeter(),
    queue: new SlaMeter(),
    worktype: new SlaMeter(),
    segment: new SlaMeter(),
  };
  private lastMs = -Infinity;

  constructor(
    agents: Iterable<string>,
    /** Whether keys need their division to tell them apart. */
    private readonly hasDivisions: boolean,
  ) {
    this.agents = new Map([...agents].map((key) => [key, new AgentMeter()]));
  }

  /** Instant of what happened last. */
  get lastInstantMs(): number {
    return this.lastMs;
  }

  get closedItems(): number {
    return this.counts.completed + this.counts.cancelled;
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
    const states = { scheduled: 0, waiting: 0, inHands: 0, parked: 0, awaitingSource: 0 };
    for (const { state } of this.open) {
      const outcome = outcomeOf(state, toMs);
      if (outcome) this.countOutcome(state, outcome);
      if (state.state === 'scheduled') states.scheduled += 1;
      else if (state.state === 'connected') states.inHands += 1;
      else if (state.state === 'parked') states.parked += 1;
      else if (state.state === 'awaiting-source') states.awaitingSource += 1;
      else states.waiting += 1;
    }
    const agents = [...this.agents].map(([key, meter]) => meter.figures(key, toMs));
    const working = agents.filter(({ occupancy }) => occupancy !== null);
    return {
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      items: { ...this.counts, ...states },
      sla: {
        ...(this.sla.all.figures().all ?? { inTime: 0, late: 0, openLate: 0, attainment: null }),
        byQueue: this.sla.queue.figures(),
        byWorktype: this.sla.worktype.figures(),
        bySegment: this.sla.segment.figures(),
      },
      waiting: { toOffer: durationsOf(this.toOfferMs), toAccept: durationsOf(this.toAcceptMs) },
      completion: durationsOf(this.toCompleteMs),
      offers: this.offers,
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
    this.count(happening);
    const isWaiting = item.state.state === 'queued';
    if (isWaiting !== seen.isWaiting) this.backlog.change(isWaiting ? 1 : -1, atMs);
    seen.isWaiting = isWaiting;
    const holder = item.state.state === 'connected' ? item.state.assignee : null;
    if (holder !== seen.holder) this.changeHands(seen.holder, holder, type, atMs);
    seen.holder = holder;
    if (isClosed(item.state)) this.open.delete(item);
  }

  private count({ item: { state, seen }, type, atMs, data }: ItemHappening): void {
    switch (type) {
      case 'captured':
      case 'overdue':
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
        if (seen.firstOfferMs === null) this.toOfferMs.push(atMs - state.queuedSinceMs);
        seen.firstOfferMs ??= atMs;
        return;
      case 'accepted':
        this.offers.accepted += 1;
        if (!seen.wasAccepted) this.toAcceptMs.push(atMs - state.queuedSinceMs);
        seen.wasAccepted = true;
        return;
      case 'declined':
        this.offers.declined += 1;
        return;
      case 'revoked':
        this.offers[data.reason === 'rona' ? 'missed' : 'withdrawn'] += 1;
    }
  }

  private countEnd(state: SimulatedItem['state'], end: 'completed' | 'cancelled', atMs: number): void {
    this.counts[end] += 1;
    const outcome = outcomeOf(state, atMs);
    if (outcome) this.countOutcome(state, outcome);
  }

  private countOutcome({ division, worktype, rules }: SimulatedItem['state'], outcome: Outcome): void {
    const name = (key: string) => (this.hasDivisions ? `${division}/${key}` : key);
    this.sla.all.count('all', outcome);
    this.sla.queue.count(name(rules.queue), outcome);
    this.sla.worktype.count(name(worktype), outcome);
    this.sla.segment.count(rules.segment ?? 'none', outcome);
  }

  private changeHands(from: string | null, to: string | null, type: string, atMs: number): void {
    const [left, got] = [this.agents.get(from ?? ''), this.agents.get(to ?? '')];
    left?.hands(-1, atMs);
    got?.hands(1, atMs);
    if (left && (type === 'completed' || type === 'mark-done')) left.items += 1;
  }
}
