import { at, claim, claims, command, example, ready } from './claims';
import { type OutputLine, simulate, timed, withDocuments } from './simulate';

const until = at('12:00');

/** What a command makes of C-1, which nobody has: the lines of that instant that follow it. */
async function after(action: string, more: object = {}, lines: readonly object[] = [claim('08:01', 'C-1')]) {
  const told = await simulate(claims, [...lines, command('09:00', 'C-1', action, more)], { until });
  return { ...told, answer: told.lines.find(({ at: instant }) => instant === '2026-11-23T09:00:00.000Z') };
}

test.each<[string, object, Partial<OutputLine>]>([
  ['reprioritize', { priority: 900, reason: 'a friend' }, { type: 'reprioritized', to: 900, priority: 900 }],
  ['extend', { dueAt: at('10:00', 26) }, { type: 'extended', dueAt: '2026-11-26T10:00:00.000Z' }],
  ['extend', { dueAt: at('10:00') }, { type: 'refused', code: 'OUT_OF_ORDER' }],
  ['reschedule', { dueAt: at('10:00') }, { type: 'rescheduled', dueAt: '2026-11-23T10:00:00.000Z' }],
  ['reschedule', { dueAt: null, activateAt: at('09:30') }, { type: 'rescheduled', dueAt: '2026-11-25T09:30:00.000Z' }],
  ['reschedule', { dueAt: at('08:00') }, { type: 'refused', code: 'DUE_BEFORE_ACTIVATION' }],
  ['pause', { reason: 'papers are missing' }, { type: 'paused', reason: 'papers are missing' }],
  ['set-status', { status: 'review' }, { type: 'status-changed', to: 'review' }],
  ['set-status', { status: 'lost' }, { type: 'refused', code: 'UNKNOWN_STATUS' }],
  ['note', { text: 'called twice' }, { type: 'noted', text: 'called twice' }],
  ['link', { interaction: 'call-7' }, { type: 'linked', interaction: 'call-7' }],
  ['escalate', {}, { type: 'escalated', count: 1, byHand: true }],
  ['update', { attributes: { Claim_Value: 2_000 } }, { type: 'updated' }],
  ['hold', { agent: 'ana' }, { type: 'refused', code: 'WRONG_STATE' }],
])('%s %j is done or refused as by the API', async (action, more, wanted) => {
  expect((await after(action, more)).answer).toMatchObject({ item: 'C-1', ...wanted });
});

test('a value that the rules read gives the item another plan, and another agent', async () => {
  const { lines } = await simulate(
    claims,
    [
      ready('08:00', 'ben'),
      claim('08:01', 'C-1', { value: 100_001 }),
      command('08:05', 'C-1', 'update', { attributes: { Claim_Value: 5_000 } }),
    ],
    { until },
  );
  expect(timed(lines, 'reclassified', 'offered')).toEqual(['08:05:00 reclassified C-1', '08:05:00 offered C-1 ben']);
});

test('what is paused is offered to nobody, and takes its place again when it is resumed', async () => {
  const lines = [
    claim('08:01', 'C-1'),
    command('08:02', 'C-1', 'pause'),
    ready('08:03', 'ana'),
    command('08:30', 'C-1', 'resume'),
  ];
  const { lines: told, summary } = await simulate(claims, lines, { until });
  expect(timed(told, 'paused', 'resumed', 'offered', 'completed')).toEqual([
    '08:02:00 paused C-1',
    '08:30:00 resumed C-1',
    '08:30:00 offered C-1 ana',
    '08:32:00 completed C-1 ana',
  ]);
  expect(summary.items).toMatchObject({ completed: 1, paused: 0 });
  const before = await simulate(claims, lines, { until: at('08:10') });
  expect(before.summary.items).toMatchObject({ paused: 1 });
});

test.each<[string, object]>([
  ['resume', {}],
  ['requeue', {}],
  ['transfer', { queue: 'emergency-backlog' }],
  ['transfer', { agent: 'ana' }],
  ['reclassify', {}],
])('the clocks stand still until a pause ends, also by %s %j', async (action, more) => {
  const lines = [claim('08:01', 'C-1'), command('08:31', 'C-1', 'pause'), command('10:31', 'C-1', action, more)];
  const { lines: told } = await simulate(claims, lines, { until: at('12:00', 26) });
  expect(timed(told, 'overdue')).toEqual(['10:01:00 overdue C-1']);
});

test('what an agent holds makes room for other work, and he goes on where he was', async () => {
  const { lines } = await simulate(
    claims,
    [
      ready('08:00', 'ana'),
      claim('08:01', 'C-1', { handleTime: 'PT30M' }),
      claim('08:01', 'C-2', { handleTime: 'PT1H' }),
      claim('08:02', 'C-3'),
      command('08:11', 'C-1', 'hold'),
      command('08:20', 'C-1', 'resume', { agent: 'ana' }),
    ],
    { until },
  );
  expect(timed(lines, 'held', 'resumed', 'completed', 'offered').slice(2)).toEqual([
    '08:11:00 held C-1 ana',
    '08:11:00 offered C-3 ana',
    '08:13:00 completed C-3 ana',
    '08:20:00 resumed C-1 ana',
    '08:40:00 completed C-1 ana',
    '09:01:00 completed C-2 ana',
  ]);
});

test('a completed item that is restarted lives again, and counts again', async () => {
  const { lines, summary } = await simulate(
    claims,
    [ready('08:00', 'ana'), claim('08:01', 'C-1'), command('09:00', 'C-1', 'restart')],
    { until },
  );
  expect(timed(lines, 'offered', 'completed', 'restarted')).toEqual([
    '08:01:00 offered C-1 ana',
    '08:03:00 completed C-1 ana',
    '09:00:00 restarted C-1',
    '09:00:00 offered C-1 ana',
    '09:02:00 completed C-1 ana',
  ]);
  expect(summary.items).toMatchObject({ captured: 1, restarted: 1, completed: 2 });
  expect(summary.waiting.toAccept.count).toBe(2);
});

test('a fixed priority chooses first, and null gives the item back to its curve', async () => {
  const { lines } = await simulate(
    claims,
    [
      claim('08:01', 'C-1'),
      claim('08:02', 'C-2'),
      command('08:03', 'C-2', 'reprioritize', { priority: 950 }),
      ready('08:04', 'ana', 'never'),
      command('08:05', 'C-2', 'reprioritize', { priority: null }),
    ],
    { until: at('08:05') },
  );
  expect(lines.find(({ type }) => type === 'offered')).toMatchObject({ item: 'C-2', priority: 950 });
  expect(lines.filter(({ type }) => type === 'reprioritized').at(-1)?.priority).toBeLessThan(200);
});

test('the thresholds of the example: told at 75 %, three escalations from 100 % on, the fourth to the emergency queue', async () => {
  const { lines, summary } = await simulate(example, [claim('08:01', 'C-1')], { until: at('12:00', 27) });
  const escalated = lines.filter(({ type }) => type === 'threshold' || type === 'escalated');
  expect(escalated.map((line) => [line.at, line.type, line.count, line.emergencyQueue])).toEqual([
    ['2026-11-24T20:01:00.000Z', 'threshold', undefined, undefined],
    ['2026-11-25T08:01:00.000Z', 'escalated', 1, undefined],
    ['2026-11-25T12:49:00.000Z', 'escalated', 2, undefined],
    ['2026-11-25T17:37:00.000Z', 'escalated', 3, undefined],
    ['2026-11-25T22:25:00.000Z', 'escalated', 4, 'emergency-backlog'],
  ]);
  const overdue = lines.filter(({ type }) => type === 'overdue');
  expect(overdue).toMatchObject([{ at: '2026-11-26T08:01:00.000Z' }]);
  expect(summary.items).toMatchObject({ escalated: 4, overdue: 1 });
});

test('a threshold that repeats for ever comes once more after the last line', async () => {
  const repeating = withDocuments(
    claims,
    ...claims.flatMap((one) => {
      if (one.kind !== 'worktype') return [];
      const thresholds = [{ at: '100%', repeat: '10%', actions: [{ raisePriority: 1 }] }];
      return [{ ...one, sla: { ...one.sla, thresholds } }];
    }),
  );
  const { lines } = await simulate(repeating, [claim('08:01', 'C-1')]);
  expect(lines.filter(({ type }) => type === 'threshold')).toHaveLength(2);
});
