import type { CurvePoint, PriorityCurve } from '../../domain/priority/curve';
import type { RoutableAgent, RoutableItem, RoutingPlan } from '../../domain/routing/types';
import { createClockCache } from '../../domain/time/calendar-clocks';
import { instantAfter } from '../../domain/time/clock';
import { hourMs, minuteMs } from '../../domain/time/duration';
import type { WaitingRow } from '../../matcher/ledger/read-items';
import type { Chance } from '../../test/matcher/core/chance';

export const QUEUES = 20;
export const REQUIREMENTS = 2_000;
/** Of a queue, and of these an agent's. */
const SKILLS = 21;
const SKILLS_OF_AN_AGENT = 8;
const LEVELS = 5;
/** After so much of the item's clock the second ring of every other plan opens. */
export const SECOND_RING_AFTER_MS = 30 * minuteMs;

/** A Thursday, 14:00 in Berlin. */
export const START_MS = Date.UTC(2026, 9, 15, 12);
export const OFFER_EXPIRY_MS = 5 * minuteMs;

const weekday = ['09:00-17:00'];
const office = {
  division: 'bench',
  key: 'office',
  timeZone: 'Europe/Berlin',
  hours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] },
  holidays: { also: [] },
};
export const calendars = [null, 'bench/office'] as const;
export const clocks = createClockCache()([office]);

interface Shape {
  slaMs: number;
  interpolation: 'linear' | 'step';
  points: CurvePoint[];
  overdue: { level: number; perHour: number } | null;
  /** A segment has its scheme and its range. */
  min: number;
  max: number;
}

/** Points by share of the SLA. */
function shape(
  slaHours: number,
  [min, max]: [number, number],
  points: [share: number, level: number][],
  more: Partial<Shape> = {},
): Shape {
  const slaMs = slaHours * hourMs;
  const placed = points.map(([share, level]) => ({ offsetMs: share * slaMs, level }));
  return { slaMs, interpolation: 'linear', points: placed, overdue: null, min, max, ...more };
}

/** The last three fall somewhere. */
export const shapes: readonly Shape[] = [
  shape(
    72,
    [500, 2_000],
    [
      [0, 0],
      [1, 1],
    ],
    { overdue: { level: 1.2, perHour: 0 } },
  ),
  shape(
    48,
    [400, 1_000],
    [
      [0, 0],
      [0.75, 0.2],
      [1, 1],
    ],
    { overdue: { level: 1, perHour: 0.05 } },
  ),
  shape(
    24,
    [200, 1_000],
    [
      [0, 0],
      [0.25, 0.3],
      [0.5, 0.6],
      [0.75, 0.8],
    ],
    { interpolation: 'step' },
  ),
  shape(
    8,
    [100, 400],
    [
      [0, 0.5],
      [1, 1],
    ],
    { overdue: { level: 1.5, perHour: 0.01 } },
  ),
  shape(
    120,
    [100, 1_000],
    [
      [0, 0],
      [0.9, 0.9],
      [1, 1],
    ],
  ),
  shape(
    240,
    [200, 1_000],
    [
      [0, 0.1],
      [0.5, 0.1],
      [0.6, 0.9],
      [0.8, 0.9],
      [0.9, 0.1],
    ],
  ),
  shape(
    4,
    [100, 400],
    [
      [0, 1],
      [1, 0.2],
    ],
    { overdue: { level: 0.2, perHour: 0 } },
  ),
  shape(
    36,
    [500, 2_000],
    [
      [0, 0],
      [0.5, 1],
      [1, 0.6],
    ],
    { overdue: { level: 0.9, perHour: -0.02 } },
  ),
];

/** Text of a requirement of a queue: one or two of its skills, each at some level. All are different. */
export function requirementText(queue: number, number: number): string {
  const first = `${skill(queue, number)} >= ${1 + (number % LEVELS)}`;
  if (number % 2 === 0) return first;
  return `${first} and ${skill(queue, number + 7)} >= ${1 + ((number + 3) % LEVELS)}`;
}

function skill(queue: number, number: number): string {
  return `Skill ${queue}.${number % SKILLS}`;
}

export function queueId(queue: number): string {
  return `bench/queue-${queue}`;
}

/** A requirement as it is drawn: the number of its queue, what it asks, and what its second ring asks, if there is one. */
interface Requirement {
  queue: number;
  first: string;
  second: string | null;
}

/** The second ring asks for the first skill at any level. */
export const requirements: readonly Requirement[] = Array.from({ length: REQUIREMENTS }, (_, index) => {
  const queue = index % QUEUES;
  const number = Math.floor(index / QUEUES);
  const first = requirementText(queue, number);
  return { queue, first, second: number % 4 < 2 ? null : `${skill(queue, number)} > 0` };
});

function planOf(index: number): RoutingPlan {
  const { first, second } = requirements[index] as Requirement;
  const rings = [{ afterMs: 0, requirement: { skills: first } }];
  if (second !== null) rings.push({ afterMs: SECOND_RING_AFTER_MS, requirement: { skills: second } });
  return { key: `plan-${index}`, rings };
}

/** What is drawn for an item. */
export interface Draw {
  requirement: number;
  shape: number;
  /** Its number in `calendars`. */
  clock: number;
  /** Added to the minimum: of one in twenty, whose minimum follows from the value of the deal. */
  dealPart: number;
  offset: number;
  fixed: number | null;
}

export function draw(chance: Chance): Draw {
  const kind = chance.share();
  return {
    requirement: chance.below(REQUIREMENTS),
    shape: chance.below(shapes.length),
    clock: chance.is(0.1) ? 1 : 0,
    dealPart: kind < 0.05 ? chance.below(40_000) / 100 : 0,
    offset: kind > 0.95 ? chance.one([50, 100, 200]) : 0,
    fixed: kind > 0.93 && kind < 0.95 ? 100 * chance.below(20) : null,
  };
}

export function curveOf({ shape: index, clock, dealPart, offset, fixed }: Draw, activationMs: number): PriorityCurve {
  const { slaMs, interpolation, points, overdue, min, max } = shapes[index] as Shape;
  const calendar = calendars[clock] ?? null;
  const dueMs = clock === 0 ? activationMs + slaMs : instantAfter(clocks(calendar), activationMs, slaMs);
  return { calendar, activationMs, dueMs, interpolation, points, overdue, min: min + dealPart, max, offset, fixed };
}

/** A waiting item. */
export function rowOf(id: string, drawn: Draw, activationMs: number): WaitingRow {
  const { queue } = requirements[drawn.requirement] as Requirement;
  return waitingRow(id, queue, planOf(drawn.requirement), curveOf(drawn, activationMs));
}

export function waitingRow(id: string, queue: number, plan: RoutingPlan, curve: PriorityCurve): WaitingRow {
  const { activationMs } = curve;
  const item: RoutableItem = {
    id,
    queue: queueId(queue),
    mediaType: 'workitem',
    weight: 1,
    curve,
    plan,
    preferredAgent: null,
    preferredAgentKnown: false,
    ringBaseMs: activationMs,
    activationMs,
    queuedSinceMs: activationMs,
    onTopSinceMs: null,
    declines: {},
    emergency: false,
    answer: 'manual',
  };
  const offer = { answer: 'manual' as const, expiryMs: OFFER_EXPIRY_MS, declineForMs: minuteMs };
  return { item, version: 1, offer, offerExpiresMs: null };
}

/** An agent of two queues with some of the skills of both and room for one item. */
export function makeAgent(index: number, [first, second]: [number, number], chance: Chance): RoutableAgent {
  const skills: Record<string, number> = {};
  for (const queue of [first, second]) {
    for (let count = 0; count < SKILLS_OF_AN_AGENT; count += 1) {
      skills[skill(queue, chance.below(SKILLS))] = 1 + chance.below(LEVELS);
    }
  }
  return {
    key: `agent-${index}`,
    presence: 'ready',
    readySinceMs: START_MS - chance.below(8 * hourMs),
    idleSinceMs: null,
    heldCount: 0,
    openManualOffer: false,
    skills,
    queues: [queueId(first), queueId(second)],
    groups: [],
    capacity: { workitem: { max: 1, used: 0, outside: 0 } },
    blockedBy: {},
  };
}

/** Two different numbers of queues, from one on. */
export function twoQueues(chance: Chance, from: number, count: number): [number, number] {
  const first = chance.below(count);
  return [from + first, from + ((first + 1 + chance.below(count - 1)) % count)];
}

export function busy(agent: RoutableAgent): RoutableAgent {
  return { ...agent, heldCount: 1, capacity: { workitem: { max: 1, used: 1, outside: 0 } } };
}

/** A UUID of version 7 by its form; the order of the texts is that of the numbers. */
export function itemId(number: number): string {
  const digits = number.toString(16).padStart(12, '0');
  const mixed = (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `0198${digits.slice(0, 4)}-${digits.slice(4, 8)}-7${digits.slice(8, 11)}-8${digits.slice(11)}${mixed.slice(0, 2)}-${mixed.slice(2)}000000`;
}

export function numberOf(id: string): number {
  return Number.parseInt(id.slice(4, 8) + id.slice(9, 13) + id.slice(15, 18) + id.slice(20, 21), 16);
}

/** With no part that anybody else has, as the ledger's driver makes each row. */
export function asRead<T>(row: T): T {
  return JSON.parse(JSON.stringify(row)) as T;
}
