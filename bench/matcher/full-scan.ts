import type { PriorityCurve } from '../../domain/priority/curve';
import type { RoutableAgent } from '../../domain/routing/types';
import { requirementOf } from '../../domain/skills/requirement';
import { hourMs } from '../../domain/time/duration';
import type { Draw } from './workload';
import { calendars, clocks, queueId, requirements, SECOND_RING_AFTER_MS, shapes } from './workload';

const NO = 0;
const BY_SECOND_RING = 1;
const BY_FIRST_RING = 2;

/**
 * What everybody would write first, written well: all waiting items in typed arrays, all of them read at each decision,
 * and the dear tests only for those that pass the cheap ones. It shares nothing with the matcher but the question.
 */
export class FullScan {
  private readonly requirement: Uint16Array;
  private readonly shape: Uint8Array;
  private readonly clock: Uint8Array;
  private readonly activationMs: Float64Array;
  /** What the item's clock showed at activation. */
  private readonly reading: Float64Array;
  private readonly min: Float64Array;
  private readonly range: Float64Array;
  private readonly offset: Float64Array;
  /** NaN: none. */
  private readonly fixed: Float64Array;
  private readonly numbers: Float64Array;
  private readonly rings = requirements.map(({ queue, first, second }) => ({
    queue: queueId(queue),
    first: requirementOf(first),
    second: second === null ? null : requirementOf(second),
  }));
  private readonly offsets = shapes.map(({ points }) => Float64Array.from(points, ({ offsetMs }) => offsetMs));
  private readonly levels = shapes.map(({ points }) => Float64Array.from(points, ({ level }) => level));
  private readonly readings = new Float64Array(calendars.length);

  constructor(count: number) {
    this.requirement = new Uint16Array(count);
    this.shape = new Uint8Array(count);
    this.clock = new Uint8Array(count);
    this.activationMs = new Float64Array(count);
    this.reading = new Float64Array(count);
    this.min = new Float64Array(count);
    this.range = new Float64Array(count);
    this.offset = new Float64Array(count);
    this.fixed = new Float64Array(count);
    this.numbers = new Float64Array(count);
  }

  set(
    at: number,
    number: number,
    drawn: Draw,
    { calendar, activationMs, min, max, offset, fixed }: PriorityCurve,
  ): void {
    this.requirement[at] = drawn.requirement;
    this.shape[at] = drawn.shape;
    this.clock[at] = drawn.clock;
    this.activationMs[at] = activationMs;
    this.reading[at] = clocks(calendar).readingAt(activationMs);
    this.min[at] = min;
    this.range[at] = max - min;
    this.offset[at] = offset;
    this.fixed[at] = fixed ?? Number.NaN;
    this.numbers[at] = number;
  }

  /** By requirement, how an agent is admitted. Made beforehand for each agent: no part of a decision's time. */
  admissionOf({ queues, skills }: RoutableAgent): Uint8Array {
    return Uint8Array.from(this.rings, ({ queue, first, second }) => {
      if (!queues.includes(queue)) return NO;
      if (first.meets(skills)) return BY_FIRST_RING;
      return second?.meets(skills) ? BY_SECOND_RING : NO;
    });
  }

  /** The place of the best item for an agent at an instant; -1 when there is none. */
  best(admission: Uint8Array, nowMs: number): number {
    for (const [index, calendar] of calendars.entries()) this.readings[index] = clocks(calendar).readingAt(nowMs);
    const { requirement: requirements } = this;
    let best = -1;
    let highest = -Infinity;
    for (let at = 0; at < requirements.length; at += 1) {
      const admitted = admission[requirements[at] as number] as number;
      if (admitted === NO || !this.isOpen(at, admitted, nowMs)) continue;
      const priority = this.priority(at);
      if (priority < highest || (priority === highest && !this.isOlder(at, best))) continue;
      best = at;
      highest = priority;
    }
    return best;
  }

  /** -1: nobody's. */
  numberAt(place: number): number {
    return place < 0 ? -1 : (this.numbers[place] as number);
  }

  private isOpen(at: number, admitted: number, nowMs: number): boolean {
    if ((this.activationMs[at] as number) > nowMs) return false;
    return admitted === BY_FIRST_RING || this.passed(at) >= SECOND_RING_AFTER_MS;
  }

  /** On the item's clock since activation. */
  private passed(at: number): number {
    return (this.readings[this.clock[at] as number] as number) - (this.reading[at] as number);
  }

  private priority(at: number): number {
    const fixed = this.fixed[at] as number;
    if (!Number.isNaN(fixed)) return fixed;
    const level = this.level(this.shape[at] as number, this.passed(at));
    return (this.min[at] as number) + level * (this.range[at] as number) + (this.offset[at] as number);
  }

  private level(index: number, passedMs: number): number {
    const { slaMs, overdue, interpolation } = shapes[index] as (typeof shapes)[number];
    if (overdue && passedMs >= slaMs) return overdue.level + (overdue.perHour * (passedMs - slaMs)) / hourMs;
    const offsets = this.offsets[index] as Float64Array;
    const levels = this.levels[index] as Float64Array;
    let next = 0;
    while (next < offsets.length && (offsets[next] as number) <= passedMs) next += 1;
    if (next === 0) return levels[0] as number;
    const [fromMs, from] = [offsets[next - 1] as number, levels[next - 1] as number];
    if (next === offsets.length || interpolation === 'step') return from;
    const share = (passedMs - fromMs) / ((offsets[next] as number) - fromMs);
    return from + share * ((levels[next] as number) - from);
  }

  private isOlder(a: number, b: number): boolean {
    const older = (this.activationMs[a] as number) - (this.activationMs[b] as number);
    return older < 0 || (older === 0 && (this.numbers[a] as number) < (this.numbers[b] as number));
  }
}
