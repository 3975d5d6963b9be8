import type { PinnedThreshold } from '../../../domain/classify/classified';
import type { AnyCommand } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Change } from '../../../domain/item/decision';
import type { ItemState } from '../../../domain/item/state';
import { accept, change, HOUR, sue, types } from './acting';
import { NOON, sampleItem } from './sample-item';

const escalate: AnyCommand = { action: 'escalate', actor: sue };
const rule = (more: Partial<PinnedThreshold> = {}): PinnedThreshold => ({
  text: '100%',
  states: ['not-completed'],
  escalate: true,
  repeatMs: HOUR,
  actions: [{ raisePriority: 200, evenIfHeld: false }],
  ...more,
});
const item = (thresholds: PinnedThreshold[]) =>
  sampleItem({ thresholds, thresholdsMs: thresholds.map(() => NOON), expiresMs: null });

/** Lets the first threshold come so many times. */
function fired(start: ItemState, times: number): Change[] {
  const made: Change[] = [];
  let state = start;
  for (let count = 0; count < times; count += 1) {
    const atMs = NOON + count * HOUR;
    made.push(change(state, { action: 'threshold', index: 0, atMs, nextMs: atMs + HOUR }, atMs));
    state = made.at(-1)?.state ?? state;
  }
  return made;
}

test('three act, the fourth moves it to the emergency queue, and none comes by itself again', () => {
  const made = fired(item([rule()]), 6);
  expect(made.map(({ state }) => state.rules.curve.offset)).toEqual([200, 400, 600, 600, 600, 600]);
  expect(made.map(({ state }) => state.rules.queue)).toEqual([
    ...Array(3).fill('claims'),
    ...Array(3).fill('emergency-backlog'),
  ]);
  expect(made.map(({ state }) => state.escalations)).toEqual([1, 2, 3, 4, 4, 4]);
  expect(made.map(({ state }) => state.thresholds[0]?.fired)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(made.map(types)).toEqual([...Array(3).fill(['escalated']), ['escalated', 'queued'], [], []]);
  expect(made[3]?.ledger).toEqual({ kind: 'enqueue' });
});

test('one by the clock has the instant that was meant, one by hand that of its commit', () => {
  expect(fired(item([rule()]), 2)[1]?.events[0]?.atMs).toBe(NOON + HOUR);
  expect(change(item([rule()]), escalate).events[0]).not.toHaveProperty('atMs');
});

test('a supervisor starts it again', () => {
  const ended = fired(item([rule()]), 4)[3]?.state as ItemState;
  expect(ended.escalatesItself).toBe(false);
  expect(change(ended, escalate).state).toMatchObject({ escalatesItself: true, escalations: 1 });
});

test('what is in hands stays there; the new queue counts when it returns', () => {
  const moving = [rule({ actions: [{ moveTo: { queue: 'other' }, evenIfHeld: false }] })];
  const inHands = change(item(moving), accept).state;
  const made = fired(inHands, 1)[0] as Change;
  expect(made.state).toMatchObject({ state: 'connected', assignee: 'ana', rules: { queue: 'other' } });
  expect(made.events[0]?.data).toMatchObject({ actions: [{ left: 'held' }] });
  const firm = [rule({ actions: [{ moveTo: { queue: 'other' }, evenIfHeld: true }] })];
  expect(fired(change(item(firm), accept).state, 1)[0]?.state).toMatchObject({ state: 'queued', assignee: null });
});

test('a threshold acts only in the states that it names', () => {
  const onlyWaiting = item([rule({ states: ['waiting'] })]);
  expect(fired(onlyWaiting, 1).map(types)).toEqual([['escalated']]);
  expect(fired(change(onlyWaiting, accept).state, 1).map(types)).toEqual([[]]);
});

test('one that came is not told twice', () => {
  const once = fired(item([rule()]), 1)[0]?.state as ItemState;
  expect(decide(once, { action: 'threshold', index: 0, atMs: NOON, nextMs: null }, NOON)).toEqual({
    kind: 'unchanged',
  });
});

test('an opened ring opens those before it', () => {
  const plan = { key: 'p', rings: [0, 1, 2].map((after) => ({ afterMs: after * HOUR, requirement: {} })) };
  const opening = sampleItem({
    plan,
    thresholds: [rule({ actions: [{ openRing: 1, evenIfHeld: false }] })],
    thresholdsMs: [NOON],
  });
  expect(fired(opening, 1)[0]?.state.rules.plan.rings.map(({ afterMs }) => afterMs)).toEqual([0, 0, 2 * HOUR]);
});
