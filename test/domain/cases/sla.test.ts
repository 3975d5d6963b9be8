import fc from 'fast-check';
import { modelOf } from '../../../domain/bpmn/model';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import { endedClocks, fireSla, nextSlaMs, withStages } from '../../../domain/cases/sla';
import { recomputed } from '../../../domain/cases/recompute';
import { onOtherVersion, slaClock, timesOf } from '../../../domain/cases/sla-clock';
import { type Clock, wallClock } from '../../../domain/time/clock';
import type { CaseFile } from '../../../domain/cases/file';

const TARGET_MS = 100_000;
const statuses = [
  { key: 'open', name: 'Open', category: 'open' as const },
  { key: 'late', name: 'Late', category: 'waiting' as const },
  { key: 'closed', name: 'Closed', category: 'closed' as const },
];
const share = fc.integer({ min: 0, max: 200 });

/** A file of which only its clocks matter. */
function fileWith(shares: readonly number[], actions: object[] = [{ raisePriority: 1 }]) {
  const sla = { thresholds: shares.map((each) => ({ at: `${each}%`, actions })) };
  const clock = slaClock(null, sla, 0, TARGET_MS);
  const file = { clocks: [clock], status: 'open', priority: null, process: null } as unknown as CaseFile;
  return { type: { statuses, sla }, file };
}

test('whenever the clock looks, each threshold comes once, as soon as it is due, and the due date too', () => {
  fc.assert(
    fc.property(fc.array(share, { maxLength: 6 }), fc.array(fc.nat(250_000), { maxLength: 8 }), (shares, looks) => {
      const { type, file } = fileWith(shares);
      let now = file;
      let told = 0;
      let late = 0;
      for (const atMs of looks.toSorted((one, other) => one - other)) {
        const { next, entries } = fireSla(type, now, atMs);
        now = next;
        told += entries.filter((entry) => entry.type === 'threshold').length;
        late += entries.filter((entry) => entry.type === 'overdue').length;
        expect(told).toBe(shares.filter((each) => each * 1_000 <= atMs).length);
        expect(late).toBe(TARGET_MS <= atMs ? 1 : 0);
        expect(now.priority ?? 0).toBe(told);
        const rest = [...shares.map((each) => each * 1_000), TARGET_MS].filter((ms) => ms > atMs);
        expect(nextSlaMs(now)).toBe(rest.length === 0 ? null : Math.min(...rest));
      }
    }),
  );
});

test('a threshold does what it says, and a status that ends a case or is gone is passed over', () => {
  const actions = [
    { notify: 'supervisors' },
    { webhook: 'duty' },
    { setStatus: 'late' },
    { setStatus: 'closed' },
    { setStatus: 'gone' },
  ];
  const { type, file } = fileWith([50], actions);
  const { next, notices } = fireSla(type, file, 50_000);
  expect(next.status).toBe('late');
  expect(notices).toMatchObject([{ to: 'supervisors', at: '50%' }, { to: { webhook: 'duty' } }]);
});

test('a threshold that raises a case raises the work in it', () => {
  const { type, file } = fileWith([50], [{ raisePriority: 4 }]);
  const process = { instances: { 7: { id: 7, element: 'look', parent: null, phase: 'working' } } };
  const { orders } = fireSla(type, { ...file, process } as unknown as CaseFile, 50_000);
  expect(orders).toEqual([{ type: 'raise-work', instance: 7, by: 4 }]);
});

test('a stage has a clock from when it is entered until it is completed or cancelled', async () => {
  const read =
    await readBpmn(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:casewright="urn:casewright:bpmn" targetNamespace="t">
<process id="p" isExecutable="true"><subProcess id="stage" casewright:sla="PT1H"><task id="t" /></subProcess></process></definitions>`);
  if (!('graph' in read)) throw new Error(JSON.stringify(read.refused));
  const model = modelOf(read.graph);
  const { type, file } = fileWith([]);
  const after = (from: CaseFile, event: string) => ({
    ...from,
    clocks: withStages(model, type, from, [{ event, element: 'stage' }], 1_000),
  });
  const entered = after(file, 'entered');
  expect(entered.clocks).toMatchObject([{ element: null }, { element: 'stage', dueMs: 3_601_000 }]);
  expect(after(entered, 'taken').clocks).toEqual(entered.clocks);
  for (const end of ['completed', 'cancelled']) expect(after(entered, end).clocks).toEqual(file.clocks);
});

test('of a case that ends it stays known whether it was late', () => {
  const { file } = fileWith([]);
  expect(endedClocks(file, TARGET_MS - 1)).toMatchObject([{ isOverdue: false }]);
  expect(endedClocks(file, TARGET_MS)).toMatchObject([{ isOverdue: true }]);
});

/** Runs at half the pace of the wall. */
const slow: Clock = { ...wallClock, readingAt: (ms) => ms / 2, instantOf: (reading) => reading * 2 };
const onCalendar = (fired: number[] = []) => {
  const sla = {
    calendar: 'office',
    expiry: 'PT200S',
    thresholds: [
      { at: '50%', actions: [{ raisePriority: 1 }] },
      { at: '80%', repeat: '10%', actions: [{ raisePriority: 1 }] },
    ],
  };
  const begun = slaClock(null, sla, 0, TARGET_MS);
  const thresholds = begun.thresholds.map((one, at) => ({ ...one, fired: fired[at] ?? 0 }));
  return { sla, clock: { ...begun, thresholds } };
};
const fileOn = (clock: ReturnType<typeof slaClock>) =>
  ({ clocks: [clock], status: 'open', priority: null, process: null }) as unknown as CaseFile;

test('on a calendar nothing comes before its instants are told, and they are told without an entry', () => {
  const { sla, clock } = onCalendar();
  expect(nextSlaMs(fileOn(clock))).toBeNull();
  const told = recomputed(fileOn(clock), [timesOf(clock, sla, slow)], 0);
  expect(told?.entries).toEqual([]);
  expect(told?.next.clocks).toMatchObject([
    { isAwaited: false, dueMs: 200_000, expiresMs: 400_000, thresholds: [{ nextMs: 100_000 }, { nextMs: 160_000 }] },
  ]);
  expect(recomputed(told?.next ?? fileOn(clock), [timesOf(clock, sla, slow)], 0)).toBeNull();
});

test('what repeats on a calendar waits to be told when, and what was told for before it came is not for it', () => {
  const { sla, clock } = onCalendar();
  const before = timesOf(clock, sla, slow);
  const ready = recomputed(fileOn(clock), [before], 0)?.next ?? fileOn(clock);
  const { next } = fireSla({ statuses, sla }, ready, 160_000);
  expect(next.clocks).toMatchObject([{ isAwaited: true, thresholds: [{ nextMs: null }, { nextMs: null, fired: 1 }] }]);
  expect(recomputed(next, [before], 160_000)).toBeNull();
  const [fired = clock] = next.clocks;
  const again = recomputed(next, [timesOf(fired, sla, slow)], 160_000);
  // The first one, which does not repeat, has come.
  expect(again?.next.clocks).toMatchObject([{ thresholds: [{ nextMs: null }, { nextMs: 180_000 }] }]);
});

test('on other hours what has come does not come again, and what is in time again is so', () => {
  const { sla, clock } = onCalendar([1, 0]);
  const late = { ...clock, isAwaited: false, dueMs: 100_000, isOverdue: true, expiresMs: 200_000 };
  const times = { ...timesOf(late, sla, slow), calendar: { key: 'office', version: 2 } };
  const moved = recomputed(fileOn(late), [times], 150_000);
  expect(moved?.next.clocks).toMatchObject([{ dueMs: 200_000, isOverdue: false, thresholds: [{ nextMs: null }, {}] }]);
  expect(moved?.entries).toMatchObject([
    { type: 'recomputed', data: { calendar: 'office', version: 2, dueAt: '1970-01-01T00:03:20.000Z' } },
  ]);
});

test('a case that goes on in another version is under its thresholds, and what came by its text has come', () => {
  const { file } = fileWith([10, 50]);
  const fired = fireSla(fileWith([10, 50]).type, file, 10_000).next.clocks[0];
  if (!fired) throw new Error('it has a clock');
  const actions = [{ raisePriority: 1 }];
  const sla = {
    thresholds: [
      { at: '70%', actions },
      { at: '10%', actions },
    ],
    expiry: 'PT300S',
  };
  expect(onOtherVersion(fired, null, sla)).toMatchObject({
    dueMs: TARGET_MS,
    expiresMs: 300_000,
    thresholds: [
      { text: '70%', nextMs: 70_000, fired: 0 },
      { text: '10%', nextMs: null, fired: 1 },
    ],
  });
});

test('an SLA expires once, and supervisors are told', () => {
  const sla = { thresholds: [], expiry: 'PT150S' };
  const file = fileOn(slaClock(null, sla, 0, TARGET_MS));
  const { next, entries, notices } = fireSla({ statuses, sla }, file, 150_000);
  expect(entries.map(({ type }) => type)).toEqual(['overdue', 'expired']);
  expect(notices).toEqual([{ event: 'expired', to: 'supervisors', element: null, at: 'expiry' }]);
  expect(nextSlaMs(next)).toBeNull();
});

test('a stage has of its own what it says, and the rest of its case', () => {
  const actions = [{ raisePriority: 1 }];
  const sla = { calendar: 'office', thresholds: [{ at: '50%', actions }], stages: { s: { calendar: null }, t: {} } };
  expect(slaClock('s', sla, 0, 1_000)).toMatchObject({ calendar: null, dueMs: 1_000, thresholds: [{ nextMs: 500 }] });
  expect(slaClock('t', sla, 0, 1_000)).toMatchObject({ calendar: 'office', isAwaited: true });
});
