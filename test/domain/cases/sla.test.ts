import fc from 'fast-check';
import { modelOf } from '../../../domain/bpmn/model';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import { endedClocks, fireSla, nextSlaMs, slaClock, withStages } from '../../../domain/cases/sla';
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
  const file = { clocks: clock ? [clock] : [], status: 'open', priority: null, process: null } as unknown as CaseFile;
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
