import { comparisonReport, reportOf } from '../../../cli/simulate/report';
import { compare } from '../../../cli/simulate/summary';
import { at, claim, claims, presence, ready } from './claims';
import { simulate, withDocuments } from './simulate';

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
  const { summary } = await simulate(claims, morning, { until });
  expect(summary.waiting.toOffer).toEqual({ count: 2, mean: 270, median: 180, p90: 360, p99: 360, max: 360 });
  expect(summary.waiting.toAccept).toMatchObject({ count: 2, median: 300, max: 480 });
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
  const rows = compare(a, b).map((row) => [row.figure, row]);
  const { 'sla.byQueue.claims': claimsRow, 'sla.byQueue.large': largeRow, ...others } = Object.fromEntries(rows);
  expect(claimsRow).toMatchObject({ a: 0.333333, b: null, difference: null });
  expect(largeRow).toMatchObject({ a: null, b: 0.333333, difference: null });
  for (const row of Object.values(others)) expect(row).toMatchObject({ difference: 0 });
});

test('an agent whom only one of the configurations has is passed over in the other', async () => {
  const without = claims.filter((one) => one.kind !== 'agent' || one.key !== 'ana');
  const { summary, summaries } = await simulate(claims, morning, { until, against: without });
  const [a, b] = summaries;
  if (!a || !b) throw new Error('two summaries');
  expect(a).toEqual(summary);
  const rows = compare(a, b);
  expect(rows.find(({ figure }) => figure === 'items.completed')).toMatchObject({ a: 2, b: 0, difference: -2 });
  expect(rows.find(({ figure }) => figure === 'waiting.toOffer.mean')).toMatchObject({ b: null, difference: null });
  const text = comparisonReport(rows, 'now', 'without-ana');
  expect(text).toMatch(/^A: now\nB: without-ana\n/);
  expect(text).toMatch(/^completed +2 +0 +-2$/m);
  expect(text).toMatch(/^completed in time +33\.3 % +0\.0 % +-33\.3 %$/m);
});

test('the report says the same for people', async () => {
  const { summary } = await simulate(claims, morning, { until });
  const report = reportOf(summary);
  expect(report).toMatch(/^3 items captured: 2 completed, 1 waiting\. 0 became overdue\.$/m);
  expect(report).toMatch(/^wait for an offer +2 +4 min 30 s +3 min 0 s +6 min 0 s +6 min 0 s +6 min 0 s$/m);
  expect(report).toMatch(/^Completed in time, all:\n *all +█{10}░{20} +33\.3 % +1 of 3$/m);
  expect(report).toMatch(/Waiting, 2 at most, 1 at the end:\n\|▄/);
});
