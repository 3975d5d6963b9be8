import { at, claim, claims, command, presence, ready } from './claims';
import { simulate, timed, withDocuments } from './simulate';

const until = at('20:00');
const offers = async (lines: readonly object[], documents = claims) =>
  timed((await simulate(documents, lines, { until })).lines, 'offered');

test('a claim of 100 001 asks for a senior adjuster, one of 100 000 does not; after 30 min its plan widens', async () => {
  const lines = [
    ready('08:00', 'ben'),
    claim('08:01', 'C-1', { value: 100_001 }),
    claim('08:02', 'C-2', { value: 100_000 }),
  ];
  expect(await offers(lines)).toEqual(['08:02:00 offered C-2 ben', '08:31:00 offered C-1 ben']);
  const withAna = [...lines, ready('08:10', 'ana')];
  expect(await offers(withAna)).toEqual(['08:02:00 offered C-2 ben', '08:10:00 offered C-1 ana']);
});

test('the ring by which an agent is admitted is told', async () => {
  const { lines } = await simulate(claims, [ready('08:00', 'ben'), claim('08:01', 'C-1', { value: 100_001 })], {
    until,
  });
  expect(lines.find(({ type }) => type === 'offered')).toMatchObject({ item: 'C-1', agent: 'ben', ring: 1 });
  expect(lines.find(({ type }) => type === 'accepted')).toMatchObject({ ring: 1, priority: expect.any(Number) });
});

test('the one who is idle longest gets the next item: by becoming Ready, then by the last item that left his hands', async () => {
  const lines = [
    ready('08:00', 'ben'),
    ready('08:01', 'ana'),
    claim('08:02', 'C-1'),
    claim('08:03', 'C-2'),
    claim('08:10', 'C-3', { handleTime: 'PT9M' }),
    claim('08:11', 'C-4'),
    claim('08:14', 'C-5'),
  ];
  expect(await offers(lines)).toEqual([
    '08:02:00 offered C-1 ben',
    '08:03:00 offered C-2 ana',
    '08:10:00 offered C-3 ben',
    '08:11:00 offered C-4 ana',
    // Ben has been idle for longer, but holds something.
    '08:14:00 offered C-5 ana',
  ]);
});

test('ties go to the longest waiting, then to the smallest external ID', async () => {
  const fixed = { priority: 50 };
  const lines = [
    claim('08:01', 'C-9', fixed),
    claim('08:02', 'C-10', fixed),
    claim('08:02', 'C-1', fixed),
    claim('08:02', 'B-7', fixed),
    ready('09:00', 'ana'),
  ];
  const { lines: told } = await simulate(claims, lines, { until });
  expect(timed(told, 'accepted').map((line) => line.slice(18))).toEqual(['C-9 ana', 'B-7 ana', 'C-1 ana', 'C-10 ana']);
});

test('nobody gets more than his profile has room for; what leaves his hands makes room at once', async () => {
  const lines = [ready('08:00', 'ana'), ...['C-1', 'C-2', 'C-3'].map((id) => claim('08:01', id))];
  expect(await offers(lines)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:01:00 offered C-2 ana',
    '08:03:00 offered C-3 ana',
  ]);
});

test('a call that is reported shuts workitems out, and its end lets them in', async () => {
  const load = (time: string, voice: number) => ({ at: at(time), type: 'load', agent: 'ana', load: { voice } });
  const lines = [ready('08:00', 'ana'), load('08:01', 1), claim('08:02', 'C-1'), load('08:07', 0)];
  expect(await offers(lines)).toEqual(['08:07:00 offered C-1 ana']);
});

test('a call that is reported takes an open offer back; it is no missed one', async () => {
  const load = (time: string, voice: number) => ({ at: at(time), type: 'load', agent: 'ana', load: { voice } });
  const lines = [ready('08:00', 'ana', 'never'), claim('08:01', 'C-1'), load('08:02', 1), load('08:20', 0)];
  const { lines: told } = await simulate(claims, lines, { until: at('08:21') });
  expect(timed(told, 'offered')).toEqual(['08:01:00 offered C-1 ana', '08:20:00 offered C-1 ana']);
  expect(told.filter(({ type }) => type === 'revoked')).toMatchObject([{ reason: 'load' }]);
  expect(timed(told, 'revoked')).toEqual(['08:02:00 revoked C-1 ana']);
});

test('a missed offer puts its item on top and makes the agent Not Ready until he says otherwise', async () => {
  const lines = [
    ready('08:00', 'ana', 'never'),
    claim('08:01', 'C-1', { priority: 1 }),
    claim('08:02', 'C-2', { priority: 900 }),
    presence('08:10', 'ana', 'ready'),
  ];
  const { lines: told, summary } = await simulate(claims, lines, { until });
  expect(timed(told, 'offered', 'accepted', 'revoked', 'presence').slice(0, 6)).toEqual([
    '08:00:00 presence ana',
    '08:01:00 offered C-1 ana',
    '08:06:00 revoked C-1 ana',
    '08:06:00 presence ana',
    '08:10:00 presence ana',
    '08:10:00 offered C-1 ana',
  ]);
  expect(told.find(({ type }) => type === 'revoked')).toMatchObject({ reason: 'rona' });
  expect(told.filter(({ type }) => type === 'presence')[1]).toMatchObject({ presence: 'not-ready', reason: 'rona' });
  expect(summary.offers).toMatchObject({ missed: 1, withdrawn: 0 });
});

test('an accept in the second in which the offer ends comes too late, one a second before in time', async () => {
  const late = await simulate(claims, [ready('08:00', 'ana', 'PT5M'), claim('08:01', 'C-1')], { until });
  expect(timed(late.lines, 'accepted', 'revoked')).toEqual(['08:06:00 revoked C-1 ana']);
  const soon = await simulate(claims, [ready('08:00', 'ana', 'PT4M59S'), claim('08:01', 'C-1')], { until });
  expect(timed(soon.lines, 'accepted', 'revoked')[0]).toBe('08:05:59 accepted C-1 ana');
});

test('who declines is not offered the item again within declineFor, and is not passed over for good', async () => {
  const lines = [
    ready('08:00', 'ana', 'never'),
    claim('08:01', 'C-1'),
    command('08:01:30', 'C-1', 'decline', { agent: 'ana', reason: 'lunch' }),
  ];
  const { lines: told, summary } = await simulate(claims, lines, { until: at('08:03') });
  expect(timed(told, 'offered', 'declined')).toEqual([
    '08:01:00 offered C-1 ana',
    '08:01:30 declined C-1 ana',
    '08:02:30 offered C-1 ana',
  ]);
  expect(summary.offers.declined).toBe(1);
  const withBen = [...lines.slice(0, 2), ready('08:01:10', 'ben'), ...lines.slice(2)];
  expect((await offers(withBen))[1]).toBe('08:01:30 offered C-1 ben');
});

test('who stops being Ready loses his open offer, with no RONA, and keeps what he holds', async () => {
  const lines = [
    ready('08:00', 'ana'),
    claim('08:01', 'C-1'),
    ready('08:01:10', 'ana', 'PT1M'),
    claim('08:01:30', 'C-2'),
    presence('08:02', 'ana', 'offline'),
  ];
  const { lines: told, summary } = await simulate(claims, lines, { until });
  expect(timed(told, 'accepted', 'offered', 'revoked', 'completed').slice(0, 5)).toEqual([
    '08:01:00 offered C-1 ana',
    '08:01:00 accepted C-1 ana',
    '08:01:30 offered C-2 ana',
    '08:02:00 revoked C-2 ana',
    '08:03:00 completed C-1 ana',
  ]);
  expect(told.find(({ type }) => type === 'revoked')).toMatchObject({ reason: 'offline' });
  expect(summary.offers).toMatchObject({ missed: 0, withdrawn: 1 });
});

test('what becomes active later is not offered before', async () => {
  const lines = [ready('08:00', 'ana'), claim('08:01', 'C-1', { activateAt: at('08:30') })];
  const { lines: told } = await simulate(claims, lines, { until });
  expect(timed(told, 'captured', 'queued', 'offered').slice(0, 3)).toEqual([
    '08:01:00 captured C-1',
    '08:30:00 queued C-1',
    '08:30:00 offered C-1 ana',
  ]);
});

test('queues of one name in two divisions have nothing to do with each other', async () => {
  const other = [
    { kind: 'division', key: 'north' },
    { kind: 'source', key: 'north-crm', division: 'north' },
    { kind: 'queue', key: 'claims', division: 'north' },
    { kind: 'agent', key: 'nina', division: 'north', queues: ['claims'] },
    { kind: 'worktype', key: 'claim', division: 'north', referencePrefix: 'N', queue: 'claims' },
  ];
  const lines = [
    ready('08:00', 'ben'),
    claim('08:01', 'C-1', { source: 'north-crm', worktype: 'claim' }),
    claim('08:01', 'C-2', { value: 200_000 }),
    ready('08:02', 'nina'),
  ];
  const { lines: told, summary } = await simulate(withDocuments(claims, ...other), lines, { until: at('08:20') });
  expect(timed(told, 'offered', 'completed')).toEqual(['08:02:00 offered C-1 nina', '08:04:00 completed C-1 nina']);
  expect(summary).toMatchObject({ items: { completed: 1, waiting: 1 } });
});
