import fc from 'fast-check';
import { fireSla, nextSlaMs, slaClock } from '../../../domain/cases/sla';
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
