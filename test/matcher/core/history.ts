import { isDeepStrictEqual } from 'node:util';
import { priorityAt } from '../../../domain/priority/curve';
import type { PriorityCurve } from '../../../domain/priority/curve';
import type { RoutableAgent } from '../../../domain/routing/types';
import { withOffer } from '../../../domain/routing/with-offer';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { ShardMemory } from '../../../matcher/shard-memory';
import type { Choice } from '../../../matcher/shard-memory';
import { bruteForce } from './brute-force';
import { Chance } from './chance';
import { changeMs } from './change';
import { agentKeys, Drawer, drawInstant, eras, otherClocks } from './draw';
import type { Era } from './draw';

const STEPS = 8;

/** Plays a random history for each seed; in all of them the matcher must decide what brute force decides. */
export function expectHistories(seeds: Iterable<number>): void {
  for (const seed of seeds) {
    let step = 0;
    for (const { nowMs, decided, expected } of new History(seed).run(STEPS)) {
      step += 1;
      // `toEqual` is slow, and needed only for its message.
      if (isDeepStrictEqual(decided, expected)) continue;
      expect({ seed, step, nowMs, decided }).toEqual({ seed, step, nowMs, decided: expected });
    }
  }
}

/** What was decided and what should have been, of one question in a history. */
interface Answer {
  nowMs: number;
  decided: unknown;
  expected: unknown;
}

/** A random history of a shard: each step changes rows or agents or lets time pass, and then asks for decisions. */
class History {
  private readonly chance: Chance;
  private era: Era;
  private readonly draw: Drawer;
  private readonly memory: ShardMemory;
  private readonly rows = new Map<string, WaitingRow>();
  private readonly agents = new Map<string, RoutableAgent>();
  private queues;
  private nowMs: number;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.era = this.chance.one(eras);
    this.draw = new Drawer(this.chance, this.era);
    this.memory = new ShardMemory(this.era.clocks);
    this.queues = this.draw.queues();
    this.memory.setQueues(this.queues);
    this.nowMs = drawInstant(this.chance, this.era);
    for (const key of this.chance.some(agentKeys, 0.7)) this.upsertAgent(this.draw.agent(key));
    for (let at = this.chance.below(12); at >= 0; at -= 1) this.upsertRow();
  }

  *run(steps: number): Generator<Answer> {
    for (let step = 0; step < steps; step += 1) {
      const limit = this.chance.is(0.2) ? this.chance.below(3) : Infinity;
      const choices = this.memory.decide(this.nowMs, limit);
      yield this.answer(choices, limit);
      yield this.rowsAnswer();
      if (choices.length === 0 && limit > 0) yield this.restAnswer();
      if (this.chance.is(0.6)) for (const choice of choices) if (this.chance.is(0.7)) this.offer(choice);
      for (let changes = this.chance.below(3); changes > 0; changes -= 1) this.change();
      this.pass();
    }
  }

  private answer(choices: readonly Choice[], limit: number): Answer {
    const expected = this.expected(this.nowMs).slice(0, limit);
    return { nowMs: this.nowMs, decided: choices.map(figures), expected: expected.map(figures) };
  }

  private expected(nowMs: number): Choice[] {
    const waiting = [...this.rows.values()].filter((row) => row.offerExpiresMs === null).map(({ item }) => item);
    const matches = bruteForce(waiting, [...this.agents.values()], this.queues, nowMs, this.era.clocks);
    return matches.map(({ item, ...rest }) => ({ itemId: item.id, ...rest }));
  }

  /** What finds nothing rests until the next instant: nothing must be possible before. */
  private restAnswer(): Answer {
    const { chance, nowMs, era } = this;
    const endMs = Math.min(this.memory.nextInstantMs(nowMs), nowMs + 8 * era.unitMs);
    const restMs = nowMs + chance.one([chance.share(), 1 - 2 ** -30]) * (endMs - nowMs);
    return { nowMs: restMs, decided: [], expected: restMs < endMs ? this.expected(restMs).map(figures) : [] };
  }

  private rowsAnswer(): Answer {
    const { nowMs } = this;
    const row = this.chance.one([...this.rows.values(), undefined]);
    const isExpired = [...this.rows.values()].some(
      ({ offerExpiresMs }) => offerExpiresMs !== null && offerExpiresMs <= nowMs,
    );
    return {
      nowMs,
      decided: [row && this.memory.row(row.item.id), this.memory.hasExpiredOffer(nowMs), this.memory.itemCount],
      expected: [row, isExpired, this.rows.size],
    };
  }

  private offer({ itemId, agent }: Choice): void {
    const row = this.rows.get(itemId);
    const known = this.agents.get(agent.key);
    if (!row || !known) return;
    const expiresMs = this.nowMs + 2 * this.era.unitMs;
    this.memory.offered({ itemId, agent: agent.key }, expiresMs);
    this.rows.set(itemId, { ...row, offerExpiresMs: expiresMs });
    this.agents.set(agent.key, withOffer(known, row.item));
  }

  private change(): void {
    const { chance } = this;
    const row = chance.one([...this.rows.values(), undefined]);
    switch (chance.below(9)) {
      case 0:
      case 1:
        return this.upsertRow();
      case 2:
        return row && this.upsertRow(row.item.id);
      case 3:
        if (row) this.rows.delete(row.item.id);
        return this.memory.removeItem(row?.item.id ?? 'nobody');
      case 4: {
        const key = chance.one(agentKeys);
        this.agents.delete(key);
        return this.memory.removeAgent(key);
      }
      case 5:
        this.queues = this.draw.queues();
        return this.memory.setQueues(this.queues);
      case 6:
        this.era = { ...this.era, clocks: otherClocks(chance, this.era) };
        return this.memory.setClocks(this.era.clocks);
      case 7: {
        // One whose skills stay the same objects.
        const known = this.agents.get(chance.one(agentKeys));
        return (
          known &&
          this.upsertAgent({
            ...known,
            presence: 'ready',
            openManualOffer: false,
            capacity: this.draw.agent('').capacity,
          })
        );
      }
      default:
        return this.upsertAgent(this.draw.agent(chance.one(agentKeys)));
    }
  }

  private pass(): void {
    const { chance, era } = this;
    const curves = [...this.rows.values()].map(({ item }) => item.curve);
    const later = chance.one([
      () => this.nowMs,
      () => this.nowMs + chance.below(3) * era.unitMs,
      () => this.nowMs + era.unitMs * chance.share(),
      () => this.nowMs - (chance.is(0.3) ? era.unitMs : 1 / 1_024),
      () => drawInstant(chance, era),
      () => this.memory.nextInstantMs(this.nowMs),
      () => this.meetingMs(chance.one(curves), chance.one(curves)),
    ])();
    if (!Number.isFinite(later)) return;
    this.nowMs = later + (chance.is(0.2) ? chance.one([1, -1, 1 / 4_096, -1 / 4_096]) : 0);
  }

  private meetingMs(a: PriorityCurve | undefined, b: PriorityCurve | undefined): number {
    if (!a || !b) return this.nowMs;
    const { chance, era, nowMs } = this;
    const priorityOf = (curve: PriorityCurve, ms: number) => priorityAt(curve, ms, era.clocks(curve.calendar));
    return changeMs(chance, nowMs, nowMs + chance.below(6) * era.unitMs, (ms) =>
      Math.sign(priorityOf(a, ms) - priorityOf(b, ms)),
    );
  }

  private upsertRow(id = this.newId()): void {
    const row = this.draw.row(id);
    this.rows.set(id, row);
    this.memory.upsertItem(row);
  }

  private newId(): string {
    const digits = this.chance.below(64).toString(16).padStart(12, '0');
    return this.chance.is(0.7) ? `00000000-0000-7000-8000-${digits}` : `item-${digits}`;
  }

  private upsertAgent(agent: RoutableAgent): void {
    this.agents.set(agent.key, agent);
    this.memory.upsertAgent(agent);
  }
}

function figures({ itemId, agent, ring, priority }: Choice) {
  return [itemId, agent.key, ring, priority, agent.heldCount];
}
