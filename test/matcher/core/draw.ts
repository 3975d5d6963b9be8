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
  const calendars = new Map([
    ['week', fakeCalendar(20 * unitMs, 3 * unitMs, 9 * unitMs)],
    ['night', fakeCalendar(12 * unitMs, 5 * unitMs, 2 * unitMs)],
  ]);
  return { startMs, unitMs, clocks: (calendar) => calendars.get(calendar ?? '') ?? wallClock };
}

export const agentKeys = ['ana', 'ben', 'cyd', 'dan', 'eve'];
const queueKeys = ['q', 'r'];
/** With two that are a rounding apart: between them neighbours compute the same now and then. */
const levels = [-0.5, 0, 0, 0.25, 0.5, 0.5 + 2 ** -49, 0.7, 1, 1, 1.2];
const expressions = ['A >= 1', 'A >= 2 and B >= 1', 'not B > 1', 'A > 0 or B > 2'];

/** An instant of the scenario; often one that others have too. */
export function drawInstant(chance: Chance, { startMs, unitMs }: Era): number {
  const steps = chance.below(24) - 4 + (chance.is(0.2) ? 0.5 : 0);
  return startMs + steps * unitMs + (chance.is(0.1) ? chance.one([0.25, -0.25, 1 / 1_024]) : 0);
}

export function drawCurve(chance: Chance, era: Era): PriorityCurve {
  const calendar = chance.one([null, null, null, 'week', 'night', 'gone']);
  const clock = era.clocks(calendar);
  const activationMs = drawInstant(chance, era);
  const slaUnits = chance.one([0, 1, 4, 7, 10, 10]);
  const atClosing = instantAfter(clock, activationMs, slaUnits * era.unitMs);
  const dueMs = chance.is(0.2) ? null : chance.is(0.15) ? activationMs + slaUnits * era.unitMs : atClosing;
  const slaMs = dueMs === null ? 10 * era.unitMs : elapsedMs(clock, activationMs, dueMs);
  const offsets = chance.many(4, () =>
    chance.is(0.6) ? chance.one([0, 0.1, 0.25, 1 / 3, 0.5, 0.7, 1]) * slaMs : chance.below(8) * era.unitMs,
  );
  const isRising = chance.is(0.4);
  const drawnLevels = offsets.map(() => chance.one(levels));
  const sortedLevels = isRising ? drawnLevels.toSorted((a, b) => a - b) : drawnLevels;
  const points = offsets
    .toSorted((a, b) => a - b)
    .map((offsetMs, at): CurvePoint => ({ offsetMs, level: sortedLevels[at] as number }))
    .filter(({ offsetMs }) => dueMs === null || offsetMs <= slaMs || chance.is(0.1));
  const [min, max] = chance.one([
    [0, 10],
    [0, 10],
    [5, 10],
    [10, 10],
    [10, 0],
    [500, 2_000],
    [100 / 3, 400],
  ]) as [number, number];
  return {
    calendar,
    activationMs,
    dueMs,
    interpolation: chance.is(0.7) ? 'linear' : 'step',
    points,
    overdue: chance.is(0.5)
      ? {
          level: isRising ? 1.2 : chance.one(levels),
          perHour: (chance.one([0, 0, 0.25, -0.25, 1]) * hourMs) / era.unitMs,
        }
      : null,
    min,
    max,
    offset: chance.one([0, 0, 0, 5, -5]),
    fixed: chance.is(0.1) ? chance.one([0, 5, 10]) : null,
  };
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

/** Few curves and plans, so that many items have the same. */
export class Drawer {
  private readonly curves: PriorityCurve[];
  private readonly plans: PlanRing[][];

  constructor(
    private readonly chance: Chance,
    private readonly era: Era,
  ) {
    const kinds = 1 + chance.below(5);
    this.curves = Array.from({ length: kinds }, () => drawCurve(chance, era));
    this.plans = Array.from({ length: 1 + chance.below(4) }, () => this.rings());
  }

  row(id: string): WaitingRow {
    const { chance, era } = this;
    const curve = chance.is(0.2) ? drawCurve(chance, era) : this.shifted(chance.one(this.curves));
    const answer = chance.one(['manual', 'manual', 'auto'] as const);
    const item: RoutableItem = {
      id,
      queue: chance.one(queueKeys),
      mediaType: chance.one(['workitem', 'workitem', 'voice']),
      weight: chance.one([1, 1, 2, 0.5]),
      curve,
      plan: { key: 'p', rings: chance.one(this.plans) },
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

  /** The same curve at another time. */
  private shifted(curve: PriorityCurve): PriorityCurve {
    if (this.chance.is(0.3)) return curve;
    const clock = this.era.clocks(curve.calendar);
    const activationMs = drawInstant(this.chance, this.era);
    const slaMs = curve.dueMs === null ? null : elapsedMs(clock, curve.activationMs, curve.dueMs);
    return { ...curve, activationMs, dueMs: slaMs === null ? null : instantAfter(clock, activationMs, slaMs) };
  }

  private rings(): PlanRing[] {
    const { chance, era } = this;
    return Array.from({ length: 1 + chance.below(3) }, () => ({
      afterMs: chance.one([0, 0, 1, 2.5, 4]) * era.unitMs,
      requirement: drawRequirement(chance),
    }));
  }
}
