import type { Classified } from '../../../domain/classify/classified';
import { newItem } from '../../../domain/item/new-item';
import type { ItemState } from '../../../domain/item/state';
import type { PriorityCurve } from '../../../domain/priority/curve';
import type { RingRequirement, RoutingPlan } from '../../../domain/routing/types';
import { wallClock } from '../../../domain/time/clock';
import type { Clocks } from '../../../domain/time/clock';
import type { LedgerAgentInput } from '../../../matcher/ledger/apply-agents';
import type { LedgerQueueInput } from '../../../matcher/ledger/apply-queues';
import { claimRules, sampleIdentity } from '../../domain/item/sample-item';
import type { Chance } from '../core/chance';
import { drawCurve } from '../core/draw';
import { fakeCalendar } from '../core/fake-calendar';

/** The grain of time: whatever is drawn lies a few of these away, so that much falls on one instant. */
export const UNIT_MS = 100;

export const divisions = ['north', 'south'];
export const shards = ['s1', 's2'];
export const queueKeys = ['q', 'r'];
export const names = ['ana', 'ben', 'cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'leo'];
const skillLevels: Record<string, number>[] = [{}, { A: 1 }, { A: 2, B: 1 }, { A: 3, B: 3 }, { B: 2 }];
const blockings: Record<string, string[]>[] = [{}, {}, { workitem: ['voice'] }, { voice: ['workitem'] }];
const expressions = ['A >= 1', 'A >= 2 and B >= 1', 'not B > 1', 'A > 0 or B > 2'];

/** As two publications of the calendars may have it. */
export const publishedClocks: Clocks[] = [clocksOf(9, 2), clocksOf(4, 5)];

function clocksOf(weekUnits: number, nightUnits: number): Clocks {
  const calendars = new Map([
    ['week', fakeCalendar(20 * UNIT_MS, 3 * UNIT_MS, weekUnits * UNIT_MS)],
    ['night', fakeCalendar(12 * UNIT_MS, 5 * UNIT_MS, nightUnits * UNIT_MS)],
  ]);
  return (calendar) => calendars.get(calendar ?? '') ?? wallClock;
}

export function drawQueue(chance: Chance, division: string, key: string, shard: string): LedgerQueueInput {
  const agentOrder = chance.one(['longest-idle', 'longest-idle', 'best-skill', 'least-loaded', 'preferred'] as const);
  return {
    division,
    key,
    shard,
    agentOrder,
    preferred: chance.shuffled(chance.some(names)),
    emergency: chance.is(0.1),
  };
}

/** Few curves and plans, so that many items have the same; in a crowd nearly everybody may have nearly everything. */
export class Drawer {
  private readonly curves: PriorityCurve[];
  private readonly plans: RoutingPlan[];
  private drawn = 0;

  constructor(
    private readonly chance: Chance,
    startMs: number,
    private readonly isCrowd: boolean,
  ) {
    this.curves = Array.from({ length: 1 + chance.below(3) }, () => this.curve(startMs));
    this.plans = Array.from({ length: 1 + chance.below(3) }, () => ({ key: 'p', rings: this.rings() }));
  }

  agent(key: string, shardOf: (division: string) => string): LedgerAgentInput {
    const { chance, isCrowd } = this;
    const division = this.isCrowd ? (divisions[0] ?? '') : chance.one(divisions);
    const workitem = isCrowd ? 9 : chance.one([0, 1, 1, 2, 3, 4]);
    return {
      key,
      division,
      shard: shardOf(division),
      skills: chance.one(skillLevels),
      queues: isCrowd ? [chance.is(0.7) ? 'q' : 'r'] : chance.some(queueKeys, 0.8),
      groups: chance.some(['g', 'h']),
      max: { workitem, ...(chance.is(0.6) && { voice: chance.one([1, 1, 2]) }) },
      blockedBy: isCrowd ? {} : chance.one(blockings),
    };
  }

  item(nowMs: number, shardOf: (division: string) => string): ItemState {
    const { chance } = this;
    const division = this.isCrowd ? (divisions[0] ?? '') : chance.one(divisions);
    this.drawn += 1;
    const identity = { ...sampleIdentity, id: this.newId(), shard: shardOf(division), createdMs: nowMs };
    return newItem(this.classified(nowMs, division), identity);
  }

  classified(nowMs: number, division: string): Classified {
    const { chance, isCrowd } = this;
    const activationMs = chance.is(0.8) ? nowMs : nowMs + (chance.below(12) - 3) * UNIT_MS;
    return {
      ...claimRules,
      division,
      queue: isCrowd && chance.is(0.95) ? 'q' : chance.one(queueKeys),
      mediaType: chance.one(['workitem', 'workitem', 'workitem', 'voice']),
      weight: chance.one([1, 1, 1, 2, 0.5]),
      curve: chance.is(0.1) ? this.curve(nowMs) : this.shifted(chance.one(this.curves), nowMs),
      plan: chance.one(this.plans),
      preferredAgent: chance.is(0.5) ? chance.one(names.slice(0, chance.is(0.9) ? 4 : names.length)) : null,
      activationMs,
      ringBaseMs: chance.is(0.8) ? activationMs : activationMs + (chance.below(6) - 3) * UNIT_MS,
      dueMs: null,
      expiresMs: null,
      offer: {
        answer: chance.is(isCrowd ? 0.97 : 0.25) ? 'auto' : 'manual',
        expiryMs: chance.one([1, 3, 8, 20]) * UNIT_MS,
        declineForMs: chance.one([1, 4, 10]) * UNIT_MS,
      },
      onLogout: { policy: chance.one(['keep', 'requeue', 'workbin']), afterMs: UNIT_MS, workbin: null },
      completion: {
        by: chance.one(['agent', 'both']),
        markDone: true,
        sourceTimeoutMs: chance.one([null, 5 * UNIT_MS]),
      },
    };
  }

  /** Ties go to the smaller ID, which need not be the newer. */
  private newId(): string {
    const digits = (this.drawn * 4_096 + this.chance.below(4_096)).toString(16).padStart(12, '0');
    return this.chance.is(0.8)
      ? `00000000-0000-7000-8000-${Array.from(digits).toReversed().join('')}`
      : `item-${digits}`;
  }

  private curve(startMs: number): PriorityCurve {
    return drawCurve(this.chance, { startMs, unitMs: UNIT_MS, clocks: this.chance.one(publishedClocks) });
  }

  /** The same shape from now on, so that what is captured at one instant is level. */
  private shifted(curve: PriorityCurve, nowMs: number): PriorityCurve {
    const dueMs = curve.dueMs === null ? null : curve.dueMs - curve.activationMs + nowMs;
    return { ...curve, activationMs: nowMs, dueMs };
  }

  private rings(): RoutingPlan['rings'] {
    const { chance } = this;
    const delays = [0, 0, 0, 1, 2.5, 4, 10];
    return Array.from({ length: 1 + chance.below(3) }, (_, at) => ({
      afterMs: (at === 0 && chance.is(0.7) ? 0 : chance.one(delays)) * UNIT_MS,
      requirement: this.requirement(),
    }));
  }

  private requirement(): RingRequirement {
    const { chance } = this;
    if (this.isCrowd) return {};
    if (chance.is(0.3)) return 'preferred';
    return {
      ...(chance.is(0.4) && { skills: chance.one(expressions) }),
      ...(chance.is(0.1) && { agents: chance.some(names) }),
      ...(chance.is(0.1) && { group: chance.one(['g', 'h']) }),
      ...(chance.is(0.1) && { queue: chance.one(queueKeys) }),
    };
  }
}
