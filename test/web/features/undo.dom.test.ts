import type { ItemView } from '../../../api/contract/item';
import { isAsLeft, undoOf } from '../../../web/src/features/agent/undo';

const before = { id: 'one', activateAt: '2026-01-01T08:00:00Z', dueAt: '2026-01-02T08:00:00Z' } as ItemView;
const inState = (state: string) => ({ ...before, state }) as ItemView;
const rescheduled = (body: object, item = before, state = 'connected') =>
  undoOf({ action: 'reschedule', body: { ...body } }, item, inState(state), false);

test('a reschedule is taken back by the clocks that it set, and by no other', () => {
  const dueAt = '2027-01-01T08:00:00Z';
  const undo = { id: 'one', action: 'reschedule' };
  expect(rescheduled({ dueAt, reason: 'asked for' })).toEqual({ ...undo, body: { dueAt: before.dueAt } });
  expect(rescheduled({ activateAt: dueAt }, before, 'paused')).toEqual({
    ...undo,
    body: { activateAt: before.activateAt },
  });
});

test('a due date is taken back where there was none', () => {
  const undo = rescheduled({ dueAt: '2027-01-01T08:00:00Z' }, { ...before, dueAt: null });
  expect(undo).toEqual({ id: 'one', action: 'reschedule', body: { dueAt: null } });
});

test('what somebody else has set since is not taken back, and what he has not touched is', () => {
  const left = { ...before, version: 4, state: 'connected', status: 'in-review' } as ItemView;
  expect(isAsLeft(left, undefined)).toBe(true);
  expect(isAsLeft(left, { ...left, version: 5, externalTag: 'noted' })).toBe(true);
  // Read before the command was answered.
  expect(isAsLeft(left, { ...left, version: 3, status: 'open' })).toBe(true);
  for (const set of [
    { status: 'escalated' },
    { dueAt: null },
    { activateAt: '2026-01-01T09:00:00Z' },
    { state: 'paused' },
  ])
    expect(isAsLeft(left, { ...left, ...set, version: 5 } as ItemView)).toBe(false);
});

test('there is no way back for what has left his hands', () => {
  expect(rescheduled({ activateAt: '2027-01-01T08:00:00Z' }, before, 'scheduled')).toBeNull();
});

test('what was given away is taken back only from where he helps himself', () => {
  const parked = (isInReach: boolean) => undoOf({ action: 'park', body: {} }, before, inState('parked'), isInReach);
  expect(parked(true)).toEqual({ id: 'one', action: 'pull', body: {} });
  expect(parked(false)).toBeNull();
});
