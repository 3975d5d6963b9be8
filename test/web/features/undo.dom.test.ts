import type { ItemView } from '../../../api/contract/item';
import { isAsLeft, undoOf } from '../../../web/src/features/agent/undo';

const before = {
  id: 'one',
  activateAt: '2026-01-01T08:00:00Z',
  dueAt: '2026-01-02T08:00:00Z',
  isDueGiven: true,
} as ItemView;
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

test('a due date that nobody had given is reckoned again, and given to nobody', () => {
  const undo = rescheduled({ dueAt: '2027-01-01T08:00:00Z' }, { ...before, isDueGiven: false });
  expect(undo?.body).toEqual({ dueAt: null });
});

test('a due date that was given comes back with the activation whose change took its place', () => {
  const body = { activateAt: '2026-01-01T09:00:00Z' };
  const after = { ...inState('paused'), dueAt: '2026-01-03T08:00:00Z', isDueGiven: false };
  const undo = (item: ItemView) => undoOf({ action: 'reschedule', body }, item, after, false)?.body;
  expect(undo(before)).toEqual({ activateAt: before.activateAt, dueAt: before.dueAt });
  expect(undo({ ...before, isDueGiven: false })).toEqual({ activateAt: before.activateAt });
});

test('a due date is taken back where there was none', () => {
  const none = { ...before, dueAt: null, isDueGiven: false };
  const undo = rescheduled({ dueAt: '2027-01-01T08:00:00Z' }, none);
  expect(undo).toEqual({ id: 'one', action: 'reschedule', body: { dueAt: null } });
});

test('what somebody else has set since is not taken back, and what he has not touched is', () => {
  const left = { ...before, version: 4, state: 'connected', status: 'in-review', attributes: { Kind: 'Fire' } };
  const isLeft = (action: 'set-status' | 'reschedule' | 'resume' | 'update', body: object, set: object, version = 5) =>
    isAsLeft(
      { id: 'one', action, body: { ...body } },
      left as unknown as ItemView,
      { ...left, ...set, version } as never,
    );
  expect(isLeft('set-status', { status: 'open' }, { dueAt: null })).toBe(true);
  expect(isLeft('set-status', { status: 'open' }, { status: 'escalated' })).toBe(false);
  // Read before the command was answered.
  expect(isLeft('set-status', { status: 'open' }, { status: 'open' }, 3)).toBe(true);
  expect(isLeft('reschedule', { dueAt: null }, { dueAt: '2026-01-09T08:00:00Z' })).toBe(false);
  expect(isLeft('reschedule', { dueAt: null }, { activateAt: '2026-01-09T08:00:00Z' })).toBe(true);
  expect(isLeft('resume', {}, { state: 'paused' })).toBe(false);
  expect(isLeft('update', { attributes: { Kind: 'Water' } }, { attributes: { Kind: 'Theft' } })).toBe(false);
  expect(isLeft('update', { attributes: { Kind: 'Water' } }, { name: 'Roof' })).toBe(true);
  expect(isAsLeft({ id: 'one', action: 'pull', body: {} }, left as unknown as ItemView, undefined)).toBe(true);
});

test('details are taken back as they stood, and what was not there is taken away', () => {
  const known = { ...before, name: 'Cellar', attributes: { Phone: '1', Kind: 'Fire' } } as unknown as ItemView;
  const undo = (body: object) => undoOf({ action: 'update', body: { ...body } }, known, known, false)?.body;
  expect(undo({ attributes: { Phone: '2', Remarks: 'wet' } })).toEqual({ attributes: { Phone: '1', Remarks: null } });
  expect(undo({ name: 'Roof' })).toEqual({ name: 'Cellar', attributes: {} });
});

test('there is no way back for what has left his hands', () => {
  expect(rescheduled({ activateAt: '2027-01-01T08:00:00Z' }, before, 'scheduled')).toBeNull();
});

test('what was given away is taken back only from where he helps himself', () => {
  const parked = (isInReach: boolean) => undoOf({ action: 'park', body: {} }, before, inState('parked'), isInReach);
  expect(parked(true)).toEqual({ id: 'one', action: 'pull', body: {} });
  expect(parked(false)).toBeNull();
});
