import type { CurvePoint, PriorityCurve } from '../../../domain/priority/curve';
import type {
  PlanRing,
  RingRequirement,
  RoutableAgent,
  RoutableItem,
  RoutableQueue,
} from '../../../domain/routing/types';
import { elapsedMs, instantAfter, wallClock } from '../../../domain/time/clock';
import type { Clocks } from '../../../domain/time/clock';
import { hourMs } from '../../../domain/time/duration';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import type { Chance } from './chance';
import { fakeCalendar } from './fake-calendar';

/** Where in time a scenario plays: near 0 in steps of 1 ms, where all coincides, or today, in hours and fractions of ms. */
export interface Era {
  startMs: number;
  unitMs: number;
  clocks: Clocks;
}

export const eras: Era[] = [era(0, 1), era(1_753_000_000_000.25, hourMs)];

function era(startMs: number, unitMs: number): Era {
  return { startMs, unitMs, clocks: clocksOf(unitMs, 9, 2) };
}

function clocksOf(unitMs: number, weekOpen: number, nightOpen: number): Clocks {
  const calendars = new Map([
    ['week', fakeCalendar(20 * unitMs, 3 * unitMs, weekOpen * unitMs)],
    ['night', fakeCalendar(12 * unitMs, 5 * unitMs, nightOpen * unitMs)],
  ]);
  return (calendar) => calendars.get(calendar ?? '') ?? wallClock;
}

/** As if the calendars had been changed. */
export function otherClocks(chance: Chance, { unitMs }: Era): Clocks {
  return clocksOf(unitMs, 1 + chance.below(16), 1 + chance.below(7));
}

export const agentKeys = ['ana', 'ben', 'cyd', 'dan', 'eve'];
const queueKeys = ['q', 'r'];
/** With two that are a rounding apart: between them neighbours compute the same now and then. */
const levels = [-0.5, 0, 0, 0.25, 0.5, 0.5 + 2 ** -49, 0.7, 1, 1, 1.2];
const ranges: [min: number, max: number][] = [
  [0, 10],
  [0, 10],
  [5, 10],
  [10, 10],
  [10, 0],
  [500, 2_000],
  [100 / 3, 400],
];
const expressions = ['A >= 1', 'A >= 2 and B >= 1', 'not B > 1', 'A > 0 or B > 2'];

/** An instant of the scenario; often one that others have too. */
export function drawInstant(chance: Chance, { startMs, unitMs }: Era): number {
  const steps = chance.below(24) - 4 + (chance.is(0.2) ? 0.5 : 0);
  return startMs + steps * unitMs + (chance.is(0.1) ? chance.one([0.25, -0.25, 1 / 1_024]) : 0);
}

/** A priority scheme with its range: what many curves have in common. */
interface Scheme extends Pick<
  PriorityCurve,
  'calendar' | 'interpolation' | 'overdue' | 'min' | 'max' | 'offset' | 'fixed'
> {
  slaUnits: number;
  /** By share of the SLA, or in ms where there is none. */
  points: { share: number | null; offsetMs: number; level: number }[];
}

function drawScheme(chance: Chance, { unitMs }: Era): Scheme {
  const isRising = chance.is(0.4);
  const drawn = chance.many(4, () => chance.one(levels));
  const points = (isRising ? drawn.toSorted((a, b) => a - b) : drawn).map((level) => ({
    share: chance.is(0.6) ? chance.one([0, 0.1, 0.25, 1 / 3, 0.5, 0.7, 1]) : null,
    offsetMs: chance.below(8) * unitMs,
    level,
  }));
  const [min, max] = chance.one(ranges);
  return {
    calendar: chance.one([null, null, null, 'week', 'night', 'gone']),
    interpolation: chance.is(0.7) ? 'linear' : 'step',
    points,
    overdue: chance.is(0.5)
      ? {
          level: isRising ? 1.2 : chance.one(levels),
          perHour: (chance.one([0, 0, 0.25, -0.25, 1]) * hourMs) / unitMs,
        }
      : null,
    min,
    max,
    offset: chance.one([0, 0, 0, 5, -5]),
    fixed: chance.is(0.1) ? chance.one([0, 5, 10]) : null,
    slaUnits: chance.one([0, 1, 4, 7, 10, 10]),
  };
}

/** A curve of a scheme, at some place in time and with some SLA. */
function curveOf(chance: Chance, era: Era, { points, slaUnits, ...scheme }: Scheme): PriorityCurve {
  const clock = era.clocks(scheme.calendar);
  const activationMs = drawInstant(chance, era);
  const askedUnits = chance.is(0.8) ? slaUnits : chance.one([2, 7.3]);
  const atClosing = instantAfter(clock, activationMs, askedUnits * era.unitMs);
  const dueMs = chance.is(0.2) ? null : chance.is(0.15) ? activationMs + askedUnits * era.unitMs : atClosing;
  const slaMs = dueMs === null ? 10 * era.unitMs : elapsedMs(clock, activationMs, dueMs);
  const offsets = points.map(({ share, offsetMs }) => (share === null ? offsetMs : share * slaMs));
  const sorted = offsets.toSorted((a, b) => a - b);
  const placed = sorted
    .map((offsetMs, at): CurvePoint => ({ offsetMs, level: points[at]?.level ?? 0 }))
    .filter(({ offsetMs }) => dueMs === null || offsetMs <= slaMs || chance.is(0.1));
  const raised = chance.is(0.15) ? { offset: chance.one([5, -5, 50]) } : {};
  const fixed = chance.is(0.05) ? { fixed: chance.one([0, 5, 10]) } : {};
  return { ...scheme, ...raised, ...fixed, activationMs, dueMs, points: placed };
}

export function drawCurve(chance: Chance, era: Era): PriorityCurve {
  return curveOf(chance, era, drawScheme(chance, era));
}

function drawRequirement(chance: Chance): RingRequirement {
  if (chance.is(0.3)) return 'preferred';
  return {
    ...(chance.is(0.6) && { skills: chance.one(expressions) }),
    ...(chance.is(0.15) && { agents: [chance.one(agentKeys), chance.one(agentKeys)] }),
    ...(chance.is(0.15) && { group: chance.one(['g', 'h']) }),
    ...(chance.is(0.15) && { queue: chance.one(queueKeys) }),
  };
}

/** Few curves, schemes and plans, so that many items have the same. */
export class Drawer {
  private readonly schemes: Scheme[];
  private readonly curves: PriorityCurve[];
  private readonly plans: { share: number | null; afterMs: number; requirement: RingRequirement }[][];

  constructor(
    private readonly chance: Chance,
    private readonly era: Era,
  ) {
    this.schemes = Array.from({ length: 1 + chance.below(5) }, () => drawScheme(chance, era));
    this.curves = this.schemes.map((scheme) => curveOf(chance, era, scheme));
    this.plans = Array.from({ length: 1 + chance.below(4) }, () =>
      Array.from({ length: 1 + chance.below(3) }, () => ({
        share: chance.is(0.3) ? chance.one([0.1, 0.25, 0.5]) : null,
        afterMs: chance.one([0, 0, 1, 2.5, 4]) * era.unitMs,
        requirement: drawRequirement(chance),
      })),
    );
  }

  row(id: string): WaitingRow {
    const { chance, era } = this;
    const curve = this.curve();
    const slaMs = curve.dueMs === null ? 0 : elapsedMs(era.clocks(curve.calendar), curve.activationMs, curve.dueMs);
    const answer = chance.one(['manual', 'manual', 'auto'] as const);
    const item: RoutableItem = {
      id,
      queue: chance.one(queueKeys),
      mediaType: chance.one(['workitem', 'workitem', 'voice']),
      weight: chance.one([1, 1, 2, 0.5]),
      curve,
      plan: { key: 'p', rings: this.rings(slaMs) },
      preferredAgent: chance.is(0.5) ? chance.one(agentKeys) : null,
      preferredAgentKnown: chance.is(0.8),
      ringBaseMs: chance.is(0.6) ? curve.activationMs : drawInstant(chance, era),
      activationMs: chance.is(0.6) ? curve.activationMs : drawInstant(chance, era),
      queuedSinceMs: chance.is(0.6) ? curve.activationMs : drawInstant(chance, era),
      onTopSinceMs: chance.is(0.1) ? drawInstant(chance, era) : null,
      declines: chance.is(0.15) ? { [chance.one(agentKeys)]: drawInstant(chance, era) } : {},
      emergency: chance.is(0.08),
      answer,
    };
    const offer = { answer, expiryMs: 5 * era.unitMs, declineForMs: era.unitMs };
    return { item, version: chance.below(3), offer, offerExpiresMs: chance.is(0.05) ? drawInstant(chance, era) : null };
  }

  agent(key: string): RoutableAgent {
    const { chance } = this;
    const room = () => ({ max: chance.below(4), used: chance.below(2), outside: chance.is(0.2) ? 1 : 0 });
    return {
      key,
      presence: chance.is(0.8) ? 'ready' : chance.one(['not-ready', 'offline']),
      readySinceMs: chance.below(4),
      idleSinceMs: chance.is(0.5) ? chance.below(6) : null,
      heldCount: chance.below(2),
      openManualOffer: chance.is(0.2),
      skills: chance.is(0.2) ? {} : { A: chance.below(4), B: chance.below(4) },
      queues: chance.some(queueKeys, 0.8),
      groups: chance.some(['g', 'h']),
      capacity: chance.is(0.7) ? { workitem: room(), voice: room() } : { workitem: room() },
      blockedBy: chance.is(0.2) ? { workitem: ['voice'] } : {},
    };
  }

  queues(): Map<string, RoutableQueue> {
    const { chance } = this;
    const orders = ['longest-idle', 'best-skill', 'least-loaded', 'preferred'] as const;
    const made = chance.some(queueKeys, 0.9).map((key) => {
      const preferredAgents = chance.shuffled(chance.some(agentKeys));
      return [key, { key, order: chance.one(orders), preferredAgents }] as const;
    });
    return new Map(made);
  }

  private curve(): PriorityCurve {
    const { chance, era } = this;
    if (chance.is(0.15)) return drawCurve(chance, era);
    return chance.is(0.3) ? chance.one(this.curves) : curveOf(chance, era, chance.one(this.schemes));
  }

  /** A delay that is a share is the SLA's. */
  private rings(slaMs: number): PlanRing[] {
    return this.chance.one(this.plans).map(({ share, afterMs, requirement }) => ({
      afterMs: share === null ? afterMs : share * slaMs,
      requirement,
    }));
  }
}
