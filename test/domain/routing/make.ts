import fc from 'fast-check';
import type { PriorityCurve } from '../../../domain/priority/curve';
import { openPlan } from '../../../domain/routing/plan';
import type { RingRequirement, RoutableAgent, RoutableItem, RoutableQueue } from '../../../domain/routing/types';
import { stopAndGoId } from '../time/stop-and-go';

/** A curve that stays at one priority. */
export function flat(priority: number): PriorityCurve {
  return {
    calendar: null,
    activationMs: 0,
    dueMs: null,
    interpolation: 'linear',
    points: [],
    overdue: null,
    min: priority,
    max: priority,
    offset: 0,
    fixed: null,
  };
}

/** A curve that rises from 0 to 3 in 20 ms of its clock. */
function rising(calendar: string | null): PriorityCurve {
  const points = [
    { offsetMs: 0, level: 0 },
    { offsetMs: 20, level: 1 },
  ];
  return { ...flat(0), calendar, points, max: 3 };
}

/** A waiting item that every member of queue `q` may have. */
export function makeItem(more: Partial<RoutableItem> = {}): RoutableItem {
  return {
    id: 'item',
    queue: 'q',
    mediaType: 'workitem',
    weight: 1,
    curve: flat(10),
    plan: openPlan,
    preferredAgent: null,
    preferredAgentKnown: false,
    ringBaseMs: 0,
    activationMs: 0,
    queuedSinceMs: 0,
    onTopSinceMs: null,
    declines: {},
    emergency: false,
    answer: 'manual',
    ...more,
  };
}

/** A Ready agent of queue `q` with room for two workitems. */
export function makeAgent(more: Partial<RoutableAgent> = {}): RoutableAgent {
  return {
    key: 'agent',
    presence: 'ready',
    readySinceMs: 0,
    idleSinceMs: null,
    heldCount: 0,
    openManualOffer: false,
    skills: {},
    queues: ['q'],
    groups: [],
    capacity: { workitem: { max: 2, used: 0, outside: 0 } },
    blockedBy: {},
    ...more,
  };
}

const keys = ['ana', 'ben', 'cyd', 'dan'];
const queueKeys = ['q', 'r'];
const level = fc.nat(3);
const skills: fc.Arbitrary<Record<string, number>> = fc.oneof(
  fc.constant({}),
  fc.record({ A: level }),
  fc.record({ A: level, B: level }),
);
const room = fc.record({ max: fc.nat(3), used: fc.nat(2), outside: fc.nat(1) });

const requirement: fc.Arbitrary<RingRequirement> = fc.oneof(
  fc.constant('preferred' as const),
  fc.record(
    {
      skills: fc.constantFrom('A >= 1', 'A >= 2 and B >= 1', 'not B > 1', 'A > 0 or B > 2'),
      agents: fc.subarray(keys, { minLength: 1 }),
      group: fc.constantFrom('g', 'h'),
      queue: fc.constantFrom(...queueKeys),
    },
    { requiredKeys: [] },
  ),
);

export const agents: fc.Arbitrary<RoutableAgent[]> = fc
  .subarray(keys, { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map((key) => agentOf(key))));

function agentOf(key: string): fc.Arbitrary<RoutableAgent> {
  return fc.record({
    key: fc.constant(key),
    presence: fc.constantFrom('ready' as const, 'ready' as const, 'not-ready' as const),
    readySinceMs: fc.nat(5),
    idleSinceMs: fc.option(fc.nat(5)),
    heldCount: fc.nat(1),
    openManualOffer: fc.constantFrom(false, false, true),
    skills,
    queues: fc.subarray(queueKeys),
    groups: fc.subarray(['g', 'h']),
    capacity: fc.oneof(fc.record({ workitem: room }), fc.record({ workitem: room, voice: room })),
    blockedBy: fc.constantFrom<RoutableAgent['blockedBy']>({}, { workitem: ['voice'] }),
  });
}

export const items: fc.Arbitrary<RoutableItem[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    queue: fc.constantFrom(...queueKeys),
    mediaType: fc.constantFrom('workitem', 'workitem', 'voice'),
    weight: fc.constantFrom(1, 1, 2),
    curve: fc.oneof(fc.nat(3).map(flat), fc.constantFrom(null, stopAndGoId).map(rising)),
    plan: fc.record({
      key: fc.constant('p'),
      rings: fc.array(fc.record({ afterMs: fc.nat(20), requirement }), { minLength: 1, maxLength: 3 }),
    }),
    preferredAgent: fc.constantFrom(null, ...keys),
    preferredAgentKnown: fc.boolean(),
    ringBaseMs: fc.nat(10),
    activationMs: fc.nat(10),
    queuedSinceMs: fc.nat(3),
    onTopSinceMs: fc.constantFrom(null, null, 1),
    declines: fc.dictionary(fc.constantFrom(...keys), fc.nat(20), { maxKeys: 1 }),
    emergency: fc.constantFrom(false, false, true),
    answer: fc.constantFrom('manual' as const, 'auto' as const),
  }),
  { selector: (item) => item.id, maxLength: 6 },
);

export const queues: fc.Arbitrary<Map<string, RoutableQueue>> = fc
  .tuple(
    ...queueKeys.map((key) =>
      fc.record({
        key: fc.constant(key),
        order: fc.constantFrom(
          'longest-idle' as const,
          'best-skill' as const,
          'least-loaded' as const,
          'preferred' as const,
        ),
        preferredAgents: fc.shuffledSubarray(keys),
      }),
    ),
  )
  .map((list) => new Map(list.map((queue) => [queue.key, queue])));
