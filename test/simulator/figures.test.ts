import { compare } from '../../simulator/compare';
import { comparisonReport } from '../../cli/simulate/comparison-report';
import { reportOf } from '../../cli/simulate/report';
import { at, claim, claims as office, command, presence, ready } from './claims';
import { simulate, withDocuments } from './simulate';

/** The office without escalation and timed statuses, which go on long after these mornings. */
const claims = office.map((one) =>
  one.kind === 'worktype'
    ? {
        ...one,
        sla: { ...one.sla, thresholds: [] },
        statuses: one.statuses.map((status) => ({ ...status, after: undefined })),
      }
    : one,
);
const until = at('09:00');
/** C-1 waits 4 min for ana, C-2 waits 5; both take 2 min. */
const morning = [
  claim('08:01', 'C-1'),
  claim('08:02', 'C-2', { dueAt: at('08:08') }),
  ready('08:05', 'ana', 'PT2M'),
  presence('08:15', 'ana', 'offline'),
  claim('08:30', 'C-3', { dueAt: at('08:45') }),
];

test('waiting, time to complete and attainment are measured from the instant of queueing', async () => {
  const { summary } = await simulate(claims, morning, { until: at('08:20') });
  const ended = { count: 2, stillWaiting: 0 };
  expect(summary.waiting.toOffer).toEqual({ ...ended, mean: 270, median: 180, p90: 360, p99: 360, max: 360 });
  expect(summary.waiting.toAccept).toMatchObject({ ...ended, median: 300, max: 480 });
});

test('what still waits counts with its wait so far: to leave the old ones lying makes nobody quick', async () => {
  const { summary } = await simulate(claims, morning, { until });
  const going = { count: 3, stillWaiting: 1 };
  expect(summary.waiting.toOffer).toMatchObject({ ...going, median: 360, max: 1_800 });
  expect(summary.waiting.toAccept).toMatchObject({ ...going, median: 480, max: 1_800 });
  expect(summary.waiting.byQueue).toEqual({ claims: summary.waiting.toAccept });
  expect(summary.waiting.byWorktype).toEqual({ 'medical-claim': summary.waiting.toAccept });
  expect(summary.waiting.bySegment).toEqual({ none: summary.waiting.toAccept });
  expect(summary.completion).toMatchObject({ count: 2, median: 420, max: 600 });
  expect(summary.sla).toMatchObject({ inTime: 1, late: 1, openLate: 1, attainment: 0.333333 });
  expect(summary.sla.byQueue).toEqual({ claims: { inTime: 1, late: 1, openLate: 1, attainment: 0.333333 } });
});

test('occupancy is the share of the available time with something in hand', async () => {
  const { summary } = await simulate(claims, morning, { until });
  const { agents, occupancy } = summary.utilisation;
  // Ready from 08:05 to 08:15; C-1 in hand from 08:07 to 08:09, C-2 from 08:09 on for 2 min.
  expect(agents[0]).toEqual({ agent: 'ana', items: 2, availableSeconds: 600, busySeconds: 240, occupancy: 0.4 });
  expect(agents[1]).toMatchObject({ agent: 'ben', occupancy: null });
  expect(occupancy).toEqual({ mean: 0.4, min: 0.4, max: 0.4, deviation: 0 });
});

test('work in the hands of somebody who is away is time available, and twice at once is busy once', async () => {
  const { summary } = await simulate(
    claims,
    [
      ready('08:00', 'ana'),
      claim('08:00', 'C-1', { handleTime: 'PT10M' }),
      claim('08:00', 'C-2', { handleTime: 'PT20M' }),
      presence('08:05', 'ana', 'not-ready', { reason: 'Lunch' }),
    ],
    { until },
  );
  expect(summary.utilisation.agents[0]).toMatchObject({ availableSeconds: 1_200, busySeconds: 1_200, occupancy: 1 });
});

test('the backlog is told by its highest count in each stretch, which grows with the time', async () => {
  const { summary } = await simulate(claims, morning, { until });
  const { backlog } = summary;
  expect(backlog).toMatchObject({ end: 1, max: 2, stretchSeconds: 60 });
  expect(backlog.waiting.slice(0, 10)).toEqual([1, 2, 2, 2, 2, 2, 2, 1, 1, 0]);
  // Until the last of them expires on the next day.
  const long = await simulate(claims, morning);
  expect(long.summary.backlog).toMatchObject({ end: 1, max: 2, stretchSeconds: 480 });
  expect(long.summary.backlog.waiting.length).toBeLessThanOrEqual(240);
});

test('a comparison gives every figure of both, and the difference; a queue of one alone has one side', async () => {
  const renamed = withDocuments(
    claims,
    { kind: 'queue', key: 'large', division: 'claims' },
    ...claims.flatMap((one): object[] => {
      if (one.kind === 'worktype') return [{ ...one, queue: 'large' }];
      return one.kind === 'agent' ? [{ ...one, queues: ['large'] }] : [];
    }),
  );
  const { summaries } = await simulate(claims, morning, { until, against: renamed });
  const [a, b] = summaries;
  if (!a || !b) throw new Error('two summaries');
  const rows = compare(a, b);
  const named = Object.fromEntries(rows.flatMap((row) => (row.by === 'queue' ? [[row.figure, row] as const] : [])));
  expect(named['sla.byQueue.claims']).toMatchObject({ a: 0.333333, b: null, difference: null });
  expect(named['sla.byQueue.large']).toMatchObject({ a: null, b: 0.333333, difference: null });
  expect(named['waiting.byQueue.large.p90']).toMatchObject({ a: null, b: 1_800, by: 'queue', name: 'large' });
  for (const row of rows.filter(({ by }) => by !== 'queue')) expect(row).toMatchObject({ difference: 0 });
});

test('an agent whom only one of the configurations has is passed over in the other', async () => {
  const without = claims.filter((one) => one.kind !== 'agent' || one.key !== 'ana');
  const { summary, summaries } = await simulate(claims, morning, { until, against: without });
  const [a, b] = summaries;
  if (!a || !b) throw new Error('two summaries');
  expect(a).toEqual(summary);
  const rows = compare(a, b);
  expect(rows.find(({ figure }) => figure === 'items.completed')).toMatchObject({ a: 2, b: 0, difference: -2 });
  expect(rows.find(({ figure }) => figure === 'completion.median')).toMatchObject({ b: null, difference: null });
  const text = comparisonReport(rows, { name: 'now', summary: a }, { name: 'without-ana', summary: b });
  expect(text).toMatch(/^A: now\nB: without-ana\n/);
  expect(text).toMatch(/^ {2}items completed 0 instead of 2$/m);
  expect(text).toMatch(/^items\n {2}captured +3 +3 +=\n {2}completed +2 +0 +-2 +-100\.0 %$/m);
  expect(text).toMatch(/^completed in time\n {2}all +33\.3 % +0\.0 % +-33\.3 points$/m);
  expect(text).toMatch(/^agent +items A +items B +occupancy A +occupancy B\n {2}ana +2 +- +40\.0 % +-$/m);
  // Of one queue and one worktype everything has been said, and nobody declined.
  expect(text).not.toMatch(/queue claims|worktype|declined/);
});

test('the report says the same for people', async () => {
  const { summary } = await simulate(claims, morning, { until });
  const report = reportOf(summary);
  expect(report).toMatch(/^3 items captured: 2 completed, 1 waiting\. 2 missed their due date\.$/m);
  expect(reportOf({ ...summary, items: { ...summary.items, overdue: 1, refused: 4 } })).toMatch(
    /2 missed their due date\.\n1 reached their expiry\.\n(.*\n)+4 commands of the input were refused; `--json` says which/,
  );
  expect(report).toMatch(/^time to complete +2 +8 min 30 s +7 min 0 s +10 min 0 s +10 min 0 s +10 min 0 s$/m);
  expect(report).toMatch(/^1 still waiting, counted with the wait so far\.$/m);
  expect(report).toMatch(/^Completed in time, all:\n *all +█{10}░{20} +33\.3 % +1 of 3$/m);
  expect(report).toMatch(/Waiting, 2 at most, 1 at the end:\n\|▄/);
});

test('two queues are told apart, and a comparison of equals says so', async () => {
  const { summaries } = await simulate(claims, morning, { until, against: claims });
  const [a, b] = summaries;
  if (!a || !b) throw new Error('two summaries');
  const text = comparisonReport(compare(a, b), { name: 'now', summary: a }, { name: 'again', summary: b });
  expect(text).toMatch(/^Every figure is the same\.$/m);
  const transferred = [...morning, command('08:31', 'C-3', 'transfer', { queue: 'emergency-backlog' })];
  const { summary } = await simulate(claims, transferred, { until });
  expect(Object.keys(summary.waiting.byQueue)).toEqual(['claims', 'emergency-backlog']);
  expect(reportOf(summary)).toMatch(/^ {2}queue emergency-backlog +1 +30 min 0 s/m);
});

test('what came into hands without an offer is counted apart, with what was passed over', async () => {
  const { summary } = await simulate(
    claims,
    [
      claim('08:00', 'C-1'),
      claim('08:01', 'C-2'),
      claim('08:02', 'C-3'),
      command('08:03', 'C-2', 'pull', { agent: 'ben' }),
      command('08:04', 'C-3', 'assign', { agent: 'ana' }),
    ],
    { until },
  );
  expect(summary).toMatchObject({
    pulls: { count: 1, choices: 1, skipped: 1 },
    assignments: 1,
    offers: { made: 0, accepted: 0 },
    waiting: { toOffer: { count: 1, stillWaiting: 1 }, toAccept: { count: 3, stillWaiting: 1, median: 120 } },
  });
  expect(reportOf(summary)).toMatch(/^Without an offer: 1 pulled \(1 out of order, past 1 items\), 1 assigned\.$/m);
});
