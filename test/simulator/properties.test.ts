import fc from 'fast-check';
import { ledgerInputs } from '../../api/config/ledger-inputs';
import type { Happening, ItemHappening } from '../../simulator/happening';
import { configurationOf } from '../../simulator/configuration';
import { Simulation } from '../../simulator/simulation';
import { waitingItem } from '../../domain/item/waiting';
import { mayBeOffered } from '../../domain/routing/eligibility';
import type { RoutableAgent, RoutableItem } from '../../domain/routing/types';
import { minuteMs } from '../../domain/time/duration';
import { at, claim, claims, command, presence, ready } from './claims';
import { eligiblePairs } from '../matcher/eligible-pairs';
import { lineOf, simulate, withDocuments } from './simulate';

const AGENTS = ['ana', 'ben', 'sue'];

/** How long an agent may be Offline with such an item in hand; calls he keeps. */
const awayMs: Readonly<Record<string, number>> = { 'medical-claim': minuteMs, large: 2 * minuteMs };

/** Calls and claims; rings that open after a while; offers that end soon. */
const documents = withDocuments(
  claims,
  ...claims.flatMap((one): object[] => {
    if (one.kind !== 'worktype') return [];
    const claimType = { ...one, offer: { expiry: 'PT2M', declineFor: 'PT3M' } };
    return [
      { ...claimType, onLogout: { policy: 'workbin', after: 'PT1M' } },
      { ...claimType, key: 'call', mediaType: 'voice' },
      { ...claimType, key: 'large', weight: 2, onLogout: { policy: 'requeue', after: 'PT2M' } },
    ];
  }),
);

const configuration = configurationOf(documents);

const stepDraw = fc.record({
  kind: fc.constantFrom(
    ...(['capture', 'capture', 'capture', 'capture', 'ready', 'ready', 'ready', 'away', 'away', 'load'] as const),
    ...(['decline', 'cancel', 'pull', 'assign', 'release'] as const),
  ),
  afterMs: fc.constantFrom(0, 0, 1_000, 30_000, 120_000, 600_000),
  agent: fc.constantFrom(...AGENTS),
  acceptAfter: fc.constantFrom(undefined, undefined, 'PT30S', 'never'),
  worktype: fc.constantFrom('medical-claim', 'medical-claim', 'call', 'large'),
  value: fc.constantFrom(1_000, 200_000),
  priority: fc.constantFrom(undefined, undefined, 400),
  preferredAgent: fc.constantFrom(undefined, undefined, 'sue', 'nobody'),
  handleTime: fc.constantFrom('PT2M', 'PT2M', 'PT20M'),
  delay: fc.constantFrom(undefined, undefined, undefined, 600_000),
  which: fc.nat(20),
});

/** A day in which a lot happens at once. */
const days = fc.array(stepDraw, { minLength: 20, maxLength: 50 }).map((steps) => {
  let nowMs = Date.parse(at('08:00'));
  let captured = 0;
  return steps.map(({ kind, afterMs, agent, acceptAfter, which, ...item }) => {
    nowMs += afterMs;
    const time = new Date(nowMs).toISOString().slice(11, 19);
    const target = `C-${which % Math.max(1, captured)}`;
    switch (kind) {
      case 'capture': {
        const { delay, ...rest } = item;
        const activateAt = delay === undefined ? undefined : new Date(nowMs + delay).toISOString();
        captured += 1;
        return claim(time, `C-${captured - 1}`, { ...rest, activateAt });
      }
      case 'ready':
        return ready(time, agent, acceptAfter);
      case 'away':
        return presence(time, agent, which % 2 ? 'offline' : 'not-ready');
      case 'load':
        return { at: at(time), type: 'load', agent, load: { voice: which % 2 } };
      case 'decline':
      case 'cancel':
      case 'pull':
      case 'assign':
      case 'release':
        if (captured === 0) return presence(time, agent, 'offline');
        return command(time, target, kind, kind === 'cancel' || kind === 'release' ? {} : { agent });
    }
  });
});

/** By which an item leaves an agent, who was offered it or had it. */
const backs = new Set(['declined', 'revoked', 'released', 'requeued', 'parked', 'completed', 'cancelled']);

/** Reads back from the happenings alone who waits and who holds what, and looks at every offer by the rule. */
class Watcher {
  readonly agents = new Map<string, RoutableAgent>();
  readonly waiting = new Map<string, RoutableItem>();
  readonly faults: string[] = [];
  private lastMs = -Infinity;
  private readonly with = new Map<string, string>();
  /** Items in hands whose agents are Offline, with the instant at which they must have left them. */
  private readonly overstaying = new Map<string, number>();
  private readonly declines = new Map<string, Record<string, number>>();

  constructor() {
    for (const { key, max, ...input } of ledgerInputs(documents).agents.values()) {
      const rooms = Object.entries(max).map(([type, most]) => [type, { max: most, used: 0, outside: 0 }]);
      const queues = input.queues.map((queue) => `claims/${queue}`);
      const idle = {
        presence: 'offline' as const,
        readySinceMs: null,
        idleSinceMs: null,
        heldCount: 0,
        openManualOffer: false,
      };
      this.agents.set(key, { ...input, ...idle, key, queues, capacity: Object.fromEntries(rooms) });
    }
  }

  /** Before anything changes at a later instant: neither then nor since has there been anything left to offer. */
  reach(atMs: number): void {
    if (atMs <= this.lastMs) return;
    for (const thenMs of [this.lastMs, atMs - 0.5].filter(Number.isFinite)) {
      const pairs = eligiblePairs([...this.waiting.values()], [...this.agents.values()], thenMs);
      for (const { itemId, agent } of pairs) this.faults.push(`${itemId} was not offered to ${agent}`);
    }
    for (const [id, endMs] of this.overstaying) if (atMs > endMs) this.faults.push(`${id} is still in hands`);
    this.lastMs = atMs;
  }

  load(key: string, voice: number, atMs: number): void {
    this.reach(atMs);
    const room = this.agent(key).capacity.voice;
    if (room) this.change(key, { capacity: { ...this.agent(key).capacity, voice: { ...room, outside: voice } } });
  }

  see(happening: Happening): void {
    this.reach(happening.atMs);
    if (happening.item === null) this.change(happening.agent, { presence: happening.presence });
    else this.seeItem(happening);
  }

  private seeItem({ type, atMs, item: { state }, data }: ItemHappening): void {
    const { id } = state;
    const agent = String(data.agent);
    if (type === 'offered') {
      const item = this.waiting.get(id);
      const allowed = item && mayBeOffered(this.agent(agent), item, atMs);
      if (!allowed?.ok || allowed.ring !== data.ring)
        this.faults.push(`${id} was offered to ${agent} against the rule`);
      this.waiting.delete(id);
      this.take(id, agent, state.rules, 1);
      return this.change(agent, { openManualOffer: true });
    }
    if (type === 'disconnected') {
      const endMs = atMs + (awayMs[state.worktype] ?? Infinity);
      return void this.overstaying.set(id, endMs);
    }
    if (type === 'reconnected') return void this.overstaying.delete(id);
    if (type === 'pulled' || type === 'assigned') {
      this.waiting.delete(id);
      return this.take(id, agent, state.rules, 1);
    }
    if (type === 'accepted') return this.change(agent, { openManualOffer: false });
    if (type === 'declined') this.declines.set(id, { ...this.declines.get(id), [agent]: atMs + 3 * minuteMs });
    const holder = this.with.get(id);
    if (holder !== undefined && backs.has(type)) {
      this.overstaying.delete(id);
      this.take(id, holder, state.rules, -1);
      if (type === 'declined' || type === 'revoked') this.change(holder, { openManualOffer: false });
    }
    if (state.state !== 'queued' && state.state !== 'scheduled') this.waiting.delete(id);
    else if (!this.with.has(id)) this.waiting.set(id, this.routable(state));
  }

  private routable(state: ItemHappening['item']['state']): RoutableItem {
    const { itemId, availableAtMs, ...item } = waitingItem(state);
    const live = {
      preferredAgentKnown: this.agents.has(item.preferredAgent ?? ''),
      emergency: false,
      answer: 'manual' as const,
    };
    const declines = this.declines.get(itemId) ?? {};
    return {
      ...item,
      ...live,
      id: itemId,
      queue: 'claims/claims',
      activationMs: availableAtMs,
      onTopSinceMs: null,
      declines,
    };
  }

  private take(
    id: string,
    key: string,
    { mediaType, weight }: { mediaType: string; weight: number },
    sign: 1 | -1,
  ): void {
    if (sign > 0) this.with.set(id, key);
    else this.with.delete(id);
    const agent = this.agent(key);
    const room = agent.capacity[mediaType];
    if (!room) throw new Error(`${key} has no ${mediaType}`);
    const used = room.used + sign * weight;
    if (used < 0 || (sign > 0 && used + room.outside > room.max)) this.faults.push(`${key} has ${used} ${mediaType}`);
    const capacity = { ...agent.capacity, [mediaType]: { ...room, used } };
    this.change(key, { capacity, heldCount: agent.heldCount + sign });
  }

  private agent(key: string): RoutableAgent {
    const agent = this.agents.get(key);
    if (!agent) throw new Error(`no agent ${key}`);
    return agent;
  }

  private change(key: string, to: Partial<RoutableAgent>): void {
    this.agents.set(key, { ...this.agent(key), ...to });
  }
}

test('every offer is one that the rule allows, room is never exceeded, and nobody is left idle who could work', () => {
  const made = { offers: 0, pulled: 0, assigned: 0, requeued: 0, parked: 0 };
  fc.assert(
    fc.property(days, (day) => {
      const watcher = new Watcher();
      const tell = (happening: Happening) => {
        made.offers += Number(happening.type === 'offered');
        for (const type of ['pulled', 'assigned', 'requeued', 'parked'] as const)
          made[type] += Number(happening.type === type);
        watcher.see(happening);
      };
      const simulation = new Simulation(configuration, { handleMs: 2 * minuteMs, tell });
      for (const line of day.map(lineOf)) {
        while (!simulation.passUntil(line.at, 1));
        if (line.type === 'load') watcher.load(line.agent, line.load.voice ?? 0, line.at);
        expect(simulation.apply(line)).toEqual([]);
      }
      while (!simulation.finish(null, 1));
      watcher.reach(Infinity);
      expect(watcher.faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(made.offers).toBeGreaterThan(250);
  expect(made.pulled * made.assigned * (made.requeued + made.parked)).toBeGreaterThan(0);
});

test('every item ends somewhere, and the same input gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(days, fc.constantFrom(undefined, at('08:20'), at('10:00')), async (day, until) => {
      fc.pre(until === undefined || day.length > 0);
      const { text, summary } = await simulate(documents, day, { until });
      const { captured, completed, cancelled, scheduled, waiting, inHands, parked, awaitingSource } = summary.items;
      expect(completed + cancelled + scheduled + waiting + inHands + parked + awaitingSource).toBe(captured);
      const { made, accepted, declined, missed, withdrawn } = summary.offers;
      expect(made).toBeGreaterThanOrEqual(accepted + declined + missed + withdrawn);
      const again = await simulate(documents, day, { until });
      expect(again.text).toBe(text);
      expect(again.summary).toEqual(summary);
    }),
    { numRuns: 25 },
  );
});
