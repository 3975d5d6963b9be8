import { minuteMs } from '../../domain/time/duration';
import { at, claim, claims, command, presence, ready } from './claims';
import { simulate, timed, withDocuments } from './simulate';

const until = at('10:00');

/** The claims with what their worktype does at logout. */
function withLogout(onLogout: object) {
  const types = claims.flatMap((one) => (one.kind === 'worktype' ? [{ ...one, onLogout }] : []));
  return withDocuments(claims, ...types, adjusters, shelf);
}

const adjusters = { kind: 'group', key: 'adjusters', division: 'claims', agents: ['ana', 'ben'] };
const shelf = { kind: 'workbin', key: 'left-over', division: 'claims', type: 'group', group: 'adjusters' };
const told = ['disconnected', 'reconnected', 'requeued', 'parked', 'offered', 'completed'];

/** Ana holds C-1 for half an hour from 08:01, and is Offline from 08:05. */
const away = [
  ready('08:00', 'ana'),
  claim('08:01', 'C-1', { handleTime: 'PT30M' }),
  presence('08:05', 'ana', 'offline'),
  ready('08:06', 'ben'),
];

test('with the policy keep, who goes Offline keeps what he holds, and completes it', async () => {
  const { lines } = await simulate(withLogout({ policy: 'keep' }), away, { until });
  expect(timed(lines, ...told)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:05:00 disconnected C-1 ana',
    '08:31:00 completed C-1 ana',
  ]);
});

test('with requeue it is in its queue again after the delay, with its curve, and somebody else gets it', async () => {
  const { lines } = await simulate(withLogout({ policy: 'requeue', after: 'PT10M' }), away, { until });
  expect(timed(lines, ...told)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:05:00 disconnected C-1 ana',
    '08:15:00 requeued C-1 ana',
    '08:15:00 offered C-1 ben',
    '08:45:00 completed C-1 ben',
  ]);
  expect(lines.find(({ type }) => type === 'requeued')).toMatchObject({ reason: 'logout' });
  const at815 = lines.filter(({ at: instant }) => instant === at('08:15').replace('Z', '.000Z'));
  const priorities = new Set(at815.map(({ priority }) => priority));
  expect(priorities.size).toBe(1);
});

test('without a delay it leaves his hands in the same instant', async () => {
  const { lines } = await simulate(
    withLogout({ policy: 'requeue', after: 'PT0S' }),
    [...away, ready('08:05', 'ben')].toSorted(byTime),
    {
      until,
    },
  );
  expect(timed(lines, ...told).slice(1, 4)).toEqual([
    '08:05:00 disconnected C-1 ana',
    '08:05:00 requeued C-1 ana',
    '08:05:00 offered C-1 ben',
  ]);
});

test('with workbin it lies in the one that is named, or in his own, and is offered to nobody', async () => {
  const named = await simulate(withLogout({ policy: 'workbin', workbin: 'left-over', after: 'PT1M' }), away, { until });
  expect(timed(named.lines, ...told).at(-1)).toBe('08:06:00 parked C-1 ana');
  expect(named.lines.find(({ type }) => type === 'parked')).toMatchObject({ workbin: 'left-over', reason: 'logout' });
  const own = await simulate(withLogout({ policy: 'workbin', after: 'PT1M' }), away, { until });
  expect(own.lines.find(({ type }) => type === 'parked')).toMatchObject({ workbin: 'agent:ana' });
  expect(own.summary.items).toMatchObject({ parked: 1, completed: 0 });
});

test('who is back in time keeps it, whether Ready or not; a later absence begins anew', async () => {
  const back = [
    ...away,
    presence('08:14:59', 'ana', 'not-ready', { reason: 'Lunch' }),
    presence('08:20', 'ana', 'offline'),
    presence('08:29', 'ana', 'not-ready'),
  ];
  const { lines } = await simulate(withLogout({ policy: 'requeue', after: 'PT10M' }), back, { until });
  expect(timed(lines, ...told)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:05:00 disconnected C-1 ana',
    '08:14:59 reconnected C-1 ana',
    '08:20:00 disconnected C-1 ana',
    '08:29:00 reconnected C-1 ana',
    '08:31:00 completed C-1 ana',
  ]);
});

test('what left his hands meanwhile stays where it is', async () => {
  const moved = [...away, command('08:10', 'C-1', 'transfer', { queue: 'claims' })];
  const { lines } = await simulate(withLogout({ policy: 'requeue', after: 'PT10M' }), moved, { until });
  expect(timed(lines, ...told)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:05:00 disconnected C-1 ana',
    '08:10:00 offered C-1 ben',
    '08:40:00 completed C-1 ben',
  ]);
});

test('an agent who is not Ready pulls and works; what he passes over is told', async () => {
  const { lines } = await simulate(
    claims,
    [
      presence('08:00', 'ana', 'not-ready'),
      claim('08:01', 'C-1'),
      claim('08:02', 'C-2'),
      command('08:03', 'C-2', 'pull', { agent: 'ana' }),
      command('08:04', 'C-1', 'pull', { agent: 'ana' }),
    ],
    { until },
  );
  expect(timed(lines, 'offered', 'pulled', 'completed')).toEqual([
    '08:03:00 pulled C-2 ana',
    '08:04:00 pulled C-1 ana',
    '08:05:00 completed C-2 ana',
    '08:06:00 completed C-1 ana',
  ]);
  expect(lines.filter(({ type }) => type === 'pulled')).toMatchObject([
    { by: 'choice', skipped: 1, queue: 'claims' },
    { by: 'priority', skipped: 0, queue: 'claims' },
  ]);
});

test.each([
  ['a queue that forbids pulls', { pull: false }, 'C-2', 'ana', 'PULL_FORBIDDEN'],
  ['a queue that forbids the choice', { choice: false }, 'C-2', 'ana', 'CHOICE_FORBIDDEN'],
  ['the next by priority where the choice is forbidden', { choice: false }, 'C-1', 'ana', null],
  ['an item whose rings do not admit him', {}, 'C-large', 'ben', 'NOT_ELIGIBLE'],
  ['an item for which he has no room', {}, 'C-3', 'full', 'CAPACITY_FULL'],
  ['an item that is offered to somebody', {}, 'C-offered', 'ana', 'WRONG_STATE'],
  ['an item that somebody has', {}, 'C-held', 'ana', 'NOT_YOURS'],
  ['an item in the workbin of somebody else', {}, 'C-ben', 'ana', 'NOT_YOURS'],
  ['an item in his own workbin', {}, 'C-ana', 'ana', null],
  ['an item in a workbin of his group', {}, 'C-shelf', 'ana', null],
  ['an item in a workbin of a group that is not his', {}, 'C-shelf', 'sue', 'NOT_YOURS'],
])('a pull of %s', async (_, queue, item, agent, code) => {
  const documents = withDocuments(
    claims,
    ...claims.flatMap((one) => (one.kind === 'queue' && one.key === 'claims' ? [{ ...one, ...queue }] : [])),
    adjusters,
    shelf,
    {
      kind: 'agent',
      key: 'full',
      division: 'claims',
      queues: ['claims'],
      skills: { Adjuster: 3 },
      capacity: { workitem: 0 },
    },
    { kind: 'agent', key: 'ringing', division: 'claims', queues: ['claims'], skills: { Adjuster: 3 } },
  );
  const { lines } = await simulate(
    documents,
    [
      ready('08:00', 'ringing', 'never'),
      claim('08:00', 'C-offered', { priority: 900 }),
      ...['C-held', 'C-ben', 'C-ana', 'C-shelf'].map((id) => claim('08:00', id, { handleTime: 'PT1H' })),
      command('08:00', 'C-held', 'assign', { agent: 'ben' }),
      command('08:00', 'C-ben', 'transfer', { agent: 'ben' }),
      command('08:00', 'C-ana', 'transfer', { agent: 'ana' }),
      command('08:00', 'C-shelf', 'transfer', { workbin: 'left-over' }),
      ...['C-1', 'C-2', 'C-3'].map((id) => claim('08:01', id)),
      claim('08:01', 'C-large', { value: 200_000 }),
      command('08:02', item, 'pull', { agent }),
    ],
    { until: at('08:02') },
  );
  const answers = lines.filter(({ type }) => type === 'pulled' || type === 'refused');
  expect(answers).toMatchObject([
    code === null ? { type: 'pulled', item, agent } : { type: 'refused', item, agent, code },
  ]);
});

test('every line of an item has its priority and a ring: by which somebody has it, or the last that is open', async () => {
  const { lines } = await simulate(
    claims,
    [
      claim('08:01', 'C-1', { value: 100_001, handleTime: 'PT10M' }),
      ready('08:40', 'ben'),
      command('08:45', 'C-1', 'release'),
    ],
    { until },
  );
  const ofItem = lines.filter(({ item }) => item === 'C-1');
  for (const line of ofItem) expect(line).toMatchObject({ priority: expect.any(Number), ring: expect.any(Number) });
  const rings = ofItem.map(({ type, ring }) => `${type} ${ring}`);
  expect(rings.slice(0, 3)).toEqual(['captured 0', 'classified 0', 'queued 0']);
  expect(rings).toEqual(expect.arrayContaining(['offered 1', 'accepted 1', 'released 1', 'completed 1']));
  const later = await simulate(claims, [claim('08:01', 'C-1', { activateAt: at('09:00') })], { until: at('08:30') });
  expect(later.lines).toMatchObject([
    { type: 'captured', ring: null },
    { type: 'classified', ring: null },
  ]);
});

function byTime(a: object, b: object): number {
  const of = (line: object) => Math.round(Date.parse((line as { at: string }).at) / minuteMs);
  return of(a) - of(b);
}
