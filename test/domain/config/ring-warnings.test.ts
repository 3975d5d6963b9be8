import fc from 'fast-check';
import { parseDocuments } from '../../../domain/config/parse';
import { ringWarnings } from '../../../domain/config/ring-warnings';
import type { AgentDocument } from '../../../domain/config/agent';
import type { GroupDocument } from '../../../domain/config/group';
import type { RoutingPlanDocument } from '../../../domain/config/routing-plan';
import { warningsOf } from '../../../domain/config/warnings';

function parsed(values: object[]) {
  const result = parseDocuments(values.map((value) => ({ division: 'd', ...value })));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.documents;
}

const people = [
  { kind: 'agent', key: 'ana', skills: { Adjuster: 3, Fraud: 1 }, queues: ['claims'] },
  { kind: 'agent', key: 'ben', skills: { Adjuster: 2 }, groups: ['night'] },
  { kind: 'agent', key: 'cas' },
];

function warned(rings: object[], others: object[] = people) {
  const [plan, ...beside] = parsed([{ kind: 'routing-plan', key: 'p', rings }, ...others]);
  return plan ? warningsOf([plan], beside).map(({ path, code, value }) => [path, code, value]) : [];
}

const ring = (index: number) => `documents[0].rings[${index}]`;

test.each<[string, object[], unknown[]]>([
  ['each admits somebody more', [{ skills: 'Adjuster >= 3' }, { skills: 'Adjuster >= 2' }, {}], []],
  [
    'turned round the narrow ones are in vain',
    [{ skills: 'Adjuster >= 2' }, { skills: 'Adjuster >= 3' }],
    [[ring(1), 'RING_ADMITS_NOBODY_NEW', { skills: 'Adjuster >= 3' }]],
  ],
  [
    'after everybody nobody is left',
    [{}, { group: 'night' }],
    [[ring(1), 'RING_ADMITS_NOBODY_NEW', { group: 'night' }]],
  ],
  [
    'people named above already',
    [{ agents: ['ana', 'ben'] }, { agents: ['ben'] }],
    [[ring(1), 'RING_ADMITS_NOBODY_NEW', { agents: ['ben'] }]],
  ],
  ['a group without anybody', [{ group: 'day' }], [[ring(0), 'RING_ADMITS_NOBODY_NEW', { group: 'day' }]]],
  [
    'a level that nobody has',
    [{ skills: 'Adjuster > 3 and not Fraud >= 9' }],
    [[`${ring(0)}.skills`, 'UNKNOWN_LEVEL', 'Adjuster > 3']],
  ],
  [
    'a level that somebody has, or need not have',
    [{ skills: 'Adjuster >= 3' }, { skills: 'Adjuster >= 9 or Adjuster = 2' }],
    [],
  ],
  ['the preferred agent is known with the item', [{ preferredAgent: true }, { skills: 'Adjuster >= 2' }, {}], []],
])('%s', (_, rings, expected) => {
  expect(warned(rings)).toEqual(expected);
});

test('a group has whom it lists as well as who says so himself', () => {
  const group = { kind: 'group', key: 'day', agents: ['cas'] };
  expect(warned([{ group: 'day' }, { group: 'night' }], [...people, group])).toEqual([]);
  expect(warned([{ group: 'day' }, { agents: ['cas'] }], [...people, group])).toEqual([
    [ring(1), 'RING_ADMITS_NOBODY_NEW', { agents: ['cas'] }],
  ]);
});

test('without agents only what repeats a ring above it is told', () => {
  expect(warned([{ skills: 'Adjuster >= 9' }, { skills: 'Adjuster >= 2' }], [])).toEqual([]);
  expect(warned([{ group: 'night' }, { group: 'night' }, {}, { skills: 'Adjuster >= 2' }], [])).toEqual([
    [ring(1), 'RING_ADMITS_NOBODY_NEW', { group: 'night' }],
    [ring(3), 'RING_ADMITS_NOBODY_NEW', { skills: 'Adjuster >= 2' }],
  ]);
});

test('a ring is told of exactly when taking it away leaves the same people, whoever there is', () => {
  const skills = fc.constantFrom('A >= 1', 'A >= 2', 'A >= 1 and B >= 1', 'A >= 2 or B >= 1', 'not A >= 2');
  const rings = fc.array(
    fc.record(
      { skills, group: fc.constantFrom('g', 'h'), agents: fc.subarray(['a0', 'a1', 'a2', 'a3'], { minLength: 1 }) },
      { requiredKeys: [] },
    ),
    { minLength: 1, maxLength: 5 },
  );
  const agents = fc.array(fc.record({ A: fc.nat(2), B: fc.nat(1), groups: fc.subarray(['g', 'h']) }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(rings, agents, (given, levels) => {
      const documents = parsed([
        { kind: 'routing-plan', key: 'p', rings: given },
        ...levels.map(({ A, B, groups }, index) => ({ kind: 'agent', key: `a${index}`, skills: { A, B }, groups })),
      ]);
      const plan = documents[0] as RoutingPlanDocument;
      const members = documents.slice(1) as AgentDocument[];
      const warnedOf = new Set(ringWarnings(plan, members, [] as GroupDocument[]).map(({ path }) => path[1]));
      const admits = (index: number) =>
        members.filter(({ key, skills: { A = 0, B = 0 }, groups }) => {
          const { skills: text, group, agents: named } = plan.rings[index] ?? {};
          const meets =
            {
              'A >= 1': A >= 1,
              'A >= 2': A >= 2,
              'A >= 1 and B >= 1': A >= 1 && B >= 1,
              'A >= 2 or B >= 1': A >= 2 || B >= 1,
              'not A >= 2': A < 2,
            }[text ?? ''] ?? true;
          return meets && (group === undefined || groups.includes(group)) && (!named || named.includes(key));
        });
      for (const index of plan.rings.keys()) {
        const above = new Set(plan.rings.slice(0, index).flatMap((_, at) => admits(at)));
        const isVain = admits(index).every((member) => above.has(member));
        expect([index, warnedOf.has(index)]).toEqual([index, isVain]);
      }
    }),
  );
});

test('an action that opens a ring which the plan does not have is told, where the plan is known', () => {
  const plan = { kind: 'routing-plan', key: 'p', rings: [{ agents: ['ana'] }, {}] };
  const thresholds = [{ at: '50%', actions: [{ openRing: 1 }, { openRing: 2 }] }];
  const worktype = {
    kind: 'worktype',
    key: 'w',
    referencePrefix: 'W',
    queue: 'q',
    sla: { target: 'PT1H', thresholds },
  };
  const [fixed, decided, ...beside] = parsed([
    { ...worktype, routing: { plan: 'p' } },
    { ...worktype, key: 'v', routing: { plan: 'p', decision: 't' } },
    plan,
    ...people,
  ]);
  if (!fixed || !decided) throw new Error('two worktypes');
  expect(warningsOf([fixed, decided], beside)).toMatchObject([
    { path: 'documents[0].sla.thresholds[0].actions[1].openRing', code: 'UNKNOWN_RING', value: 2, allowed: '0 to 1' },
  ]);
});
