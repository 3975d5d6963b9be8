import { at, claim, claims, command, marked, presence, ready } from './claims';
import { brief, simulate, timed, withDocuments } from './simulate';

test('an item is offered, accepted at once, and completed after its handle time, with every entry of its history', async () => {
  const { lines, summary } = await simulate(claims, [ready('08:00', 'ana'), claim('08:01', 'C-1')]);
  expect(lines.map((line) => `${line.at.slice(11, 19)} ${brief(line)}`)).toEqual([
    '08:00:00 presence ana',
    '08:01:00 captured C-1',
    '08:01:00 classified C-1',
    '08:01:00 queued C-1',
    '08:01:00 offered C-1 ana',
    '08:01:00 accepted C-1 ana',
    '08:01:00 status-changed C-1',
    '08:03:00 completed C-1 ana',
    '08:03:00 status-changed C-1',
  ]);
  expect(summary).toMatchObject({ items: { captured: 1, completed: 1, waiting: 0 }, to: '2026-11-23T08:03:00.000Z' });
});

test('marked done it waits for its source, and the agent is free at once', async () => {
  const { lines } = await simulate(marked, [
    ready('08:00', 'ana'),
    claim('08:01', 'C-1'),
    claim('08:02', 'C-2'),
    claim('08:02:30', 'C-3'),
    command('08:10', 'C-1', 'complete', { disposition: 'approved' }),
    command('08:10', 'C-2', 'complete'),
    command('08:10', 'C-3', 'complete'),
  ]);
  expect(timed(lines, 'mark-done', 'offered', 'completed').slice(0, 4)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:02:00 offered C-2 ana',
    '08:03:00 mark-done C-1 ana',
    '08:03:00 offered C-3 ana',
  ]);
  expect(lines.find(({ type }) => type === 'completed')).toMatchObject({ item: 'C-1', disposition: 'approved' });
});

test('what its source leaves unanswered for 15 min comes back; after the last line it comes back once and then waits for good', async () => {
  const { lines, summary } = await simulate(marked, [ready('08:00', 'ana'), claim('08:01', 'C-1')]);
  expect(timed(lines, 'queued', 'mark-done', 'overdue')).toEqual([
    '08:01:00 queued C-1',
    '08:03:00 mark-done C-1 ana',
    '08:18:00 queued C-1 ana',
    '08:20:00 mark-done C-1 ana',
    '08:01:00 overdue C-1',
  ]);
  expect(summary.items).toMatchObject({ awaitingSource: 1, overdue: 1 });
  const longer = await simulate(marked, [ready('08:00', 'ana'), claim('08:01', 'C-1')], { until: at('09:00') });
  expect(timed(longer.lines, 'mark-done')).toHaveLength(4);
});

test('72 h after its capture an item of 48 h is overdue, once, whatever it is at then', async () => {
  const { lines, summary } = await simulate(claims, [claim('08:01', 'C-1')]);
  expect(lines.filter(({ type }) => type === 'overdue')).toMatchObject([
    { at: '2026-11-26T08:01:00.000Z', item: 'C-1' },
  ]);
  expect(summary).toMatchObject({ items: { waiting: 1, overdue: 1 }, sla: { openLate: 1, attainment: 0 } });
});

test('an external ID that its source has used before starts nothing', async () => {
  const { summary } = await simulate(claims, [claim('08:01', 'C-1'), claim('08:02', 'C-1')], { until: at('09:00') });
  expect(summary.items).toMatchObject({ captured: 1, waiting: 1 });
});

test('what its source cancels leaves the hands of its agent, or takes its offer back', async () => {
  const { lines } = await simulate(claims, [
    ready('08:00', 'ana'),
    claim('08:01', 'C-1', { handleTime: 'PT1H' }),
    ready('08:01:30', 'ana', 'PT1M'),
    claim('08:02', 'C-2'),
    command('08:02:10', 'C-1', 'cancel'),
    command('08:02:20', 'C-2', 'cancel', { reason: 'withdrawn' }),
  ]);
  expect(timed(lines, 'cancelled', 'revoked', 'completed')).toEqual([
    '08:02:10 cancelled C-1 ana',
    '08:02:20 revoked C-2 ana',
    '08:02:20 cancelled C-2',
  ]);
});

test('an agent can accept and complete by command as well', async () => {
  const { lines } = await simulate(claims, [
    ready('08:00', 'ana', 'never'),
    claim('08:01', 'C-1', { handleTime: 'PT1H' }),
    command('08:02', 'C-1', 'accept', { agent: 'ana' }),
    command('08:05', 'C-1', 'complete', { agent: 'ana', disposition: 'approved' }),
  ]);
  expect(timed(lines, 'accepted', 'completed')).toEqual(['08:02:00 accepted C-1 ana', '08:05:00 completed C-1 ana']);
});

test('a command that comes at the wrong moment is told with its code, and the rest goes on', async () => {
  const { lines, summary } = await simulate(claims, [
    ready('08:00', 'ana'),
    claim('08:01', 'C-1'),
    command('08:02', 'C-1', 'decline', { agent: 'ana' }),
    command('08:02', 'C-1', 'complete', { agent: 'ben' }),
    command('08:10', 'C-1', 'cancel'),
  ]);
  const refused = lines.filter(({ type }) => type === 'refused');
  expect(refused).toMatchObject([
    { item: 'C-1', action: 'decline', agent: 'ana', code: 'NOT_OFFERED' },
    { item: 'C-1', action: 'complete', agent: 'ben', code: 'NOT_YOURS' },
    { item: 'C-1', action: 'cancel', code: 'ITEM_CLOSED' },
  ]);
  expect(summary.items).toMatchObject({ completed: 1, refused: 3 });
});

test('--until ends at that instant, what happens in it included', async () => {
  const input = [
    ready('08:00', 'ana'),
    claim('08:01', 'C-1'),
    presence('08:09', 'ben', 'ready'),
    claim('08:10', 'C-2'),
  ];
  const { lines, summary } = await simulate(claims, input, { until: at('08:03') });
  expect(timed(lines, 'completed')).toEqual(['08:03:00 completed C-1 ana']);
  expect(summary).toMatchObject({ to: '2026-11-23T08:03:00.000Z', items: { captured: 1, completed: 1 } });
  const before = await simulate(claims, input, { until: at('08:02:59') });
  expect(before.summary.items).toMatchObject({ completed: 0, inHands: 1 });
});

test('a supervisor assigns over the rules but not over the room, and an open offer is taken back', async () => {
  const { lines } = await simulate(claims, [
    ready('08:00', 'ana', 'never'),
    claim('08:01', 'C-1'),
    claim('08:01', 'C-2'),
    claim('08:01', 'C-3'),
    ...['C-1', 'C-2', 'C-3'].map((id) => command('08:02', id, 'assign', { agent: 'ben' })),
  ]);
  expect(timed(lines, 'revoked', 'assigned', 'refused', 'completed').slice(0, 6)).toEqual([
    '08:02:00 revoked C-1 ana',
    '08:02:00 assigned C-1 ben',
    '08:02:00 assigned C-2 ben',
    '08:02:00 refused C-3 ben',
    '08:04:00 completed C-1 ben',
    '08:04:00 completed C-2 ben',
  ]);
  expect(lines.find(({ type }) => type === 'refused')).toMatchObject({ code: 'CAPACITY_FULL' });
});

test('what its holder parks until an instant is offered again then, what he releases at once', async () => {
  const { lines, summary } = await simulate(
    claims,
    [
      ready('08:00', 'ana'),
      claim('08:01', 'C-1', { handleTime: 'PT10M' }),
      command('08:02', 'C-1', 'park', { until: at('08:30') }),
      claim('08:40', 'C-2', { handleTime: 'PT10M' }),
      command('08:41', 'C-2', 'release'),
      claim('09:00', 'C-3'),
      command('09:01', 'C-3', 'park'),
      command('09:10', 'C-3', 'transfer', { queue: 'claims' }),
      claim('09:20', 'C-4'),
      command('09:21', 'C-4', 'transfer', { agent: 'ben' }),
    ],
    { until: at('10:00') },
  );
  expect(timed(lines, 'offered', 'parked', 'released', 'transferred', 'completed')).toEqual([
    '08:01:00 offered C-1 ana',
    '08:02:00 parked C-1 ana',
    '08:30:00 offered C-1 ana',
    '08:40:00 completed C-1 ana',
    '08:40:00 offered C-2 ana',
    '08:41:00 released C-2 ana',
    '08:41:00 offered C-2 ana',
    '08:51:00 completed C-2 ana',
    '09:00:00 offered C-3 ana',
    '09:01:00 parked C-3 ana',
    '09:10:00 transferred C-3',
    '09:10:00 offered C-3 ana',
    '09:12:00 completed C-3 ana',
    '09:20:00 offered C-4 ana',
    '09:21:00 parked C-4 ana',
  ]);
  expect(summary.items).toMatchObject({ completed: 3, parked: 1 });
});

test('where the worktype answers by itself nobody is asked, and several offers are made at once', async () => {
  const auto = withDocuments(
    claims,
    ...claims.flatMap((one) => (one.kind === 'worktype' ? [{ ...one, offer: { ...one.offer, answer: 'auto' } }] : [])),
  );
  const { lines } = await simulate(auto, [
    ready('08:00', 'ana', 'never'),
    claim('08:01', 'C-1'),
    claim('08:01', 'C-2'),
  ]);
  expect(timed(lines, 'offered', 'accepted')).toEqual([
    '08:01:00 offered C-1 ana',
    '08:01:00 offered C-2 ana',
    '08:01:00 accepted C-1 ana',
    '08:01:00 accepted C-2 ana',
  ]);
});
