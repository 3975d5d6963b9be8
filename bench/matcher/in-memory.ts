import type { Figure } from '../figures';
import { median } from '../figures';
import type { Arrival } from './busy-shard';
import { BUSY_AGENTS, BusyShard, ITEMS } from './busy-shard';
import { bytesInUse } from './bytes-in-use';
import { FullScan } from './full-scan';
import { IDLE_AGENTS, IdleAgents } from './idle-agents';
import { Meter } from './meter';
import { numberOf } from './workload';

/** What is made at once before it is played: as much as one look at the ledger may bring. */
const BATCH = 50;
const WARM_UP = 60_000;
const TURNS = 300_000;
const QUIET_TURNS = 50_000;
const SAMPLES = 1_000;
/** From one sample to the next, so that they lie hours apart. */
const SAMPLE_STEP_MS = 10_000;

/** A million wait and everybody is busy: what a decision takes, beside a full scan of the same items. */
export function inMemory(): Figure[] {
  const shard = new BusyShard();
  const idle = new IdleAgents(shard);
  const scanned = new Scanned();
  const [meter, choices] = [new Meter(TURNS), new Meter(TURNS)];
  const empty = bytesInUse();
  shard.load((arrival) => scanned.arrive(arrival));
  const bytes = (bytesInUse() - empty) / ITEMS;
  playTurns(shard, scanned, WARM_UP, new Meter(WARM_UP), new Meter(WARM_UP));
  playTurns(shard, scanned, TURNS, meter, choices);
  const bytesLater = (bytesInUse() - empty) / ITEMS;
  const { equal, scanCpuUs } = compare(shard, scanned);
  const ratio = scanCpuUs / meter.cpuUsOfOne;
  const ratioOfChoice = scanCpuUs / choices.percentileUs(0.5);
  const quiet = playQuietTurns(idle);
  const name = `an agent (of ${BUSY_AGENTS + IDLE_AGENTS}) becomes free, gets the best of ${ITEMS} items and accepts; another item arrives`;
  const quietName = `an item arrives, gets the best of ${IDLE_AGENTS} idle agents, in each order, and is accepted; another agent becomes free and finds nothing`;
  return [
    {
      name,
      value: meter.text,
      beside: '',
      asked: 'at least 100000/s',
      holds: meter.perSecond >= 100_000,
    },
    {
      name: 'the same, each',
      value: meter.percentilesText,
      beside: '',
      asked: '99th percentile within 50 µs',
      holds: meter.percentileUs(0.99) <= 50,
    },
    {
      name: 'the same, by processor time',
      value: `${meter.cpuUsOfOne.toFixed(1)} µs, ${Math.round(ratio)} times as fast`,
      beside: `full scan over typed arrays, the choice alone: ${(scanCpuUs / 1_000).toFixed(2)} ms`,
      asked: 'at least 1000 times',
      holds: ratio >= 1_000,
    },
    {
      name: 'of that the choice alone, until the item is known',
      value: `${choices.percentilesText}; by the median ${Math.round(ratioOfChoice)} times as fast`,
      beside: 'the same scan',
      asked: 'at least 1000 times',
      holds: ratioOfChoice >= 1_000,
      isAside: true,
    },
    {
      name: `the choice, in ${SAMPLES} samples`,
      value: `${equal} equal to the scan's`,
      beside: '',
      asked: 'all',
      holds: equal === SAMPLES,
    },
    {
      name: 'memory for each item',
      value: `${bytes.toFixed(0)} bytes when loaded, ${bytesLater.toFixed(0)} after ${WARM_UP + TURNS} turns`,
      beside: '',
      asked: 'at most 128 bytes',
      holds: Math.max(bytes, bytesLater) <= 128,
    },
    {
      name: quietName,
      value: `${quiet.meter.text}, ${quiet.meter.percentilesText}`,
      beside: `the plain rule chooses the same in ${quiet.equal} of ${SAMPLES} samples`,
      asked: '100000/s, 50 µs',
      holds: quiet.meter.perSecond >= 100_000 && quiet.meter.percentileUs(0.99) <= 50 && quiet.equal === SAMPLES,
      isAside: true,
    },
  ];
}

/** The items as the scan has them: what leaves gives its place to what comes. */
class Scanned {
  readonly scan = new FullScan(ITEMS);
  private readonly placeOf = new Int32Array(ITEMS + WARM_UP + TURNS + SAMPLES);
  private count = 0;

  arrive(arrival: Arrival): void {
    this.put(this.count, arrival);
    this.count += 1;
  }

  replace(id: string, arrival: Arrival): void {
    this.put(this.placeOf[numberOf(id)] as number, arrival);
  }

  private put(place: number, { number, drawn, row }: Arrival): void {
    this.placeOf[number] = place;
    this.scan.set(place, number, drawn, row.item.curve);
  }
}

function playTurns(shard: BusyShard, scanned: Scanned, turns: number, meter: Meter, choices: Meter): void {
  const ids: string[] = [];
  for (let played = 0; played < turns; played += BATCH) {
    const batch = Array.from({ length: BATCH }, () => shard.next());
    meter.lap(BATCH, (at) => {
      const turn = batch[at];
      if (!turn) return;
      const id = choices.time(() => shard.choose(turn));
      shard.accept(turn, id);
      ids[at] = id;
    });
    for (const [at, { arrival }] of batch.entries()) scanned.replace(ids[at] ?? '', arrival);
  }
}

/** How often both choose the same, and what the scan takes for it. */
function compare(shard: BusyShard, scanned: Scanned): { equal: number; scanCpuUs: number } {
  const timesUs: number[] = [];
  let equal = 0;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const turn = shard.next(SAMPLE_STEP_MS);
    const admission = scanned.scan.admissionOf(turn.free);
    const cpu = process.cpuUsage();
    const best = scanned.scan.best(admission, turn.nowMs);
    const { user, system } = process.cpuUsage(cpu);
    timesUs.push(user + system);
    const id = shard.choose(turn);
    shard.accept(turn, id);
    if (scanned.scan.numberAt(best) === numberOf(id)) equal += 1;
    scanned.replace(id, turn.arrival);
  }
  return { equal, scanCpuUs: median(timesUs) };
}

function playQuietTurns(idle: IdleAgents): { meter: Meter; equal: number } {
  const play = (turns: number, meter: Meter) => {
    for (let played = 0; played < turns; played += BATCH) {
      const batch = Array.from({ length: BATCH }, () => idle.next());
      meter.lap(BATCH, (at) => {
        const turn = batch[at];
        if (turn) idle.play(turn);
      });
    }
  };
  play(QUIET_TURNS, new Meter(QUIET_TURNS));
  const meter = new Meter(QUIET_TURNS);
  play(QUIET_TURNS, meter);
  let equal = 0;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const turn = idle.next();
    const expected = idle.expected(turn);
    if (idle.play(turn).agent.key === expected) equal += 1;
  }
  return { meter, equal };
}
