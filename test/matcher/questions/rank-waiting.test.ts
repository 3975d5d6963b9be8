import { priorityAt } from '../../../domain/priority/curve';
import type { RankKey } from '../../../domain/routing/order';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { Pass } from '../../../matcher/core/pass';
import type { PassInput } from '../../../matcher/core/pass';
import { answerQuestion } from '../../../matcher/questions/answer-question';
import { rankNow } from '../../../matcher/questions/rank-waiting';
import { ShardMemory } from '../../../matcher/shard-memory';
import { Chance } from '../core/chance';
import { Drawer, drawInstant, eras } from '../core/draw';
import { expectSame } from './expect-same';

/** `QUESTION_SEEDS=1000000 QUESTION_FIRST_SEED=5 npx jest test/matcher/questions --selectProjects unit` for a longer run. */
const SEEDS = Number(process.env['QUESTION_SEEDS'] ?? 250);
const FIRST_SEED = Number(process.env['QUESTION_FIRST_SEED'] ?? 1);
const PLENTY = 1_000;

/** A shard whose rows change, and the rules of the order read one after the other. */
class Shard {
  readonly chance: Chance;
  readonly memory: ShardMemory;
  readonly rows = new Map<string, WaitingRow>();
  nowMs: number;
  private readonly era;
  private readonly draw: Drawer;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.era = this.chance.one(eras);
    this.draw = new Drawer(this.chance, this.era);
    this.memory = new ShardMemory(this.era.clocks);
    this.nowMs = drawInstant(this.chance, this.era);
    for (let at = this.chance.below(40); at >= 0; at -= 1) this.upsert();
  }

  /** Answers the ID of what is new, other or gone. */
  change(): string {
    const { chance, rows, memory } = this;
    const id = chance.one([...rows.keys(), this.newId()]);
    if (chance.is(0.3)) {
      rows.delete(id);
      memory.removeItem(id);
      return id;
    }
    return this.upsert(id);
  }

  pass(): void {
    const { chance, era, memory } = this;
    this.nowMs += chance.one([0, era.unitMs * chance.share(), chance.below(4) * era.unitMs]);
    if (chance.is(0.5)) memory.decide(this.nowMs);
  }

  anyInstant(): number {
    return this.chance.is(0.3) ? this.nowMs : drawInstant(this.chance, this.era);
  }

  anyWanted(): (queue: string) => boolean {
    const queues = this.chance.some(['q', 'r'], 0.8);
    return (queue) => queues.includes(queue);
  }

  /** Everything that waits at an instant, best first. */
  inOrder(
    atMs: number,
    isWanted: (queue: string) => boolean,
    tops: ReadonlyMap<string, number> = new Map(),
  ): RankKey[] {
    const waiting = [...this.rows.values()]
      .filter(({ item, offerExpiresMs }) => offerExpiresMs === null && item.activationMs <= atMs)
      .map(({ item }) => ({ item, own: priorityAt(item.curve, atMs, this.era.clocks(item.curve.calendar)) }))
      .filter(({ item }) => isWanted(item.queue));
    const rankOf = ({ item, own }: (typeof waiting)[number]) => {
      if (item.onTopSinceMs === null) return own;
      const others = waiting.filter((other) => other.item.queue === item.queue).map((other) => other.own);
      return tops.get(item.queue) ?? Math.max(...others);
    };
    const sorted = waiting.map((entry) => {
      const { id, queuedSinceMs, onTopSinceMs } = entry.item;
      return { rank: rankOf(entry), isOnTop: onTopSinceMs !== null, queuedSinceMs, id };
    });
    return sorted.sort((a, b) => {
      if (a.rank !== b.rank) return b.rank - a.rank;
      if (a.isOnTop !== b.isOnTop) return a.isOnTop ? -1 : 1;
      if (a.queuedSinceMs !== b.queuedSinceMs) return a.queuedSinceMs - b.queuedSinceMs;
      return a.id < b.id ? -1 : 1;
    });
  }

  private upsert(id = this.newId()): string {
    const row = this.draw.row(id);
    this.rows.set(id, row);
    this.memory.upsertItem(row);
    return id;
  }

  private newId(): string {
    return `00000000-0000-7000-8000-${this.chance.below(200).toString(16).padStart(12, '0')}`;
  }
}

function* shards(): Generator<[seed: number, Shard]> {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) yield [seed, new Shard(seed)];
}

function rankAt({ index }: ShardMemory, input: PassInput) {
  const pass = new Pass(index.table, index.clocks, input).run();
  for (;;) {
    const step = pass.next();
    if (step.done) return step.value;
  }
}

test('what waits now comes in the order that reading everything gives', () => {
  for (const [seed, shard] of shards()) {
    for (let turn = 0; turn < 3; turn += 1) {
      const isWanted = shard.anyWanted();
      const limit = 1 + shard.chance.below(20);
      const { nowMs } = shard;
      const { keys, isEnd } = rankNow(shard.memory, { nowMs, isWanted, limit });
      const order = shard.inOrder(nowMs, isWanted);
      expectSame({ seed, keys, isEnd }, { seed, keys: order.slice(0, limit), isEnd: order.length <= limit });
      shard.change();
      shard.pass();
    }
  }
});

test('what waited at any instant comes in its order, from any place on, either way', () => {
  for (const [seed, shard] of shards()) {
    for (let turn = 0; turn < 3; turn += 1) {
      const { chance, memory } = shard;
      const [nowMs, isWanted, limit, isReversed] = [
        shard.anyInstant(),
        shard.anyWanted(),
        1 + chance.below(20),
        chance.is(0.3),
      ];
      const tops = new Map(chance.some(['q', 'r'], 0.3).map((queue) => [queue, chance.below(12)]));
      const order = shard.inOrder(nowMs, isWanted, tops);
      if (isReversed) order.reverse();
      const after = chance.is(0.3) || order.length === 0 ? null : chance.one(order);
      const behind = order.slice(after ? order.indexOf(after) + 1 : 0);
      const { keys, isEnd } = rankAt(memory, { nowMs, isWanted, after, isReversed, limit, tops });
      expectSame({ seed, keys, isEnd }, { seed, keys: behind.slice(0, limit), isEnd: behind.length <= limit });
      shard.change();
      shard.pass();
    }
  }
});

test('the pages of one instant hold what does not change between them once each, in order', () => {
  for (const [seed, shard] of shards()) {
    const { chance, memory, nowMs } = shard;
    const isWanted = shard.anyWanted();
    const before = shard.inOrder(nowMs, isWanted);
    const limit = 1 + chance.below(8);
    const changed = new Set<string>();
    const seen: string[] = [];
    const first = rankNow(memory, { nowMs, isWanted, limit });
    const { tops } = first;
    for (let { keys } = first; keys.length > 0;) {
      seen.push(...keys.map(({ id }) => id));
      for (let changes = chance.below(4); changes > 0; changes -= 1) changed.add(shard.change());
      shard.pass();
      const after = keys.at(-1) ?? null;
      ({ keys } = rankAt(memory, { nowMs, isWanted, after, isReversed: false, limit, tops }));
    }
    const unchanged = (id: string) => !changed.has(id);
    const expected = before.map(({ id }) => id).filter(unchanged);
    expectSame({ seed, seen: seen.filter(unchanged) }, { seed, seen: expected });
  }
}, 60_000);

test('a queue has as many waiting items as its order is long', async () => {
  for (const [seed, shard] of shards()) {
    for (let turn = 0; turn < 3; turn += 1) {
      const { memory, nowMs } = shard;
      const queues = ['q', 'r'];
      const counts = await answerQuestion('waiting', async (question) => question(memory, nowMs), { queues });
      const expected = queues.map((queue) => shard.inOrder(nowMs, (each) => each === queue).length);
      expectSame({ seed, counts }, { seed, counts: expected });
      shard.change();
      shard.pass();
    }
  }
});

test('no page is longer than it may be', () => {
  const shard = new Shard(7);
  const everything = { nowMs: shard.nowMs, isWanted: () => true, after: null, isReversed: false, tops: new Map() };
  for (const limit of [1, 2, PLENTY]) {
    const waiting = shard.inOrder(shard.nowMs, () => true).length;
    expect(rankAt(shard.memory, { ...everything, limit }).keys).toHaveLength(Math.min(limit, waiting));
  }
});
