import { nextStatus } from '../../../web/src/features/cases/board-order';
import { meanTimes, statusSpells } from '../../../web/src/features/case/status-spells';

const at = (second: number) => new Date(second * 1_000).toISOString();
const changed = (second: number, from: string, to: string) => ({
  type: 'status-changed',
  at: at(second),
  data: { from, to },
});
const happened = (type: string, second: number, element: string, instance: number) => ({
  type,
  at: at(second),
  element,
  instance,
});

test('the times in all statuses add up to the life of a case, one that came again counted twice', () => {
  const life = { status: 'open', createdAtMs: 0, endMs: 100_000 };
  const spells = statusSpells(life, [changed(10, 'open', 'working'), changed(70, 'working', 'open')]);
  expect(spells).toEqual([
    { status: 'open', times: 2, ms: 40_000 },
    { status: 'working', times: 1, ms: 60_000 },
  ]);
});

test('a case whose status has never changed has been in it all the time', () => {
  expect(statusSpells({ status: 'open', createdAtMs: 5, endMs: 25 }, [])).toEqual([
    { status: 'open', times: 1, ms: 20 },
  ]);
});

test('the time after the end of a case counts for no status', () => {
  const spells = statusSpells({ status: 'closed', createdAtMs: 0, endMs: 10_000 }, [changed(10, 'open', 'closed')]);
  expect(spells).toEqual([
    { status: 'open', times: 1, ms: 10_000 },
    { status: 'closed', times: 1, ms: 0 },
  ]);
});

test('the mean time of an element is of what has come to its end there, and not of what still stands', () => {
  expect(
    meanTimes([
      happened('entered', 0, 'task', 1),
      happened('entered', 10, 'task', 2),
      happened('completed', 30, 'task', 1),
      happened('cancelled', 20, 'task', 2),
      happened('entered', 40, 'task', 3),
      happened('completed', 50, 'other', 9),
    ]),
  ).toEqual({ task: 20_000 });
});

test('a card goes to the status beside its own, and to none that ends the case', () => {
  const statuses = [
    { key: 'open', category: 'open' },
    { key: 'working', category: 'working' },
    { key: 'resolved', category: 'closed' },
  ];
  expect(nextStatus(statuses, 'open', 1)).toBe('working');
  expect(nextStatus(statuses, 'working', -1)).toBe('open');
  expect(nextStatus(statuses, 'working', 1)).toBeNull();
  expect(nextStatus(statuses, 'open', -1)).toBeNull();
  expect(nextStatus(statuses, 'unknown', 1)).toBeNull();
});
